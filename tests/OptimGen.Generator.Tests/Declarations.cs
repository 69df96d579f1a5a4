namespace OptimGen.Generator.Tests;

/// <summary>Declarations that many tests generate from.</summary>
internal static class Declarations
{
    public const string AdamW = """
        namespace Sample;

        using OptimGen;

        /// <summary>Adam with decoupled weight decay.</summary>
        [Optimizer]
        [WeightDecay(DecayForm.Decoupled, 1e-2)]
        [FirstMoment(FirstMomentForm.Ema, Decay = 0.9)]
        [SecondMoment(SecondMomentForm.EmaOfSquares, Decay = 0.999)]
        [BiasCorrection]
        [Step(StepForm.Ratio, LearningRate = 1e-3, Epsilon = 1e-8)]
        public sealed partial class AdamW
        {
        }
        """;

    public const string Lion = """
        namespace Sample;

        using OptimGen;

        /// <summary>The sign of an average between momentum and gradient.</summary>
        [Optimizer]
        public sealed partial class Lion
        {
            [UpdateRule]
            private static void Update(
                ref double x, double g, ref double m,
                double learningRate = 1e-4, [Decay] double beta1 = 0.9, [Decay] double beta2 = 0.99, double weightDecay = 0)
            {
                x -= learningRate * weightDecay * x;
                double c = Rule.Ema(m, g, beta1);
                x -= learningRate * Rule.Sign(c);
                m = Rule.Ema(m, g, beta2);
            }
        }
        """;

    /// <summary>Parameters of 16 bits, and a state that starts as a copy of them.</summary>
    public const string Anchored = """
        namespace Sample;

        using OptimGen;

        /// <summary>Descent with a pull back to where it began.</summary>
        [Optimizer(NumericTypes.BFloat16 | NumericTypes.Half)]
        public sealed partial class Anchored
        {
            [UpdateRule]
            private static void Update(
                ref double x, double g, [Initially(nameof(x))] ref double anchor,
                double learningRate = 1e-2, double pull = 1e-3, [Between(0, 1)] double drift = 0)
            {
                x -= learningRate * (g + pull * (x - anchor));
                anchor = Rule.Lerp(anchor, x, drift);
            }
        }
        """;

    public const string HeavyBall = """
        using OptimGen;

        namespace Sample
        {
            internal static partial class Methods
            {
                [Optimizer(NumericTypes.Single)]
                internal partial class HeavyBall
                {
                    [UpdateRule]
                    private static void Update(
                        ref double x, double g, [Initially(0.5)] ref double m, int t,
                        double learningRate = 1e-2, [Decay] double momentum = 0.9, [Between(0, 1)] double dampening = 0.1)
                    {
                        m = t == 1 ? g : momentum * m + (1 - dampening) * g;
                        x -= learningRate * m;
                    }
                }
            }
        }
        """;

    public const string Lamb = """
        using System;
        using OptimGen;

        namespace Sample;

        [Optimizer]
        public sealed partial class Lamb
        {
            [UpdateRule]
            private static void Update(
                ref double x, double g, ref double m, ref double v,
                double learningRate = 1e-3, [Decay] double beta1 = 0.9, [Decay] double beta2 = 0.999,
                [Positive] double normLimit = 10, [Positive] double epsilon = 1e-6, double weightDecay = 0)
            {
                m = Rule.Ema(m, g, beta1);
                v = Rule.Ema(v, g * g, beta2);
                double u = m / (Math.Sqrt(v) + epsilon) + weightDecay * x;
                double xNorm = Math.Min(Reduce.Norm(x), normLimit);
                double uNorm = Reduce.Norm(u);
                double trust = xNorm > 0 && uNorm > 0 ? xNorm / uNorm : Rule.AnyUnit(1);
                x -= learningRate * trust * u;
            }
        }
        """;
}
