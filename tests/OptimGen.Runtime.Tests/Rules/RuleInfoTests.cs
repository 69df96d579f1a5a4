using System;
using System.Collections.Generic;
using OptimGen.Runtime.Tests.Support;

namespace OptimGen.Runtime.Tests.Rules;

public sealed class RuleInfoTests
{
    [Fact]
    public void ArraysAreCopied_AndCannotBeChangedThroughTheLists()
    {
        StateInfo[] states = [new("m", "m", "0")];
        HyperparameterInfo[] hyperparameters = [new("LearningRate", "α", 0.1, "[0, ∞)", "The rate.", "X")];
        RuleInfo rule = new("Sgd", "id", "x ← x − α·m", hyperparameters, states, 3, 2);
        states[0] = new StateInfo("v", "v", "0");
        hyperparameters[0] = new HyperparameterInfo("Momentum", "β", 0.9, "[0, 1)", "The decay.", "1");
        Assert.Equal("m", Assert.Single(rule.States).Name);
        Assert.Equal("LearningRate", Assert.Single(rule.Hyperparameters).Name);
        Assert.Throws<NotSupportedException>(() => ((IList<StateInfo>)rule.States)[0] = states[0]);
        Assert.Throws<NotSupportedException>(() => ((IList<HyperparameterInfo>)rule.Hyperparameters).Clear());
    }

    [Fact]
    public void BytesAreCountedPerElement()
    {
        RuleInfo rule = TestRules.TwoMoments;
        Assert.Equal(16, rule.BytesRead(4));
        Assert.Equal(12, rule.BytesWritten(4));
        Assert.Equal(32, rule.BytesRead(8));
        Assert.Throws<ArgumentOutOfRangeException>("elementSize", () => rule.BytesRead(0));
        Assert.Throws<ArgumentOutOfRangeException>("elementSize", () => rule.BytesWritten(-4));
    }

    [Fact]
    public void Nonsense_IsRefused()
    {
        Assert.Throws<ArgumentException>("name", static () => new RuleInfo("", "id", "", [], [], 2, 1));
        Assert.Throws<ArgumentException>("identity", static () => new RuleInfo("Sgd", "", "", [], [], 2, 1));
        Assert.Throws<ArgumentOutOfRangeException>("arraysRead", static () => new RuleInfo("Sgd", "id", "", [], [], -1, 1));
        ArgumentException twice = Assert.Throws<ArgumentException>("states", static () => TestRules.Create("Sgd", "m", "m"));
        Assert.Contains("'m'", twice.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void RefusedHyperparameters_AreNamedWithValueAndRange()
    {
        ArgumentOutOfRangeException error = Assert.IsType<ArgumentOutOfRangeException>(HyperparameterRange.Error("Beta1", 1.5, "[0, 1)"));
        Assert.Equal("Beta1", error.ParamName);
        Assert.Equal(1.5, error.ActualValue);
        Assert.StartsWith("Beta1 must be in [0, 1).", error.Message, StringComparison.Ordinal);
    }
}
