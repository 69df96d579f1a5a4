using System;
using System.Linq;
using FsCheck;
using FsCheck.Fluent;
using Xunit;

namespace OptimGen.Tests.Papers;

/// <summary>
/// How far a step of Adam can go, in learning rates: section 2.1 of the paper. Its two bounds are for gradients that are always there, and for
/// one that comes after a long silence. Neither holds for all gradients: those that grow by β₁ / β₂ from step to step go further, up to a bound
/// that follows from the weights of both averages by Cauchy's inequality.
/// </summary>
public sealed class AdamStepTests
{
    private const double Rate = 1.0 / 1024;
    private const double Tiny = 1e-300;
    private const double Rounding = 1 + 1e-9;

    private static readonly Config Repeatable = Config.QuickThrowOnFailure.WithMaxTest(100).WithReplay(20150101, 1);

    [Fact]
    public void With_gradients_of_one_size_and_any_signs_no_step_exceeds_the_learning_rate() =>
        Prop.ForAll(Decays(), Signs(), (decays, signs) =>
            LongestStep(decays.Beta1, decays.Beta2, [.. signs.Select(sign => sign ? 3.0 : -3.0)]) <= Rounding).Check(Repeatable);

    [Theory]
    [InlineData(0.9, 0.999)]
    [InlineData(0.5, 0.9)]
    [InlineData(0, 0.99)]
    public void One_gradient_after_a_long_silence_goes_as_far_as_the_paper_says(double beta1, double beta2)
    {
        double[] gradients = new double[20_000];
        gradients[^1] = -7;
        double bound = Math.Max(1, (1 - beta1) / Math.Sqrt(1 - beta2));
        Assert.Equal(bound, LongestStep(beta1, beta2, gradients), bound * 1e-6);
    }

    [Fact]
    public void No_gradients_whatever_go_further_than_the_weights_allow() =>
        Prop.ForAll(Decays(), Values(), (decays, gradients) =>
            LongestStep(decays.Beta1, decays.Beta2, gradients) <= Bound(decays.Beta1, decays.Beta2, gradients.Length) * Rounding).Check(Repeatable);

    [Fact]
    public void Growing_gradients_reach_what_the_weights_allow_and_exceed_the_paper()
    {
        const int Steps = 10_000;
        const int Growing = 200;
        double[] gradients = [.. Enumerable.Range(1, Steps).Select(t => t > Steps - Growing ? Math.Pow(0.9 / 0.999, Steps - t) : 0)];
        double longest = LongestStep(0.9, 0.999, gradients);
        Assert.Equal(BoundAt(Steps, 0.9, 0.999), longest, 1e-6);
        Assert.True(longest > 2 * (1 - 0.9) / Math.Sqrt(1 - 0.999));
    }

    /// <summary>The longest step, in learning rates.</summary>
    private static double LongestStep(double beta1, double beta2, double[] gradients)
    {
        using TensorRun run = new TensorRun("Adam", 0).With("LearningRate", Rate).With("Epsilon", Tiny).With("Beta1", beta1).With("Beta2", beta2);
        double before = 0;
        double longest = 0;
        foreach (double gradient in gradients)
        {
            double after = run.Step(gradient)[0];
            longest = Math.Max(longest, Math.Abs(after - before) / Rate);
            before = after;
        }

        return longest;
    }

    private static double Bound(double beta1, double beta2, int steps) => Enumerable.Range(1, steps).Max(t => BoundAt(t, beta1, beta2));

    /// <summary>√Σ w²/u with the weights w and u of both corrected averages: the most that m̂ / √v̂ can be in step t.</summary>
    private static double BoundAt(int t, double beta1, double beta2)
    {
        double c1 = 1 - Math.Pow(beta1, t);
        double c2 = 1 - Math.Pow(beta2, t);
        return Math.Sqrt(Enumerable.Range(0, t).Sum(age =>
        {
            double w = (1 - beta1) * Math.Pow(beta1, age) / c1;
            double u = (1 - beta2) * Math.Pow(beta2, age) / c2;
            return w * w / u;
        }));
    }

    private static Arbitrary<(double Beta1, double Beta2)> Decays() => Gen.Choose(0, 99)
        .SelectMany(_ => Gen.Choose(10, 999), (first, second) => (first / 100.0, second / 1000.0)).ToArbitrary();

    private static Arbitrary<bool[]> Signs() => Gen.Elements(true, false).ArrayOf(40).ToArbitrary();

    // Of very different sizes, many of them zero: what makes the two averages disagree.
    private static Arbitrary<double[]> Values() => Gen.Choose(-9, 9)
        .SelectMany(_ => Gen.Choose(-6, 6), (digit, exponent) => digit * Math.Pow(10, exponent)).ArrayOf(40).ToArbitrary();
}
