using System;
using System.Collections.Generic;

namespace OptimGen.Generator.Tests.Hostile;

/// <summary>Good declarations of both forms, for tests to break. All are in the namespace <c>Sample</c>.</summary>
internal static class GoodSources
{
    /// <summary>As many parts of the language as fit into one rule.</summary>
    public const string Everything = """
        using System;
        using OptimGen;
        namespace Sample;
        /// <summary>Text <c>here</c>.</summary>
        [Optimizer(NumericTypes.Single & ~NumericTypes.Double, KeepSubnormals = true)]
        public sealed partial class Custom
        {
            private const double Half = 0.5;
            /// <param name="m">A state.</param>
            [UpdateRule]
            internal static void Update(
                ref double x, double g, [Initially(nameof(rate))] ref double m, [Initially(Half)] ref double v, int t,
                double rate = 1e-3, [Decay, Positive] double beta = 0.9, [Between(0, 1)] double mix = 0.5, int every = 5, bool on = false)
            {
                if (t == 1 && on) { m = g; return; }
                double y; bool up = g > 0 || !(m < 0);
                if (up) { y = Math.Pow(g, 2); } else { y = Rule.Clamp(value: g, low: -1, high: 1); }
                v = Rule.Ema(v, y, beta) / Rule.BiasCorrection(beta, t);
                Move(ref x, rate * (t % every == 0 ? m : Halve(g) * mix));
            }
            private static double Halve(double value) { if (value > 1) { return 1; } return value * Half; }
            private static void Move(ref double place, double by, double share = 1) => place -= share * by;
        }
        """;

    private const string Helpers = """
        using System;
        using OptimGen;
        namespace Sample
        {
            internal partial class Outer
            {
                [Optimizer(NumericTypes.Double)]
                private partial class Inner
                {
                    [UpdateRule]
                    static void Update(ref double x, double g, ref double slow, long t, double alpha = 0.5, int every = 6)
                    {
                        Sgd.Step(ref x, g, learningRate: 1e-2);
                        if (t % every == 0)
                        {
                            x = Rule.Lerp(slow, x, alpha);
                            slow = x;
                        }
                    }
                }
            }
            [Optimizer(NumericTypes.Single), Obsolete("An example.")]
            public partial class Sgd
            {
                [UpdateRule]
                public static void Step(ref double x, double g, double learningRate = 0.1) => x -= learningRate * g;
            }
        }
        """;

    private const string Momentum = """
        using OptimGen;
        using Both = OptimGen.OptimizerAttribute;
        #nullable enable
        #pragma warning disable CS0169
        #if !NEVER
        namespace Sample.Nested
        {
            [global::OptimGen.WeightDecay(DecayForm.L2, 1e-2), FirstMoment(FirstMomentForm.Accumulate, Decay = 0.9, Dampening = 0.1)]
            [SecondMoment(SecondMomentForm.MaxOfAbsolutes, Decay = 0.99), InitialMoments(0, 1e-3)]
            [Step(StepForm.Ratio, EpsilonPlacement = EpsilonPlacement.InState)]
            [Both(NumericTypes.Single)]
            partial class @class { private int _other; }
        }
        #endif
        """;

    /// <summary>All of them. One element type is enough to break, and compiles in half the time.</summary>
    public static IReadOnlyList<string> All { get; } =
    [
        Declarations.AdamW.Replace("[Optimizer]", "[Optimizer(NumericTypes.Single)]", StringComparison.Ordinal),
        Declarations.Lion.Replace("[Optimizer]", "[Optimizer(NumericTypes.Double)]", StringComparison.Ordinal),
        Declarations.HeavyBall.Replace("namespace Sample", "namespace Sample.Other", StringComparison.Ordinal),
        Everything,
        Helpers,
        Momentum,
    ];
}
