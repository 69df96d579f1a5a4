using System;
using System.Collections.Generic;
using System.Linq;
using OptimGen.Runtime.Tests.Support;

namespace OptimGen.Runtime.Tests.Sets;

public sealed class ParameterGroupTests : IDisposable
{
    private readonly ParameterSet<float> _set = [];
    private readonly HeavyBall _optimizer = new() { LearningRate = 1 };
    private readonly HeavyBall _slow = new() { LearningRate = 0.5 };

    public void Dispose() => _set.Dispose();

    [Fact]
    public void Patterns_ChooseTensors_PresentAndToCome()
    {
        Add("encoder.weight", "encoder.bias");
        ParameterGroup<float> slow = _set.AddGroup("slow", _slow, "*.bias", "norm?.*");
        Add("norm1.weight", "norm12.weight", "head.bias", "head.Bias", "bias");
        Assert.Equal(["encoder.bias", "norm1.weight", "head.bias"], Names(slow));
        Assert.Equal(["encoder.weight", "norm12.weight", "head.Bias", "bias"], Names(_set.Groups[0]));
        Assert.Same(slow, _set["head.bias"].Group);
        Assert.Same(_slow, slow.Optimizer);
        Assert.Equal(["*.bias", "norm?.*"], slow.Patterns);
        Assert.Equal([ParameterSet<float>.DefaultGroup, "slow"], _set.Groups.Select(static group => group.Name));
        Assert.Null(_set.Groups[0].Optimizer);
        Assert.Same(slow, _set.FindGroup("slow"));
        Assert.Null(_set.FindGroup("Slow"));
    }

    [Fact]
    public void TheFirstGroupThatMatches_HasTheTensor_UnlessItIsPutByHand()
    {
        Add("a.bias", "b.bias", "b.weight");
        ParameterGroup<float> biases = _set.AddGroup("biases", _slow, "*.bias");
        ParameterGroup<float> b = _set.AddGroup("b", new HeavyBall(), "b.*");
        Assert.Equal(["a.bias", "b.bias"], Names(biases));
        Assert.Equal(["b.weight"], Names(b));
        Assert.Same(b, b.Add(_set["b.bias"]));
        _set.AddGroup("all", new HeavyBall(), "*");
        Add("c");
        Assert.Equal(["b.bias", "b.weight"], Names(b));
        Assert.Equal(["a.bias"], Names(biases));
        Assert.Equal("all", _set["c"].Group.Name);
        Assert.Equal(_set.Count, _set.Groups.Sum(static group => group.Parameters.Count));
    }

    [Fact]
    public void EachGroup_StepsWithItsOwnHyperparameters_ComputedOnce()
    {
        Add("a.weight", "a.bias", "b.weight", "b.bias", "c.weight");
        _set.AddGroup("slow", _slow, "*.bias");
        _optimizer.Step(_set);
        Assert.Equal([-1, -0.5f, -1, -0.5f, -1], _set.Select(static parameter => parameter.Values[0]));
        Assert.Equal((1, 1), (_optimizer.UniformCalls, _slow.UniformCalls));

        // A property set between steps counts from the next step; the momentum is now 1.5.
        _slow.LearningRate = 2;
        _optimizer.Step(_set);
        Assert.Equal([-2.5f, -3.5f, -2.5f, -3.5f, -2.5f], _set.Select(static parameter => parameter.Values[0]));
        Assert.Equal((2, 2), (_optimizer.UniformCalls, _slow.UniformCalls));
    }

    [Fact]
    public void AGroupAddedBetweenSteps_KeepsTheStates()
    {
        Add("a", "b");
        _optimizer.Step(_set);
        OptimizerState state = _set["b"].State!;
        _set.AddGroup("slow", _slow).Add(_set["b"]);
        _optimizer.Step(_set);
        Assert.Same(state, _set["b"].State);
        Assert.Equal([-2.5f, -1.75f], _set.Select(static parameter => parameter.Values[0]));
        Assert.Equal(2, state.Step);
    }

    [Fact]
    public void AGroupOfAnotherRule_IsRefused()
    {
        Add("a", "b");
        HeavyBall lion = new(TestRules.Create("Lion", "m"));
        ParameterGroup<float> group = _set.AddGroup("lion", lion, "b");
        InvalidOperationException early = Assert.Throws<InvalidOperationException>(() => _optimizer.Step(_set));
        Assert.Contains("Group 'lion' is for Lion", early.Message, StringComparison.Ordinal);
        Assert.All(_set, static parameter => Assert.Null(parameter.State));
        lion.Step(_set);
        ArgumentException late = Assert.Throws<ArgumentException>("optimizer", () => _set.AddGroup("other", _optimizer));
        Assert.Contains("Lion", late.Message, StringComparison.Ordinal);
        Assert.Contains("HeavyBall", late.Message, StringComparison.Ordinal);
        Assert.Equal(2, _set.Groups.Count);
    }

    [Fact]
    public void Mistakes_AreRefused_AndChangeNothing()
    {
        Add("a");
        ParameterGroup<float> slow = _set.AddGroup("slow", _slow, "b");
        Assert.Throws<ArgumentException>("name", () => _set.AddGroup("slow", _slow));
        Assert.Throws<ArgumentException>("name", () => _set.AddGroup("default", _slow));
        Assert.Throws<ArgumentException>("name", () => _set.AddGroup("", _slow));
        Assert.Throws<ArgumentNullException>("optimizer", () => _set.AddGroup("x", null!));
        Assert.Throws<ArgumentException>("patterns", () => _set.AddGroup("x", _slow, "a", ""));
        Assert.Throws<ArgumentNullException>("patterns", () => _set.AddGroup("x", _slow, [null!]));
        Assert.Throws<ArgumentNullException>("parameter", () => slow.Add(null!));
        using ParameterSet<float> other = [];
        Parameter<float> foreign = other.Allocate("a", 1);
        Assert.Contains("another set", Assert.Throws<ArgumentException>("parameter", () => slow.Add(foreign)).Message, StringComparison.Ordinal);
        slow.Add(_set["a"]);
        ArgumentException twice = Assert.Throws<ArgumentException>("parameter", () => slow.Add(_set["a"]));
        Assert.Contains("already been put into group 'slow'", twice.Message, StringComparison.Ordinal);
        Assert.Equal(2, _set.Groups.Count);
        Assert.Equal(["a"], Names(slow));
        _set.Dispose();
        Assert.Throws<ObjectDisposedException>(() => _set.AddGroup("x", _slow));
    }

    [Fact]
    public void AStepWithGroups_AllocatesNothing()
    {
        Add("a.weight", "a.bias", "b.weight", "b.bias");
        _set.AddGroup("slow", _slow, "*.bias");
        _optimizer.Step(_set);
        _optimizer.Step(_set);
        long before = GC.GetAllocatedBytesForCurrentThread();
        for (int step = 0; step < 100; step++)
        {
            _optimizer.Step(_set);
        }

        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
    }

    private static IEnumerable<string> Names(ParameterGroup<float> group) => group.Parameters.Select(static parameter => parameter.Name);

    private void Add(params string[] names)
    {
        foreach (string name in names)
        {
            _set.Add(name, new float[3], new float[] { 1, 1, 1 });
        }
    }
}
