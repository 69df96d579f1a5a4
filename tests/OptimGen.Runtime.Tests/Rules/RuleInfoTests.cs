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
        RuleInfo rule = new("Sgd", "id", "x ← x − α·m", hyperparameters, states, new StepPlan([new PassInfo(1, 1, 1, 1, 1)], []));
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
        Assert.Equal(16, rule.BytesRead<float>());
        Assert.Equal(12, rule.BytesWritten<float>());
        Assert.Equal(32, rule.BytesRead<double>());
        Assert.Equal(24, rule.BytesWritten<double>());
    }

    [Fact]
    public void BytesOfNarrowParameters_AreNotThoseOfTheirStates()
    {
        // Two bytes each for parameter and gradient, four for each moment; a master copy is read instead of the parameter, and written beside it.
        RuleInfo rule = TestRules.TwoMoments;
        Assert.Equal(12, rule.BytesRead<BFloat16>());
        Assert.Equal(10, rule.BytesWritten<BFloat16>());
        Assert.Equal(12, rule.BytesRead<BFloat16>(ParameterRounding.Stochastic));
        Assert.Equal(14, rule.BytesRead<Half>(ParameterRounding.MasterCopy));
        Assert.Equal(14, rule.BytesWritten<Half>(ParameterRounding.MasterCopy));
        Assert.Equal(16, rule.BytesRead<float>(ParameterRounding.MasterCopy));
        Assert.Equal(12, rule.BytesWritten<float>(ParameterRounding.MasterCopy));
    }

    [Fact]
    public void Nonsense_IsRefused()
    {
        Assert.Throws<ArgumentException>("name", static () => new RuleInfo("", "id", "", [], [], new StepPlan([new PassInfo(1, 1, 0, 1, 0)], [])));
        Assert.Throws<ArgumentException>("identity", static () => new RuleInfo("Sgd", "", "", [], [], new StepPlan([new PassInfo(1, 1, 0, 1, 0)], [])));
        Assert.Throws<ArgumentNullException>("plan", static () => new RuleInfo("Sgd", "id", "", [], [], (StepPlan)null!));
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
