using System;

namespace OptimGen.Runtime.Tests.Support;

/// <summary>Rules as data, for tests that need no arithmetic.</summary>
internal static class TestRules
{
    public static RuleInfo Momentum { get; } = Create("HeavyBall", "m");

    public static RuleInfo TwoMoments { get; } = Create("Adam", "firstMoment", "secondMoment");

    public static RuleInfo Stateless { get; } = Create("Descent");

    public static RuleInfo Create(string name, params string[] states) => new(
        name, "identity of " + name, "x ← x − α·g", [new HyperparameterInfo("LearningRate", "α", 0.001, "[0, ∞)", "The rate.", "X/G")],
        Array.ConvertAll(states, static state => new StateInfo(state, state[..1], "0")), new StepPlan([new PassInfo(1, 1, states.Length, 1, states.Length)], []));
}
