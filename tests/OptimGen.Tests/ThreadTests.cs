using System;
using System.Buffers;
using System.Collections.Generic;
using System.Linq;
using System.Runtime.InteropServices;
using System.Threading;
using OptimGen.Optimizers;
using Xunit;

namespace OptimGen.Tests;

/// <summary>Steps on several threads: the same bits as on one, no allocation, and no trouble with each other.</summary>
[Collection(Name)]
[CollectionDefinition(Name, DisableParallelization = true)]
public sealed class ThreadTests : IDisposable
{
    // How many threads a step may use belongs to the process.
    public const string Name = "Threads";

    private const int Steps = 3;

    private readonly int _maximum = StepThreads.Maximum;

    public static TheoryData<string> Optimizers => new(Catalogue.Names);

    public void Dispose() => StepThreads.Maximum = _maximum;

    [Theory]
    [MemberData(nameof(Optimizers))]
    public void A_set_of_floats_has_the_same_bits_on_any_number_of_threads(string optimizer) =>
        AssertSame(() => Catalogue.Create<float>(optimizer), static random => (float)(random.NextDouble() - 0.5));

    [Theory]
    [InlineData("AdamW")]
    [InlineData("AmsGrad")]
    [InlineData("Lion")]
    public void A_set_of_doubles_has_the_same_bits_on_any_number_of_threads(string optimizer) =>
        AssertSame(() => Catalogue.Create<double>(optimizer), static random => random.NextDouble() - 0.5);

    [Fact]
    public void Large_steps_allocate_nothing_on_any_thread()
    {
        StepThreads.Maximum = 4;
        AdamW adamW = new();
        float[] parameters = new float[600_000];
        float[] gradients = new float[600_000];
        using OptimizerState state = adamW.CreateState<float>(parameters.Length);
        using ParameterSet<float> set = [];
        set.Add("array", new float[500_000], new float[500_000]);
        set.Allocate("own", 30, 5000);
        long own = long.MaxValue;
        long all = long.MaxValue;
        for (int attempt = 0; attempt < 10 && all != 0; attempt++)
        {
            // What else the process does may allocate at any time, but not always.
            long allBefore = GC.GetTotalAllocatedBytes(precise: true);
            long before = GC.GetAllocatedBytesForCurrentThread();
            for (int step = 0; step < 20; step++)
            {
                adamW.Step(parameters, gradients, state);
                adamW.Step(set);
            }

            own = Math.Min(own, GC.GetAllocatedBytesForCurrentThread() - before);
            all = Math.Min(all, GC.GetTotalAllocatedBytes(precise: true) - allBefore);
        }

        Assert.Equal((0, 0), (own, all));
    }

    [Fact]
    public void Threads_step_several_optimizers_at_once()
    {
        StepThreads.Maximum = 3;
        Exception?[] failures = new Exception?[6];
        Thread[] threads =
        [
            .. failures.Select((_, number) => new Thread(() => failures[number] = Record.Exception(() =>
            {
                string optimizer = Catalogue.Names[number * 3 % Catalogue.Names.Count];
                AssertSame(() => Catalogue.Create<float>(optimizer), static random => (float)(random.NextDouble() - 0.5), [null]);
            }))),
        ];
        Array.ForEach(threads, static thread => thread.Start());
        Array.ForEach(threads, static thread => thread.Join());
        Assert.All(failures, Assert.Null);
    }

    private static void AssertSame<T>(Func<IStepKernel<T>> create, Func<Random, T> value, int?[]? maxima = null)
        where T : unmanaged
    {
        // Large enough to be worth waking others for whatever the rule; uneven, so that ranges end within tensors and vectors.
        int[] lengths = [350_003, 1, 0, 17, 40_000, .. Enumerable.Range(0, 50).Select(static i => (i * 37) % 211), 90_001];
        Random random = new(3);
        T[][] starts = Values(lengths, random, value);
        T[][] gradients = Values(lengths, random, value);
        List<T[][]> results = [];

        // Rules that sum over all tensors of a set know what is in one only as a set.
        bool isTensorAlone = !create().Rule.Plan.Reductions.Any(static reduction => reduction.Scope == ReductionScope.All);
        foreach (int? maximum in maxima ?? [1, 2, 3, 7])
        {
            if (maximum is { } threads)
            {
                StepThreads.Maximum = threads;
            }

            results.Add(BySet(create(), starts, gradients));
            if (isTensorAlone)
            {
                results.Add(BySpans(create(), starts, gradients));
            }
        }

        Assert.All(results, result =>
        {
            for (int i = 0; i < lengths.Length; i++)
            {
                Assert.True(Bytes(results[0][i]).SequenceEqual(Bytes(result[i])), $"Tensor {i} of {lengths[i]} differs.");
            }
        });
        Assert.False(Bytes(results[0][0]).SequenceEqual(Bytes(starts[0])));
    }

    private static T[][] BySet<T>(IStepKernel<T> optimizer, T[][] starts, T[][] gradients)
        where T : unmanaged
    {
        using ParameterSet<T> set = [];
        for (int i = 0; i < starts.Length; i++)
        {
            // Arrays, the set's own memory, and memory of a manager in turn.
            string name = $"tensor {i}";
            Parameter<T> parameter = (i % 3) switch
            {
                0 => set.Add(name, starts[i].ToArray(), gradients[i]),
                1 => set.Allocate(name, starts[i].Length),
                _ => set.Add(name, new Manager<T>(starts[i].ToArray()).Memory, gradients[i]),
            };
            starts[i].CopyTo(parameter.Values);
            gradients[i].CopyTo(parameter.Gradients);
        }

        for (int step = 0; step < Steps; step++)
        {
            optimizer.Step(set);
        }

        return [.. set.Select(static parameter => parameter.Values.ToArray())];
    }

    private static T[][] BySpans<T>(IStepKernel<T> optimizer, T[][] starts, T[][] gradients)
        where T : unmanaged => [.. starts.Select((start, i) =>
        {
            T[] parameters = start.ToArray();
            using OptimizerState state = optimizer.CreateState(start.Length);
            for (int step = 0; step < Steps; step++)
            {
                optimizer.Step(parameters, gradients[i], state);
            }

            return parameters;
        })];

    private static T[][] Values<T>(int[] lengths, Random random, Func<Random, T> value) =>
        [.. lengths.Select(length => Enumerable.Range(0, length).Select(_ => value(random)).ToArray())];

    private static ReadOnlySpan<byte> Bytes<T>(T[] values)
        where T : unmanaged => MemoryMarshal.AsBytes(values.AsSpan());

    private sealed class Manager<T>(T[] array) : MemoryManager<T>
    {
        public override Span<T> GetSpan() => array;

        public override MemoryHandle Pin(int elementIndex = 0) => new Memory<T>(array)[elementIndex..].Pin();

        public override void Unpin()
        {
        }

        protected override void Dispose(bool disposing)
        {
        }
    }
}
