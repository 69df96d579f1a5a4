using System;
using System.Linq;
using OptimGen.Runtime.Tests.Support;

namespace OptimGen.Runtime.Tests.Sets;

public sealed class ParameterSetStepTests : IDisposable
{
    private readonly ParameterSet<float> _set = [];
    private readonly HeavyBall _optimizer = new();

    public void Dispose() => _set.Dispose();

    [Fact]
    public void EveryTensor_IsStepped_LikeAloneByItself()
    {
        AddTensors();
        float[][] parameters = [.. _set.Select(static parameter => parameter.Values.ToArray())];
        OptimizerState[] states = [.. _set.Select(parameter => _optimizer.CreateState(parameter.Length))];
        for (int step = 1; step <= 5; step++)
        {
            _optimizer.LearningRate = 0.25 / step;
            for (int i = 0; i < _set.Count; i++)
            {
                _optimizer.Step(parameters[i], _set[i].Gradients, states[i]);
            }

            int calls = _optimizer.UniformCalls;
            _optimizer.Step(_set);
            Assert.Equal(calls + 1, _optimizer.UniformCalls);
            Assert.Equal(step, _optimizer.LastUniformStep);
            Assert.Equal(Lanes.Widest, _optimizer.LastWidth);
            Assert.Equal(step, _set.Step);
            for (int i = 0; i < _set.Count; i++)
            {
                Assert.Equal(parameters[i], _set[i].Values.ToArray());
                Assert.Equal(step, _set[i].State!.Step);
            }
        }

        Assert.NotEqual(0, parameters[1][0]);
        Array.ForEach(states, static state => state.Dispose());
    }

    [Fact]
    public void AStepAllocatesNothing()
    {
        AddTensors();
        for (int step = 0; step < 50; step++)
        {
            _optimizer.Step(_set);
        }

        long before = GC.GetAllocatedBytesForCurrentThread();
        for (int step = 0; step < 100; step++)
        {
            _optimizer.Step(_set);
        }

        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
    }

    [Fact]
    public void TensorsAfterTheFirstStep_StartAtTheirOwnStepOne()
    {
        AddTensors();
        _optimizer.Step(_set);
        _optimizer.Step(_set);
        Parameter<float> late = _set.Add("late", new float[2], new float[] { 1, 2 });
        float[] alone = new float[2];
        using OptimizerState state = _optimizer.CreateState(2);
        for (int step = 1; step <= 3; step++)
        {
            _optimizer.Step(alone, late.Gradients, state);
            int calls = _optimizer.UniformCalls;
            _optimizer.Step(_set);

            // Once for those at the set's step, once for the one at its own.
            Assert.Equal(calls + 2, _optimizer.UniformCalls);
            Assert.Equal(alone, late.Values.ToArray());
            Assert.Equal((step, 2 + step, 2 + step), (late.State!.Step, _set[0].State!.Step, _set.Step));
        }
    }

    [Fact]
    public void ALateTensorThatFails_LeavesTheOthersAsTheyWere()
    {
        AddTensors();
        _optimizer.Step(_set);
        _set.Allocate("late", 3);
        Snapshot before = Take();
        _optimizer.FailingCreation = 0;
        Assert.Throws<InvalidOperationException>(() => _optimizer.Step(_set));
        AssertUnchanged(before);
        Assert.Null(_set["late"].State);
        Assert.NotNull(_set["weight"].State);
        _optimizer.Step(_set);
        Assert.Equal((1, 2), (_set["late"].State!.Step, _set["weight"].State!.Step));
    }

    [Fact]
    public void AnotherRule_IsRefused_WithBothNames()
    {
        AddTensors();
        _optimizer.Step(_set);
        Snapshot before = Take();
        InvalidOperationException error =
            Assert.Throws<InvalidOperationException>(() => _set.Advance(new HeavyBall(TestRules.Create("Lion", "m"))));
        Assert.Contains("HeavyBall", error.Message, StringComparison.Ordinal);
        Assert.Contains("Lion", error.Message, StringComparison.Ordinal);
        AssertUnchanged(before);
        Assert.Throws<ArgumentNullException>("optimizer", () => _set.Advance(null!));

        // Another optimizer of the same rule may go on.
        _set.Advance(new HeavyBall());
        Assert.Equal(2, _set.Step);
    }

    [Fact]
    public void OneBadTensor_LeavesAllOthersUnchanged()
    {
        AddTensors();
        _optimizer.Step(_set);
        Snapshot before = Take();
        _set[2].State!.Dispose();
        InvalidOperationException error = Assert.Throws<InvalidOperationException>(() => _optimizer.Step(_set));
        Assert.Contains("Parameter 'bias' cannot be stepped: The state of HeavyBall", error.Message, StringComparison.Ordinal);
        Assert.Equal(before.Values.Take(2), Take().Values.Take(2));
        Assert.Equal(1, _set.Step);
        Assert.Equal(1, _set[0].State!.Step);
        Assert.Equal(before.Moments, Take().Moments);
    }

    [Fact]
    public void AStateSteppedApart_IsRefused()
    {
        AddTensors();
        _optimizer.Step(_set);
        _optimizer.Step(_set[2].Values, _set[2].Gradients, _set[2].State!);
        Snapshot before = Take();
        InvalidOperationException error = Assert.Throws<InvalidOperationException>(() => _optimizer.Step(_set));
        Assert.Contains("parameter 'bias' has taken 2 steps, the set 1", error.Message, StringComparison.Ordinal);
        AssertUnchanged(before);
    }

    [Fact]
    public void AFirstStepThatFails_LeavesTheSetUnbound()
    {
        AddTensors();
        Snapshot before = Take();
        _optimizer.FailingCreation = 2;
        Assert.Throws<InvalidOperationException>(() => _optimizer.Step(_set));
        AssertUnchanged(before);
        Assert.All(_set, static parameter => Assert.Null(parameter.State));

        // Another rule and another tensor are still welcome.
        _set.Allocate("more", 3);
        _set.Advance(new HeavyBall(TestRules.Create("Lion", "m")));
        Assert.Equal(1, _set.Step);
        Assert.All(_set, static parameter => Assert.Equal("Lion", parameter.State!.Rule.Name));
    }

    [Fact]
    public void MemoryThatShrank_IsRefused()
    {
        AddTensors();
        ShrinkingMemory values = new(8);
        _set.Add("shrinking", values.Memory, new float[8]);
        _optimizer.Step(_set);
        Snapshot before = Take();
        values.Length = 7;
        InvalidOperationException error = Assert.Throws<InvalidOperationException>(() => _optimizer.Step(_set));
        Assert.Contains("'shrinking' cannot be stepped", error.Message, StringComparison.Ordinal);
        values.Length = 8;
        AssertUnchanged(before);
        values.RefusesPin = true;
        InvalidOperationException refused = Assert.Throws<InvalidOperationException>(() => _optimizer.Step(_set));
        Assert.Contains("'shrinking' cannot be stepped: The memory cannot be pinned", refused.Message, StringComparison.Ordinal);
        AssertUnchanged(before);
        values.RefusesPin = false;
        _optimizer.Step(_set);
        Assert.Equal(2, _set.Step);
        Assert.Equal(0, values.Pins);
    }

    [Fact]
    public void Dispose_DisposesTheStates()
    {
        AddTensors();
        _optimizer.Step(_set);
        OptimizerState[] states = [.. _set.Select(static parameter => parameter.State!)];
        _set.Dispose();
        Assert.All(states, static state => Assert.True(state.IsDisposed));
    }

    [Fact]
    public void AStateAsGradients_IsRefused()
    {
        // The state's memory is reached through a manager, as a caller would who wants to be clever.
        RedirectedMemory gradients = new(new float[4]);
        _set.Add("clever", new float[4], gradients.Memory);
        _optimizer.Step(_set);
        gradients.State = _set[0].State;
        InvalidOperationException error = Assert.Throws<InvalidOperationException>(() => _optimizer.Step(_set));
        Assert.Contains("'clever' cannot be stepped: The gradients overlap", error.Message, StringComparison.Ordinal);
        Assert.Equal(1, _set.Step);
    }

    private void AddTensors()
    {
        _set.Add("weight", Enumerable.Range(0, 37).Select(static i => (float)i).ToArray(), new float[37]);
        _set.Allocate("hidden", 3, 5);
        _set.Allocate("bias", 1);
        foreach (Parameter<float> parameter in _set)
        {
            for (int i = 0; i < parameter.Length; i++)
            {
                parameter.Gradients[i] = i + 1;
            }
        }
    }

    private Snapshot Take() => new(
        _set.Step,
        [.. _set.Select(static parameter => parameter.Values.ToArray())],
        [.. _set.Where(static parameter => parameter.State is { IsDisposed: false } && parameter.Name != "bias")
            .Select(static parameter => parameter.State!.Values<float>("m").ToArray())]);

    private void AssertUnchanged(Snapshot before)
    {
        Snapshot now = Take();
        Assert.Equal(before.Step, now.Step);
        Assert.Equal(before.Values, now.Values);
        Assert.Equal(before.Moments, now.Moments);
    }

    private sealed record Snapshot(long Step, float[][] Values, float[][] Moments);
}
