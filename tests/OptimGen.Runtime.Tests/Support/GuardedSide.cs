namespace OptimGen.Runtime.Tests.Support;

/// <summary>Which end of the data touches the forbidden page.</summary>
public enum GuardedSide
{
    Start,
    End,
}
