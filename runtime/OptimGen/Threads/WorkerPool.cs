using System;
using System.Threading;

namespace OptimGen;

/// <summary>
/// Background threads that help whoever has <see cref="SharedWork"/>. The one who has it works too, takes what nobody claims, and never waits
/// for a worker that claimed nothing: a pool whose threads get no core costs next to nothing.
/// </summary>
/// <remarks>
/// Workers watch for the next round for a moment after one, then block: an idle pool uses no core. Rounds of several threads run at once and
/// share the workers. Threads are started when a round first has use for them, never before.
/// </remarks>
internal sealed class WorkerPool
{
    /// <summary>The most threads that share a round.</summary>
    public const int MostParticipants = 256;

    // Waking takes a thread some microseconds for each: so one wakes two, and these two more.
    private const int WakesPerThread = 2;

    // Enough for back-to-back rounds (the passes of a step, small steps in a row), short beside what runs between the steps of a training.
    private static readonly TimeSpan WatchTime = TimeSpan.FromMicroseconds(50);

    // Rounds that run at once. One more finds no free place, and its thread works alone: by then every core has its own round to do.
    private readonly SharedWork?[] _rounds = new SharedWork?[16];
    private readonly Lock _growing = new();
    private Worker[] _workers = [];
    private int _news;

    /// <summary>The pool of the process.</summary>
    public static WorkerPool Shared { get; } = new();

    /// <summary>The threads started so far.</summary>
    public int Workers => Volatile.Read(ref _workers).Length;

    /// <summary>The threads that are blocked.</summary>
    public int Parked => Array.FindAll(Volatile.Read(ref _workers), static worker => worker.IsParked).Length;

    /// <summary>Runs all pieces of a work once, with help where that pays.</summary>
    /// <param name="work">The work. What one of its pieces throws is thrown here, once no piece runs any more.</param>
    /// <param name="degree">The most threads to use, this one included.</param>
    /// <param name="size">How much there is to do.</param>
    public void Run(SharedWork work, int degree, RoundSize size)
    {
        int helpers = Math.Min(Math.Min(degree, MostParticipants), work.Pieces) - 1;
        if (helpers <= 0 || size == RoundSize.Small)
        {
            work.RunAlone();
            return;
        }

        bool isLarge = size == RoundSize.Large;
        int watching = CountWatching(isLarge ? StartAtLeast(helpers) : Volatile.Read(ref _workers));
        int place = isLarge || watching > 0 ? TakePlace(work) : -1;
        if (place < 0)
        {
            work.RunAlone();
            return;
        }

        try
        {
            work.Open(helpers, isLarge ? helpers - watching : 0);
            Interlocked.Increment(ref _news);
            WakeFor(work);
            work.RunAndClose();
        }
        finally
        {
            Volatile.Write(ref _rounds[place], null);
        }
    }

    private static int CountWatching(Worker[] workers)
    {
        int watching = 0;
        foreach (Worker worker in workers)
        {
            watching += worker.IsWatching ? 1 : 0;
        }

        return watching;
    }

    private int TakePlace(SharedWork work)
    {
        for (int place = 0; place < _rounds.Length; place++)
        {
            if (Volatile.Read(ref _rounds[place]) is null && Interlocked.CompareExchange(ref _rounds[place], work, null) is null)
            {
                return place;
            }
        }

        return -1;
    }

    private void WakeFor(SharedWork work)
    {
        for (int woken = 0; woken < WakesPerThread && work.TakeWake(); woken++)
        {
            foreach (Worker worker in Volatile.Read(ref _workers))
            {
                if (worker.TryWake())
                {
                    break;
                }
            }
        }
    }

    private Worker[] StartAtLeast(int count)
    {
        Worker[] workers = Volatile.Read(ref _workers);
        return workers.Length >= count ? workers : Start(count);
    }

    private Worker[] Start(int count)
    {
        lock (_growing)
        {
            int started = _workers.Length;
            if (started >= count)
            {
                return _workers;
            }

            Worker[] workers = new Worker[count];
            _workers.CopyTo(workers, 0);
            try
            {
                for (; started < count; started++)
                {
                    Worker worker = new(started + 1);
                    Thread thread = new(() => Help(worker)) { IsBackground = true, Name = $"OptimGen worker {worker.Number}" };

                    // Without the context of whoever happens to step first: its values would live as long as the process.
                    thread.UnsafeStart();
                    workers[started] = worker;
                }
            }
            catch (Exception exception) when (exception is OutOfMemoryException or ThreadStartException)
            {
                // The system gives no more threads. Steps are as right with fewer.
                Array.Resize(ref workers, started);
            }

            Volatile.Write(ref _workers, workers);
            return workers;
        }
    }

    // A worker's life.
    private void Help(Worker worker)
    {
        while (true)
        {
            int seen = Volatile.Read(ref _news);
            while (HelpOnce(worker))
            {
            }

            worker.Watch();
            Spinning watching = new(WatchTime);
            while (Volatile.Read(ref _news) == seen && watching.Once())
            {
            }

            if (Volatile.Read(ref _news) == seen)
            {
                worker.Park(ref _news, seen);
            }

            worker.Work();
        }
    }

    private bool HelpOnce(Worker worker)
    {
        bool hasHelped = false;
        foreach (ref SharedWork? round in _rounds.AsSpan())
        {
            if (Volatile.Read(ref round) is { IsOpen: true } work)
            {
                WakeFor(work);
                hasHelped |= work.Help(worker.Number);
            }
        }

        return hasHelped;
    }
}
