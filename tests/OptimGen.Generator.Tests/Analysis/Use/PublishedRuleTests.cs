using System;
using System.IO;
using System.Linq;
using OptimGen.Generator.Tests.Reading;
using Xunit;

namespace OptimGen.Generator.Tests.Analysis.Use;

/// <summary>Published rules, and the catalogue, are used and corrected as they should be.</summary>
public sealed class PublishedRuleTests
{
    /// <summary>The element-wise hearts of rules that have reductions or uniform states otherwise.</summary>
    public static TheoryData<string, string> Hearts => new()
    {
        {
            "ref double m, ref double v, int t, double learningRate = 1e-3, [Decay] double beta1 = 0.9, [Decay] double beta2 = 0.999, double finalRate = 0.1, [Positive] double gamma = 1e-3, [Positive] double epsilon = 1e-8",
            """
            m = Rule.Ema(m, g, beta1);
            v = Rule.Ema(v, g * g, beta2);
            double corrected = learningRate * Math.Sqrt(Rule.BiasCorrection(beta2, t)) / Rule.BiasCorrection(beta1, t);
            double final = finalRate * learningRate;
            double rate = Rule.Clamp(corrected / (Math.Sqrt(v) + epsilon), final * (1 - 1 / (gamma * t + 1)), final * (1 + 1 / (gamma * t)));
            x -= rate * m;
            """
        },
        {
            "ref double m, ref double v, int t, [Positive] double learningRate = 4e-4, [Decay] double beta1 = 0.9, [Decay] double beta2 = 0.999, [Positive] double rootFloor = 1e-15, [Positive] double epsilon = 1e-15",
            """
            v = Rule.Ema(v, g * g, beta2);
            double normal = g * Math.Sqrt(Rule.BiasCorrection(beta2, t)) / (Math.Sqrt(v + rootFloor) + epsilon);
            m = Rule.Ema(m, learningRate * normal, beta1);
            x -= m / Rule.BiasCorrection(beta1, t);
            """
        },
        {
            "ref double m, ref double v, [Initially(1)] ref double product, int t, double learningRate = 2e-3, [Decay] double beta1 = 0.9, [Decay] double beta2 = 0.999, double momentumDecay = 4e-3, [Positive] double epsilon = 1e-8",
            """
            m = Rule.Ema(m, g, beta1);
            v = Rule.Ema(v, g * g, beta2);
            double mu = beta1 * (1 - 0.5 * Math.Pow(0.96, t * momentumDecay));
            double muNext = beta1 * (1 - 0.5 * Math.Pow(0.96, (t + 1) * momentumDecay));
            product *= mu;
            double mHat = muNext * m / (1 - product * muNext) + (1 - mu) * g / (1 - product);
            double vHat = v / Rule.BiasCorrection(beta2, t);
            x -= learningRate * mHat / (Math.Sqrt(vHat) + epsilon);
            """
        },
        {
            "[Initially(nameof(x))] ref double z, ref double v, int t, double learningRate = 2.5e-3, [Decay] double beta1 = 0.9, [Decay] double beta2 = 0.999, [Positive] double epsilon = 1e-8, double weightDecay = 0",
            """
            double c = 1.0 / t;
            v = Rule.Ema(v, g * g, beta2);
            double u = g / (Math.Sqrt(v / Rule.BiasCorrection(beta2, t)) + epsilon) + weightDecay * x;
            x = Rule.Lerp(x, z, c) - learningRate * (1 - beta1 * (1 - c)) * u;
            z -= learningRate * u;
            """
        },
        {
            "ref double m, ref double v, ref double s, int t, double learningRate = 1, [Decay, Positive] double beta1 = 0.9, [Decay, Positive] double beta2 = 0.999, bool biasCorrection = false, [Positive] double epsilon = 1e-8",
            """
            double q = Math.Sqrt(beta2);
            double correction = biasCorrection ? Math.Sqrt(1 - Math.Pow(beta2, t + 1)) / (1 - Math.Pow(beta1, t + 1)) : 1;
            double rate = learningRate * correction;
            m = Rule.Ema(m, rate * g, beta1);
            v = Rule.Ema(v, g * g, beta2);
            s = Rule.Ema(s, rate * g, q);
            x -= (m + s) / (Math.Sqrt(v) + epsilon);
            """
        },
        {
            "ref double m, ref double f, int t, double learningRate = 1e-3, [Decay] double beta1 = 0.9, [Decay] double beta2 = 0.999, [Positive] double clip = 1, [Positive] double epsilon = 1e-8, double weightDecay = 0.1",
            """
            f = Rule.Ema(f, g * g, Rule.DebiasedDecay(beta2, t));
            double scale = Math.Sqrt(f) + epsilon;
            m = Rule.Ema(m, Rule.Ratio(g, scale) / clip, beta1);
            x -= learningRate * (m + weightDecay * Rule.Ratio(x, scale));
            """
        },
        {
            // One decay for both moments.
            "ref double m, ref double v, int t, double learningRate = 1e-3, [Decay] double beta = 0.9, [Positive] double epsilon = 1e-8",
            """
            m = Rule.Ema(m, g, beta);
            v = Rule.Ema(v, g * g, beta);
            double c = 1 - Math.Pow(beta, t);
            x -= learningRate * Math.Sqrt(c) / c * m / (Math.Sqrt(v) + epsilon);
            """
        },
        {
            // Nesterov's step between corrected gradient and moment, as NAdam was first written.
            "ref double m, ref double v, int t, double learningRate = 1e-3, [Decay] double beta1 = 0.9, [Decay] double beta2 = 0.99, [Positive] double epsilon = 1e-8",
            """
            m = Rule.Ema(m, g, beta1);
            v = Rule.Ema(v, g * g, beta2);
            double c1 = Rule.BiasCorrection(beta1, t);
            double n = (beta1 * m + (1 - beta1) * g) / c1;
            x -= learningRate * n / Math.Max(Math.Sqrt(v / Rule.BiasCorrection(beta2, t)), epsilon);
            """
        },
    };

    [Fact]
    public void Published_rules_raise_nothing() =>
        Assert.Empty(Findings.Of(TestCompilation.Create([RuleTexts.GlobalUsings, .. RuleTexts.Names.Select(RuleTexts.Read)])));

    [Fact]
    public void The_catalogue_raises_nothing()
    {
        string[] sources = [.. Directory.EnumerateFiles(Path.Combine(AppContext.BaseDirectory, "Catalogue"), "*.cs").Select(File.ReadAllText)];
        Assert.NotEmpty(sources);
        Assert.Empty(Findings.Of(TestCompilation.Create(sources)));
    }

    [Theory]
    [MemberData(nameof(Hearts))]
    public void The_heart_of_a_published_rule_raises_nothing(string parameters, string body) => Assert.Empty(Findings.Of(parameters, body));
}
