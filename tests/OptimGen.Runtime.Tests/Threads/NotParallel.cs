namespace OptimGen.Runtime.Tests.Threads;

/// <summary>Tests that measure or set what belongs to the whole process: nothing runs beside them.</summary>
[CollectionDefinition(Name, DisableParallelization = true)]
public sealed class NotParallel
{
    public const string Name = "Not parallel";
}
