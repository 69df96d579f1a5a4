using System;
using System.Runtime.InteropServices;
using OptimGen.Runtime.Tests.Support;

namespace OptimGen.Runtime.Tests.State;

/// <summary>Every misuse is refused with an exception that names argument and values, and changes nothing.</summary>
public sealed class BeginStepTests : IDisposable
{
    private const int Length = 32;
    private readonly float[] _parameters = GC.AllocateArray<float>(Length + 20, pinned: true);
    private readonly float[] _gradients = GC.AllocateArray<float>(Length + 20, pinned: true);
    private readonly OptimizerState _state = OptimizerState.Create<float>(TestRules.TwoMoments, Length);

    public BeginStepTests()
    {
        for (int i = 0; i < _parameters.Length; i++)
        {
            (_parameters[i], _gradients[i]) = (i, -i);
        }
    }

    public void Dispose() => _state.Dispose();

    [Fact]
    public void GoodArguments_Pass_AndStepsAreCounted()
    {
        for (int step = 0; step < 3; step++)
        {
            Assert.Equal(step, _state.Step);
            Begin(_state, TestRules.TwoMoments, _parameters.AsSpan(0, Length), _gradients.AsSpan(0, Length));
            Assert.Equal(step, _state.Step);
            _state.EndStep();
        }

        AssertUnchanged(3);
    }

    [Fact]
    public void ARuleOfTheSameIdentity_Passes()
    {
        RuleInfo twin = TestRules.Create("Adam", "firstMoment", "secondMoment");
        Assert.NotSame(TestRules.TwoMoments, twin);
        Begin(_state, twin, _parameters.AsSpan(0, Length), _gradients.AsSpan(0, Length));
    }

    [Fact]
    public void AnotherRule_IsRefused() => AssertRefused<ArgumentException>(
        "state", "The state belongs to Adam and does not fit HeavyBall.",
        () => Begin(_state, TestRules.Momentum, _parameters.AsSpan(0, Length), _gradients.AsSpan(0, Length)));

    [Fact]
    public void AnIdentityWithOtherStates_IsRefused() => AssertRefused<ArgumentException>(
        "state", "The state belongs to Adam",
        () => Begin(_state, TestRules.Create("Adam", "firstMoment"), _parameters.AsSpan(0, Length), _gradients.AsSpan(0, Length)));

    [Fact]
    public void AnotherType_IsRefused() => AssertRefused<ArgumentException>(
        "state", "created for Single parameters and does not fit Double ones",
        () => Begin(_state, TestRules.TwoMoments, new double[Length], new double[Length]));

    [Theory]
    [InlineData(0)]
    [InlineData(Length - 1)]
    [InlineData(Length + 1)]
    public void OtherLengths_AreRefused(int length)
    {
        AssertRefused<ArgumentException>(
            "parameters", $"for {Length} elements, but parameters has {length}.",
            () => Begin(_state, TestRules.TwoMoments, _parameters.AsSpan(0, length), _gradients.AsSpan(0, Length)));
        AssertRefused<ArgumentException>(
            "gradients", $"for {Length} elements, but gradients has {length}.",
            () => Begin(_state, TestRules.TwoMoments, _parameters.AsSpan(0, Length), _gradients.AsSpan(0, length)));
    }

    [Theory]
    [InlineData(0, 0)]
    [InlineData(1, 0)]
    [InlineData(0, 1)]
    [InlineData(0, 20)]
    [InlineData(20, 0)]
    public void GradientsOverParameters_AreRefused(int parameter, int gradient) => AssertRefused<ArgumentException>(
        "gradients", "The gradients overlap the parameters",
        () => Begin(_state, TestRules.TwoMoments, _parameters.AsSpan(parameter, Length), _parameters.AsSpan(gradient, Length)));

    [Fact]
    public void Neighbours_AreNotOverlap()
    {
        float[] both = new float[2 * Length];
        Begin(_state, TestRules.TwoMoments, both.AsSpan(0, Length), both.AsSpan(Length));
        Begin(_state, TestRules.TwoMoments, both.AsSpan(Length), both.AsSpan(0, Length));
    }

    [Theory]
    [InlineData("firstMoment")]
    [InlineData("secondMoment")]
    public void StatesAsArguments_AreRefused(string name)
    {
        AssertRefused<ArgumentException>(
            "parameters", $"The parameters overlap the values of state '{name}'",
            () => Begin(_state, TestRules.TwoMoments, _state.Values<float>(name), _gradients.AsSpan(0, Length)));
        AssertRefused<ArgumentException>(
            "gradients", $"The gradients overlap the values of state '{name}'",
            () => Begin(_state, TestRules.TwoMoments, _parameters.AsSpan(0, Length), _state.Values<float>(name)));
    }

    [Fact]
    public void ADisposedState_IsRefused()
    {
        _state.Dispose();
        ObjectDisposedException error = Assert.Throws<ObjectDisposedException>(
            () => Begin(_state, TestRules.TwoMoments, _parameters.AsSpan(0, Length), _gradients.AsSpan(0, Length)));
        Assert.Equal(nameof(OptimizerState), error.ObjectName);
        Assert.Contains("The state of Adam for 32 elements is disposed", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void ARefusedFirstStep_DoesNotPlaceTheBuffers()
    {
        // Long enough to be placed.
        const int Length = 1024;
        float[] parameters = GC.AllocateArray<float>(Length + 16, pinned: true);
        float[] gradients = new float[Length];
        using OptimizerState state = OptimizerState.Create<float>(TestRules.TwoMoments, Length);
        nint phase = PlacementTests.AddressOf(parameters.AsSpan(16)) & 4032;
        Assert.Throws<ArgumentException>(() => Begin(state, TestRules.TwoMoments, parameters.AsSpan(0, Length), gradients.AsSpan(1)));
        Assert.Throws<ArgumentException>(() => Begin(state, TestRules.TwoMoments, parameters.AsSpan(0, Length), parameters.AsSpan(1, Length)));
        Begin(state, TestRules.TwoMoments, parameters.AsSpan(16, Length), gradients.AsSpan());
        Assert.Equal(phase, PlacementTests.AddressOf(state.Values<float>("firstMoment")) & 4095);
    }

    private static void Begin<T>(OptimizerState state, RuleInfo rule, Span<T> parameters, Span<T> gradients)
        where T : unmanaged => state.BeginStep(
            rule,
            ref MemoryMarshal.GetReference(parameters),
            parameters.Length,
            ref MemoryMarshal.GetReference(gradients),
            gradients.Length);

    private void AssertRefused<TException>(string argument, string message, Action begin)
        where TException : ArgumentException
    {
        TException error = Assert.Throws<TException>(argument, begin);
        Assert.Contains(message, error.Message, StringComparison.Ordinal);
        AssertUnchanged(0);
    }

    private void AssertUnchanged(long step)
    {
        Assert.Equal(step, _state.Step);
        for (int i = 0; i < _parameters.Length; i++)
        {
            Assert.Equal((i, -i), (_parameters[i], _gradients[i]));
        }

        Assert.Equal(new float[Length], _state.Values<float>("firstMoment").ToArray());
        Assert.Equal(new float[Length], _state.Values<float>("secondMoment").ToArray());
    }
}
