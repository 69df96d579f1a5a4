using System;
using System.Linq;
using OptimGen.Runtime.Tests.Support;

namespace OptimGen.Runtime.Tests.State;

public sealed class OptimizerStateTests
{
    [Fact]
    public void NewState_IsZero_AndDescribesItself()
    {
        using OptimizerState state = OptimizerState.Create<float>(TestRules.TwoMoments, 1000);
        Assert.Same(TestRules.TwoMoments, state.Rule);
        Assert.Equal(typeof(float), state.ElementType);
        Assert.Equal(1000, state.Length);
        Assert.Equal(0, state.Step);
        Assert.False(state.IsDisposed);
        Assert.Equal(["firstMoment", "secondMoment"], state.Buffers.Select(static buffer => buffer.Name));
        Assert.All(state.Buffers, static buffer => Assert.Equal((1000, typeof(float)), (buffer.Length, buffer.ElementType)));
        Assert.Same(TestRules.TwoMoments.States[1], state.Buffers[1].Info);
        Assert.Equal(new float[1000], state.Values<float>("firstMoment").ToArray());
        Assert.Equal(new float[1000], state.Values<float>("secondMoment").ToArray());
    }

    [Fact]
    public void Values_AreTheKernelsBuffers()
    {
        using OptimizerState state = OptimizerState.Create<double>(TestRules.TwoMoments, 3);
        state.Values<double>("firstMoment").Fill(1);
        state.Values<double>("secondMoment")[2] = 7;
        state.Buffer<double>(1) = 5;
        Assert.Equal([1, 1, 1], state.Values<double>("firstMoment").ToArray());
        Assert.Equal([5, 0, 7], state.Values<double>("secondMoment").ToArray());
    }

    [Fact]
    public void EmptyTensorsAndStatelessRules_Work()
    {
        using OptimizerState empty = OptimizerState.Create<float>(TestRules.TwoMoments, 0);
        Assert.True(empty.Values<float>("firstMoment").IsEmpty);
        float none = 0;
        empty.BeginStep(TestRules.TwoMoments, ref none, 0, ref none, 0);
        empty.EndStep();
        Assert.Equal(1, empty.Step);

        using OptimizerState stateless = OptimizerState.Create<float>(TestRules.Stateless, 8);
        Assert.Empty(stateless.Buffers);
        ArgumentException error = Assert.Throws<ArgumentException>("name", () => stateless.Values<float>("m").Length);
        Assert.Contains("Descent has no state 'm'; it has none.", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Create_RefusesImpossibleArguments()
    {
        Assert.Throws<ArgumentNullException>("rule", static () => OptimizerState.Create<float>(null!, 1));
        ArgumentOutOfRangeException error =
            Assert.Throws<ArgumentOutOfRangeException>("length", static () => OptimizerState.Create<float>(TestRules.Momentum, -5));
        Assert.Equal((nint)(-5), error.ActualValue);
    }

    [Fact]
    public void Create_SaysWhatCouldNotBeAllocated()
    {
        foreach (nint length in new[] { nint.MaxValue, nint.MaxValue / 8, nint.MaxValue >> 6 })
        {
            OutOfMemoryException error =
                Assert.Throws<OutOfMemoryException>(() => OptimizerState.Create<double>(TestRules.TwoMoments, length));
            Assert.Contains($"{length} elements of 8 bytes", error.Message, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void Values_RefusesAnotherNameOrType()
    {
        using OptimizerState state = OptimizerState.Create<float>(TestRules.TwoMoments, 4);
        ArgumentException name = Assert.Throws<ArgumentException>("name", () => state.Values<float>("FirstMoment").Length);
        Assert.Contains("'FirstMoment'; it has 'firstMoment', 'secondMoment'", name.Message, StringComparison.Ordinal);
        ArgumentException type = Assert.Throws<ArgumentException>("T", () => state.Values<double>("firstMoment").Length);
        Assert.Contains("'firstMoment' of Adam are Single, not Double", type.Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentNullException>("name", () => state.Values<float>(null!).Length);
    }

    [Fact]
    public void Values_RefusesMoreThanASpanHolds()
    {
        // Zeroed pages that nobody touches cost no memory.
        using OptimizerState state = OptimizerState.Create<byte>(TestRules.Momentum, unchecked((nint)0x8000_0000));
        InvalidOperationException error = Assert.Throws<InvalidOperationException>(() => state.Values<byte>("m").Length);
        Assert.Contains("2147483648 values", error.Message, StringComparison.Ordinal);
        Assert.Contains("'m' of HeavyBall", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Fill_SetsTheRangeOnly()
    {
        using OptimizerState state = OptimizerState.Create<float>(TestRules.TwoMoments, 6);
        _ = state.Values<float>("firstMoment");
        state.Fill(1, 2, 3, 0.5f);
        Assert.Equal([0, 0, 0.5f, 0.5f, 0.5f, 0], state.Values<float>("secondMoment").ToArray());
        Assert.Equal(new float[6], state.Values<float>("firstMoment").ToArray());
        Assert.Throws<ArgumentOutOfRangeException>("start", () => state.Fill(1, -1, 1, 1f));
        Assert.Throws<ArgumentOutOfRangeException>("start", () => state.Fill(1, 7, 0, 1f));
        Assert.Throws<ArgumentOutOfRangeException>("length", () => state.Fill(1, 2, 5, 1f));
        Assert.Throws<ArgumentOutOfRangeException>("length", () => state.Fill(1, 2, -1, 1f));
    }

    [Fact]
    public void CopyFrom_TakesTheSameRangeOfTheWholeArray()
    {
        using OptimizerState state = OptimizerState.Create<double>(TestRules.Momentum, 6);
        _ = state.Values<double>("m");
        double[] source = [10, 11, 12, 13, 14, 15];
        state.CopyFrom(0, 1, 2, ref source[0]);
        state.CopyFrom(0, 4, 2, ref source[0]);
        Assert.Equal([0, 11, 12, 0, 14, 15], state.Values<double>("m").ToArray());
        Assert.Throws<ArgumentOutOfRangeException>("length", () => state.CopyFrom(0, 5, 2, ref source[0]));
    }
}
