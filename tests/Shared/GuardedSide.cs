namespace OptimGen.Tests.Shared;

/// <summary>Which end of the data touches the forbidden page.</summary>
public enum GuardedSide
{
    Start,
    End,
}
