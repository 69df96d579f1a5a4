using System;
using System.Collections.Concurrent;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;

namespace OptimGen.Runtime.Tests.Threads;

public sealed class WorkerPoolTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private readonly WorkerPool _pool = new();

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(7)]
    public void EveryPiece_RunsOnceInEveryRound(int degree)
    {
        foreach (int pieces in new[] { 0, 1, 2, 5, 64, 1000 })
        {
            CountingWork work = new(pieces);
            for (int round = 1; round <= 200; round++)
            {
                _pool.Run(work, degree, round % 3 == 0 ? RoundSize.Medium : RoundSize.Large);
                Assert.Equal(0, work.Running);
                Assert.False(work.Runs.ContainsAnyExcept(round));
            }
        }

        Assert.True(_pool.Workers < degree);
    }

    [Fact]
    public void Threads_WithWorkOfTheirOwn_ShareTheWorkers()
    {
        // More threads than rounds that may be open at once.
        Exception?[] failures = new Exception?[20];
        Thread[] threads = [.. Enumerable.Range(0, failures.Length).Select(number => new Thread(() => failures[number] = Record(number)))];
        Array.ForEach(threads, static thread => thread.Start());
        Array.ForEach(threads, static thread => thread.Join());
        Assert.All(failures, Assert.Null);
        Assert.True(_pool.Workers <= 4);

        Exception? Record(int number) => Xunit.Record.Exception(() =>
        {
            Random random = new(number);
            CountingWork[] works = [.. Enumerable.Range(0, 5).Select(_ => new CountingWork(random.Next(1, 40), _ => Thread.SpinWait(random.Next(20))))];
            int[] rounds = new int[works.Length];
            for (int i = 0; i < 400; i++)
            {
                int which = random.Next(works.Length);
                int degree = random.Next(1, 6);
                _pool.Run(works[which], degree, (RoundSize)random.Next(3));
                rounds[which]++;
                Assert.False(works[which].Runs.ContainsAnyExcept(rounds[which]));
                Assert.True(works[which].MostRunning <= 5);
            }
        });
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void NoMoreThreads_ThanTheDegree(int degree)
    {
        // Workers of an earlier round are there, and must be left out.
        _pool.Run(Meeting(8), 8, RoundSize.Large);
        Assert.Equal(7, _pool.Workers);
        CountingWork work = Meeting(degree);
        _pool.Run(work, degree, RoundSize.Large);
        Assert.Equal(7, _pool.Workers);
        Assert.Equal(degree, work.MostRunning);
    }

    [Fact]
    public void SmallRounds_StartNoThread()
    {
        ConcurrentBag<int> threads = [];
        CountingWork work = new(10, _ => threads.Add(Environment.CurrentManagedThreadId));
        _pool.Run(work, 4, RoundSize.Small);
        _pool.Run(work, 4, RoundSize.Medium);
        _pool.Run(work, 1, RoundSize.Large);
        Assert.Equal([Environment.CurrentManagedThreadId], threads.Distinct());
        Assert.Equal(0, _pool.Workers);
    }

    [Fact]
    public void WorkersThatClaimedNothing_AreNotWaitedFor()
    {
        using ManualResetEventSlim release = new();
        using CountdownEvent arrived = new(4);
        CountingWork blocked = new(4, _ =>
        {
            arrived.Signal();
            release.Wait();
        });
        Thread other = new(() => _pool.Run(blocked, 4, RoundSize.Large));
        other.Start();
        Assert.True(SpinWait.SpinUntil(() => arrived.IsSet, Patience));

        // All three workers and the other thread are held, for as long as this one is not done.
        ConcurrentBag<int> threads = [];
        CountingWork work = new(100, _ => threads.Add(Environment.CurrentManagedThreadId));
        _pool.Run(work, 4, RoundSize.Large);
        Assert.Equal([Environment.CurrentManagedThreadId], threads.Distinct());
        Assert.False(work.Runs.ContainsAnyExcept(1));
        release.Set();
        Assert.True(other.Join(Patience));
    }

    [Fact]
    public void AClaimedPiece_IsWaitedFor()
    {
        int caller = Environment.CurrentManagedThreadId;
        using ManualResetEventSlim helped = new();
        bool isDone = false;
        CountingWork work = new(2, _ =>
        {
            if (Environment.CurrentManagedThreadId == caller)
            {
                // Until the worker has the other piece.
                Assert.True(helped.Wait(Patience));
                return;
            }

            // Far longer than the caller spins: it blocks, and has to be woken.
            helped.Set();
            Thread.Sleep(50);
            Volatile.Write(ref isDone, true);
        });
        for (int round = 0; round < 5; round++)
        {
            helped.Reset();
            isDone = false;
            _pool.Run(work, 2, RoundSize.Large);
            Assert.True(isDone);
        }
    }

    [Fact]
    public async Task AStarvedThreadPool_ChangesNothing()
    {
        using ManualResetEventSlim release = new();
        ThreadPool.GetMinThreads(out int threads, out _);
        Task[] starving = [.. Enumerable.Range(0, 4 * threads).Select(_ => Task.Run(release.Wait, TestContext.Current.CancellationToken))];
        CountingWork work = Meeting(2);
        _pool.Run(work, 2, RoundSize.Large);
        Assert.Equal(2, work.MostRunning);
        release.Set();
        await Task.WhenAll(starving);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(4)]
    public void WhatAPieceThrows_IsThrownToTheCaller_OnceNothingRuns(int degree)
    {
        CountingWork work = new(40, static piece =>
        {
            Thread.Sleep(1);
            if (piece % 8 == 5)
            {
                throw new TimeoutException("Piece " + piece);
            }
        });
        for (int round = 0; round < 10; round++)
        {
            TimeoutException error = Assert.Throws<TimeoutException>(() => _pool.Run(work, degree, RoundSize.Large));
            Assert.StartsWith("Piece ", error.Message, StringComparison.Ordinal);
            Assert.Contains(nameof(CountingWork), error.StackTrace, StringComparison.Ordinal);
            Assert.Equal(0, work.Running);
        }

        // The pool lives on.
        CountingWork next = new(40);
        _pool.Run(next, degree, RoundSize.Large);
        Assert.False(next.Runs.ContainsAnyExcept(1));
    }

    [Fact]
    public void WorkWithinWork_IsDone()
    {
        CountingWork[] inner = [.. Enumerable.Range(0, 8).Select(static _ => new CountingWork(8))];
        CountingWork outer = new(8, piece => _pool.Run(inner[piece], 4, RoundSize.Large));
        for (int round = 1; round <= 50; round++)
        {
            _pool.Run(outer, 4, RoundSize.Large);
            Assert.All(inner, work => Assert.False(work.Runs.ContainsAnyExcept(round)));
        }
    }

    [Fact]
    public void AnIdlePool_IsBlocked()
    {
        for (int round = 0; round < 20; round++)
        {
            _pool.Run(new CountingWork(20), 4, RoundSize.Large);
        }

        Assert.Equal(3, _pool.Workers);
        Assert.True(SpinWait.SpinUntil(() => _pool.Parked == 3, Patience));
    }

    [Fact]
    public void WorkersAreBackgroundThreads_WithoutTheCallersContext()
    {
        AsyncLocal<string> context = new() { Value = "the caller's" };
        int caller = Environment.CurrentManagedThreadId;
        ConcurrentBag<(bool IsBackground, string? Name, string? Context)> seen = [];
        CountingWork work = Meeting(2, () =>
        {
            if (Environment.CurrentManagedThreadId != caller)
            {
                seen.Add((Thread.CurrentThread.IsBackground, Thread.CurrentThread.Name, context.Value));
            }
        });
        _pool.Run(work, 2, RoundSize.Large);
        Assert.Equal([(true, "OptimGen worker 1", null)], seen.Distinct());
    }

    [Fact]
    public void AnInterruptedCaller_WaitsForItsHelpers()
    {
        using ManualResetEventSlim helped = new();
        using ManualResetEventSlim release = new();
        bool isInterrupted = false;
        int runningAtTheEnd = -1;
        int caller = 0;
        CountingWork work = new(2, _ =>
        {
            if (Environment.CurrentManagedThreadId == Volatile.Read(ref caller))
            {
                Assert.True(SpinWait.SpinUntil(() => helped.IsSet, Patience));
                return;
            }

            helped.Set();
            Assert.True(release.Wait(Patience));
        });
        Thread thread = new(() =>
        {
            Volatile.Write(ref caller, Environment.CurrentManagedThreadId);
            try
            {
                _pool.Run(work, 2, RoundSize.Large);
                runningAtTheEnd = work.Running;
                Thread.Sleep(Timeout.Infinite);
            }
            catch (ThreadInterruptedException)
            {
                isInterrupted = true;
            }
        });
        thread.Start();
        Assert.True(SpinWait.SpinUntil(() => helped.IsSet, Patience));
        thread.Interrupt();
        Assert.False(thread.Join(50));
        release.Set();
        Assert.True(thread.Join(Patience));
        Assert.True(isInterrupted);
        Assert.Equal(0, runningAtTheEnd);
    }

    /// <summary>Work that is not done before a number of threads have met at it; nor soon after, should more come.</summary>
    private static CountingWork Meeting(int threads, Action? body = null)
    {
        ConcurrentDictionary<int, bool> present = [];
        return new CountingWork(20, _ =>
        {
            present.TryAdd(Environment.CurrentManagedThreadId, true);
            Assert.True(SpinWait.SpinUntil(() => present.Count >= threads, Patience));
            body?.Invoke();
            Thread.Sleep(1);
        });
    }
}
