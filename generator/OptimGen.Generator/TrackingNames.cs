namespace OptimGen.Generator;

/// <summary>The names of the pipeline's steps, by which tests ask what was cached.</summary>
internal static class TrackingNames
{
    public const string Rules = nameof(Rules);
    public const string HintNames = nameof(HintNames);
    public const string Kernels = nameof(Kernels);
}
