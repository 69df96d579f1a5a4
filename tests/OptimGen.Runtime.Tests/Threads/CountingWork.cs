using System;
using System.Threading;

namespace OptimGen.Runtime.Tests.Threads;

/// <summary>Work that counts how often each piece ran, and how many threads were at it at once.</summary>
internal sealed class CountingWork(int pieces, Action<int>? body = null) : SharedWork(pieces)
{
    private readonly int[] _runs = new int[pieces];
    private int _running;
    private int _mostRunning;

    /// <summary>How often each piece has run.</summary>
    public ReadOnlySpan<int> Runs => _runs;

    /// <summary>The most pieces that ran at the same time.</summary>
    public int MostRunning => _mostRunning;

    /// <summary>The pieces that run now.</summary>
    public int Running => Volatile.Read(ref _running);

    protected override void Run(int piece)
    {
        int running = Interlocked.Increment(ref _running);
        int most = Volatile.Read(ref _mostRunning);
        while (running > most)
        {
            most = Interlocked.CompareExchange(ref _mostRunning, running, most);
        }

        try
        {
            // Not atomic, so that two threads with one piece would be seen.
            _runs[piece]++;
            body?.Invoke(piece);
        }
        finally
        {
            Interlocked.Decrement(ref _running);
        }
    }
}
