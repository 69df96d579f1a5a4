namespace OptimGen;

/// <summary>What a round is worth.</summary>
internal static class RoundSizes
{
    // One core goes through some 50 to 100 bytes per nanosecond of what its caches hold. So the first is about 10 µs of work, many times what a
    // round costs with workers that watch, even where they have to fight for their core; the second is about 50 µs, above what it takes to wake one.
    private const long Medium = 768 << 10;
    private const long Large = 4 << 20;

    /// <summary>The size of a round that touches so much memory.</summary>
    /// <param name="bytes">Read and written, all arrays together.</param>
    public static RoundSize Of(long bytes) =>
        bytes < Medium ? RoundSize.Small : bytes < Large ? RoundSize.Medium : RoundSize.Large;
}
