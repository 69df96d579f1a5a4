namespace OptimGen;

/// <summary>Values between two, the same on every machine.</summary>
internal static class Annealing
{
    /// <summary>The value after a share of the way.</summary>
    /// <param name="strategy">The way.</param>
    /// <param name="from">The value at its start.</param>
    /// <param name="to">The value at its end.</param>
    /// <param name="share">From 0 to 1.</param>
    public static double Between(AnnealStrategy strategy, double from, double to, double share) => strategy == AnnealStrategy.Linear
        ? ((to - from) * share) + from
        : to + ((from - to) / 2 * (HalfTurns.Cosine(share) + 1));
}
