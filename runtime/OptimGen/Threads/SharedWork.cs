using System;
using System.Runtime.ExceptionServices;
using System.Threading;

namespace OptimGen;

/// <summary>
/// Work cut into pieces that threads claim one by one. It is run again and again, in rounds, and a round allocates nothing.
/// </summary>
/// <remarks>
/// <para>
/// Each piece remembers the last round that claimed it, and a claim of round r is an exchange of r − 1 for r. So a worker that comes late,
/// even rounds late, can claim nothing that is not there to be claimed, and whoever claimed a piece of a round knows that the round cannot end
/// before the piece is done. The round's own data may therefore be plain fields: they are written before the round opens.
/// </para>
/// <para>One thread at a time runs the work; any number help it.</para>
/// </remarks>
internal abstract class SharedWork
{
    // Long enough for a worker to finish the piece that it is at; one that lost its core is waited for without burning another.
    private static readonly TimeSpan SpinTime = TimeSpan.FromMicroseconds(100);

    private readonly int[] _claims;
    private readonly object _finished = new();
    private int _round;
    private int _participants;

    // The round in the upper half and the places left for helpers in the lower, so that both are taken together.
    private long _places;
    private int _toWake;
    private int _done;
    private int _isCallerBlocked;
    private Exception? _failure;

    /// <param name="pieces">The number of pieces, 0 or more.</param>
    protected SharedWork(int pieces) => _claims = new int[pieces];

    /// <summary>The number of pieces.</summary>
    public int Pieces => _claims.Length;

    /// <summary>Whether a helper may still find something to do. For guesses only.</summary>
    public bool IsOpen => (int)Volatile.Read(ref _places) > 0;

    /// <summary>Runs one piece. Pieces run at the same time, on any thread, in any order, each once per round.</summary>
    /// <param name="piece">From 0 to <see cref="Pieces"/> − 1.</param>
    protected abstract void Run(int piece);

    /// <summary>Runs a round on this thread alone.</summary>
    public void RunAlone()
    {
        for (int piece = 0; piece < _claims.Length; piece++)
        {
            Run(piece);
        }
    }

    /// <summary>Begins a round: from now on helpers may come.</summary>
    /// <param name="helpers">How many at most.</param>
    /// <param name="toWake">How many of them are to be woken.</param>
    public void Open(int helpers, int toWake)
    {
        _done = 0;
        _failure = null;
        _toWake = toWake;
        _participants = helpers + 1;
        _round = unchecked(_round + 1);
        Volatile.Write(ref _places, ((long)_round << 32) | (uint)helpers);
    }

    /// <summary>Whether one more helper is to be woken; who asks is the one to do it.</summary>
    public bool TakeWake() => IsOpen && Volatile.Read(ref _toWake) > 0 && Interlocked.Decrement(ref _toWake) >= 0;

    /// <summary>Claims what nobody has claimed, then waits for those who claimed the rest.</summary>
    public void RunAndClose()
    {
        int mine = ClaimAndRun(_round, 0);
        Volatile.Write(ref _places, (long)_round << 32);
        Interlocked.Add(ref _done, mine);
        WaitForHelpers();
        if (_failure is { } failure)
        {
            _failure = null;
            ExceptionDispatchInfo.Throw(failure);
        }
    }

    /// <summary>Helps with the round that is open, if any.</summary>
    /// <param name="helper">The helper's number, from 1: it begins at the same place in every round, where its caches are warm.</param>
    /// <returns>Whether it had something to do.</returns>
    public bool Help(int helper)
    {
        if (!TryTakePlace(out int round))
        {
            return false;
        }

        int mine = ClaimAndRun(round, helper);
        if (mine == 0)
        {
            return false;
        }

        // The caller says that it blocks before it looks at the count; here it is the other way around, so one of both sees the other.
        if (Interlocked.Add(ref _done, mine) == _claims.Length && Volatile.Read(ref _isCallerBlocked) != 0)
        {
            lock (_finished)
            {
                Monitor.Pulse(_finished);
            }
        }

        return true;
    }

    private bool TryTakePlace(out int round)
    {
        long places = Volatile.Read(ref _places);
        while ((int)places > 0)
        {
            long before = Interlocked.CompareExchange(ref _places, places - 1, places);
            if (before == places)
            {
                round = (int)(places >> 32);
                return true;
            }

            places = before;
        }

        round = 0;
        return false;
    }

    private int ClaimAndRun(int round, int participant)
    {
        int[] claims = _claims;
        int free = unchecked(round - 1);
        int mine = 0;
        int participants = _participants;
        int piece = (int)((long)claims.Length * (participant % participants) / participants);
        for (int seen = 0; seen < claims.Length; seen++)
        {
            if (Volatile.Read(ref claims[piece]) == free && Interlocked.CompareExchange(ref claims[piece], round, free) == free)
            {
                RunGuarded(piece);
                mine++;
            }

            piece = piece + 1 == claims.Length ? 0 : piece + 1;
        }

        return mine;
    }

    // What throws is known to the caller only after everybody is done with the round; the rest of the pieces is claimed and left.
    private void RunGuarded(int piece)
    {
        if (Volatile.Read(ref _failure) is not null)
        {
            return;
        }

        try
        {
            Run(piece);
        }
#pragma warning disable CA1031 // It is thrown again where the round was begun.
        catch (Exception exception)
#pragma warning restore CA1031
        {
            Interlocked.CompareExchange(ref _failure, exception, null);
        }
    }

    private void WaitForHelpers()
    {
        Spinning spinning = new(SpinTime);
        while (Volatile.Read(ref _done) != _claims.Length)
        {
            if (!spinning.Once())
            {
                Block();
                return;
            }
        }
    }

    private void Block()
    {
        bool isInterrupted = false;
        Interlocked.Exchange(ref _isCallerBlocked, 1);
        while (Volatile.Read(ref _done) != _claims.Length)
        {
            try
            {
                WaitUntilFinished();
            }
            catch (ThreadInterruptedException)
            {
                // Helpers are still writing; what interrupts this thread has to wait like the thread itself.
                isInterrupted = true;
            }
        }

        Volatile.Write(ref _isCallerBlocked, 0);
        if (isInterrupted)
        {
            Thread.CurrentThread.Interrupt();
        }
    }

    private void WaitUntilFinished()
    {
        lock (_finished)
        {
            while (Volatile.Read(ref _done) != _claims.Length)
            {
                Monitor.Wait(_finished);
            }
        }
    }
}
