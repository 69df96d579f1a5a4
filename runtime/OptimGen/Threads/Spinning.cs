using System;
using System.Diagnostics;
using System.Threading;

namespace OptimGen;

/// <summary>Waiting without giving up the core, for a limited time.</summary>
/// <param name="limit">How long.</param>
internal struct Spinning(TimeSpan limit)
{
    // A pause of some tens of nanoseconds between two looks at a line that another core writes.
    private const int Pause = 2;

    private readonly long _end = Stopwatch.GetTimestamp() + (long)(limit.TotalSeconds * Stopwatch.Frequency);

    /// <summary>Waits a moment.</summary>
    /// <returns>False once the time is over.</returns>
    public readonly bool Once()
    {
        Thread.SpinWait(Pause);
        return Stopwatch.GetTimestamp() < _end;
    }
}
