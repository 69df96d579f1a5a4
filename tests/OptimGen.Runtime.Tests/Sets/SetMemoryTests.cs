using System;
using System.Runtime.CompilerServices;
using OptimGen.Runtime.Tests.Support;

namespace OptimGen.Runtime.Tests.Sets;

/// <summary>Sets free what they allocate, disposed or forgotten, and say what there was no memory for.</summary>
public sealed class SetMemoryTests
{
    [Fact]
    public void TenThousandSets_LeaveNothingBehind_WhenDisposed()
    {
        // Values, gradients, a state and sums of 128 KiB each, written to: 5 GiB altogether.
        ResidentMemory.AssertFreed(10_000, static () => UseAndReturn().Dispose());
    }

    [Fact]
    public void ForgottenSets_AreFreedByFinalizers()
    {
        ResidentMemory.AssertFinalized(4000, Forget);
    }

    [Fact]
    public void ARefusal_SaysWhatAndHowMuch()
    {
        nint length = nint.MaxValue / 16;
        using ParameterSet<float> set = [];
        OutOfMemoryException tensor = Assert.Throws<OutOfMemoryException>(() => set.Allocate("embedding", length));
        Assert.Contains("Values of parameter 'embedding'", tensor.Message, StringComparison.Ordinal);
        Assert.Contains($"{(Int128)length * 4} bytes", tensor.Message, StringComparison.Ordinal);
        Assert.Empty(set);
        OutOfMemoryException state = Assert.Throws<OutOfMemoryException>(() => OptimizerState.Create<double>(TestRules.TwoMoments, length));
        Assert.Contains("State 'firstMoment' of Adam", state.Message, StringComparison.Ordinal);
        Assert.Contains($"{(Int128)length * 8} bytes", state.Message, StringComparison.Ordinal);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void Forget() => UseAndReturn();

    private static ParameterSet<float> UseAndReturn()
    {
        ParameterSet<float> set = [];
        Parameter<float> parameter = set.Allocate("w", 32_768);
        parameter.Gradients.Fill(1);
        using GradientAccumulator<float> accumulator = new(set, 2);
        accumulator.Add();
        new HeavyBall().Step(set);
        return set;
    }
}
