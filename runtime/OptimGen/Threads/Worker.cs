using System.Threading;

namespace OptimGen;

/// <summary>A thread of a <see cref="WorkerPool"/>: where it is, and how it is woken.</summary>
/// <param name="number">From 1; 0 is who begins a round.</param>
#pragma warning disable CA1001 // A worker lives as long as the process.
internal sealed class Worker(int number)
#pragma warning restore CA1001
{
    private const int Working = 0;
    private const int Watching = 1;
    private const int Parked = 2;

    private readonly AutoResetEvent _wake = new(initialState: false);
    private int _state = Working;

    public int Number => number;

    /// <summary>Whether it will see new work by itself, at once.</summary>
    public bool IsWatching => Volatile.Read(ref _state) == Watching;

    public bool IsParked => Volatile.Read(ref _state) == Parked;

    public void Watch() => Volatile.Write(ref _state, Watching);

    public void Work() => Volatile.Write(ref _state, Working);

    /// <summary>Blocks until somebody wakes it, unless there was news since it last looked.</summary>
    /// <param name="news">The pool's count of rounds.</param>
    /// <param name="seen">What it was when the worker last looked for work.</param>
    public void Park(ref int news, int seen)
    {
        // The exchange comes before the look at the news, and a round is counted before the workers are looked at: one of both sees the other.
        Interlocked.Exchange(ref _state, Parked);
        if (Volatile.Read(ref news) != seen && Interlocked.CompareExchange(ref _state, Working, Parked) == Parked)
        {
            return;
        }

        _wake.WaitOne();
    }

    /// <summary>Wakes it, if it is parked and nobody else wakes it.</summary>
    public bool TryWake()
    {
        if (!IsParked || Interlocked.CompareExchange(ref _state, Working, Parked) != Parked)
        {
            return false;
        }

        _wake.Set();
        return true;
    }
}
