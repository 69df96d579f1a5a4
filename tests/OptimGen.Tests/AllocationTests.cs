using System;
using Xunit;

namespace OptimGen.Tests;

/// <summary>A step allocates nothing, whichever way it is taken.</summary>
public sealed class AllocationTests
{
    private const int Length = 1000;
    private const int Steps = 20;

    public static TheoryData<string> Optimizers => new(Catalogue.Names);

    [Theory]
    [MemberData(nameof(Optimizers))]
    public void A_step_over_spans(string optimizer)
    {
        Assert.Equal(0, AllocatedBySpans(Catalogue.Create<float>(optimizer)));
        Assert.Equal(0, AllocatedBySpans(Catalogue.Create<double>(optimizer)));
        Assert.Equal(0, AllocatedBySpans(Catalogue.Create<Half>(optimizer)));
        Assert.Equal(0, AllocatedBySpans(Catalogue.Create<BFloat16>(optimizer)));
    }

    [Theory]
    [MemberData(nameof(Optimizers))]
    public void A_step_of_a_set(string optimizer)
    {
        Assert.Equal(0, AllocatedBySet(Catalogue.Create<float>(optimizer)));
        Assert.Equal(0, AllocatedBySet(Catalogue.Create<double>(optimizer)));
        Assert.Equal(0, AllocatedBySet(Catalogue.Create<Half>(optimizer)));
        Assert.Equal(0, AllocatedBySet(Catalogue.Create<BFloat16>(optimizer)));
    }

    [Fact]
    public void The_meter_sees_a_single_small_object() => Assert.NotEqual(0, Measure(static () => GC.KeepAlive(new object())));

    private static long AllocatedBySpans<T>(IStepKernel<T> optimizer)
        where T : unmanaged
    {
        T[] parameters = new T[Length];
        T[] gradients = new T[Length];
        using OptimizerState state = optimizer.CreateState(Length);
        return Measure(() => optimizer.Step(parameters, gradients, state));
    }

    private static long AllocatedBySet<T>(IStepKernel<T> optimizer)
        where T : unmanaged
    {
        using ParameterSet<T> set = new();
        set.Add("first", new T[Length], new T[Length]);
        set.Allocate("second", 8, 8);
        return Measure(() => optimizer.Step(set));
    }

    private static long Measure(Action step)
    {
        step();
        step();
        long before = GC.GetAllocatedBytesForCurrentThread();
        for (int i = 0; i < Steps; i++)
        {
            step();
        }

        return GC.GetAllocatedBytesForCurrentThread() - before;
    }
}
