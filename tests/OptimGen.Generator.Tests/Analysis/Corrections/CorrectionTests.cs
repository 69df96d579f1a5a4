using System;
using System.Linq;
using Microsoft.CodeAnalysis;
using OptimGen.Generator.Tests.Analysis.Use;
using Xunit;

namespace OptimGen.Generator.Tests.Analysis.Corrections;

/// <summary>Averages and what takes away their bias.</summary>
public sealed class CorrectionTests
{
    private const string Adam = "ref double m, ref double v, int t, double learningRate = 1e-3, [Decay] double beta1 = 0.9, "
        + "[Decay] double beta2 = 0.999, [Positive] double epsilon = 1e-8";

    private const string Moments = "m = Rule.Ema(m, g, beta1);\nv = Rule.Ema(v, g * g, beta2);\n";

    private const string Step = "\nx -= learningRate * mHat / (Math.Sqrt(vHat) + epsilon);";

    public static TheoryData<string, string, string> Wrong => new()
    {
        // Another decay: in place, through locals, inlined, by hand, exchanged, reordered, in a helper's argument.
        { "OPT090", Adam, Moments + "double mHat = m / Rule.BiasCorrection(beta1, t);\ndouble vHat = [|v / Rule.BiasCorrection(beta1, t)|];" + Step },
        { "OPT090", Adam, Moments + "double c1 = 1 - Math.Pow(beta1, t);\ndouble mHat = m / c1;\ndouble vHat = [|v / c1|];" + Step },
        { "OPT090", Adam, Moments + "double mHat = [|m / Rule.BiasCorrection(beta2, t)|];\ndouble vHat = [|v / Rule.BiasCorrection(beta1, t)|];" + Step },
        { "OPT090", Adam, Moments + "x -= learningRate * (m / Rule.BiasCorrection(beta1, t)) / (Math.Sqrt([|v / (1 - Math.Pow(beta1, t))|]) + epsilon);" },
        { "OPT090", Adam, Moments + "double rate = [|learningRate * Math.Sqrt(Rule.BiasCorrection(beta1, t))|] / Rule.BiasCorrection(beta1, t);\nx -= rate * m / (Math.Sqrt(v) + epsilon);" },
        { "OPT090", Adam, Moments + "x -= [|learningRate * m / Rule.BiasCorrection(beta2, t)|] / (Math.Sqrt(v) + epsilon);" },
        { "OPT090", Adam, "m = beta1 * m + (1 - beta1) * g;\nv += (1 - beta2) * (g * g - v);\ndouble mHat = m / Rule.BiasCorrection(beta1, t);\ndouble vHat = [|v / Rule.BiasCorrection(beta1, t)|];" + Step },
        { "OPT090", Adam, "m = g * (1 - beta1) + m * beta1;\nv -= (1 - beta2) * v - (1 - beta2) * g * g;\ndouble mHat = [|m / Rule.BiasCorrection(beta2, t)|];\ndouble vHat = v / Rule.BiasCorrection(beta2, t);" + Step },
        { "OPT090", Adam, Moments + "double mHat = m / Rule.BiasCorrection(beta1, t);\ndouble vHat = [|Helper(v, beta1, t)|];" + Step },
        { "OPT090", Adam.Replace("int t", "ref double vMax, int t", StringComparison.Ordinal), Moments + "vMax = Math.Max(vMax, v);\ndouble mHat = m / Rule.BiasCorrection(beta1, t);\ndouble vHat = [|vMax / Rule.BiasCorrection(beta1, t)|];" + Step },
        { "OPT090", "ref double m, int t, double learningRate = 1e-3", "m = 0.9 * m + 0.1 * g; x -= learningRate * ([|m / (1 - Math.Pow(0.99, t))|]);" },

        // Twice.
        { "OPT091", Adam, Moments + "double mHat = [|m / Rule.BiasCorrection(beta1, t)|];\ndouble rate = learningRate / Rule.BiasCorrection(beta1, t);\nx -= rate * mHat / (Math.Sqrt(v / Rule.BiasCorrection(beta2, t)) + epsilon);" },
        { "OPT091", Adam, Moments + "double c1 = Rule.BiasCorrection(beta1, t);\ndouble mHat = [|m / c1 / c1|];\ndouble vHat = v / Rule.BiasCorrection(beta2, t);" + Step },
        { "OPT091", Adam, Moments + "double mHat = m / Rule.BiasCorrection(beta1, t);\ndouble vHat = [|v / Rule.BiasCorrection(beta2, t)|];\nx -= learningRate * Math.Sqrt(Rule.BiasCorrection(beta2, t)) * mHat / (Math.Sqrt(vHat) + epsilon);" },
        { "OPT091", Adam, Moments + "x -= learningRate * (m / Rule.BiasCorrection(beta1, t)) / ([|Math.Sqrt(v) / Rule.BiasCorrection(beta2, t)|] + epsilon);" },
        { "OPT091", Adam, "m = Rule.Ema(m, g, Rule.DebiasedDecay(beta1, t));\nv = Rule.Ema(v, g * g, beta2);\ndouble mHat = [|m / Rule.BiasCorrection(beta1, t)|];\ndouble vHat = v / Rule.BiasCorrection(beta2, t);" + Step },

        // No average from zero.
        { "OPT092", Adam, "m = Rule.Ema(m, g, beta1);\nv += g * g;\ndouble mHat = m / Rule.BiasCorrection(beta1, t);\ndouble vHat = [|v / Rule.BiasCorrection(beta2, t)|];" + Step },
        { "OPT092", Adam, "m = Rule.Ema(m, g, beta1);\nv = Math.Max(beta2 * v, Math.Abs(g));\nx -= learningRate * (m / Rule.BiasCorrection(beta1, t)) / ([|v / Rule.BiasCorrection(beta2, t)|] + epsilon);" },
        { "OPT092", Adam.Replace("ref double v", "[Initially(0.1)] ref double v", StringComparison.Ordinal), Moments + "double mHat = m / Rule.BiasCorrection(beta1, t);\ndouble vHat = [|v / Rule.BiasCorrection(beta2, t)|];" + Step },

        // Weights.
        { "OPT093", Adam, "m = [|beta1 * m + (1 - beta2) * g|];\nv = Rule.Ema(v, g * g, beta2);\nx -= learningRate * m / (Math.Sqrt(v) + epsilon);" },
        { "OPT093", Adam, "m = Rule.Ema(m, g, beta1);\nv = [|(1 - beta1) * g * g + v * beta2|];\nx -= learningRate * m / (Math.Sqrt(v) + epsilon);" },
        { "OPT093", Adam, "m = [|(1 - beta1) * m + (1 - beta1) * g|];\nv = Rule.Ema(v, g * g, beta2);\nx -= learningRate * m / (Math.Sqrt(v) + epsilon);" },
        { "OPT093", "ref double m, double learningRate = 1", "m = [|0.9 * m + 0.2 * g|]; x -= learningRate * m;" },
        { "OPT093", "ref double m, int t, double learningRate = 1", "m = t == 1 ? g : [|0.9 * m + 0.01 * g|]; x -= learningRate * m;" },
    };

    public static TheoryData<string, string> Right => new()
    {
        // The same in other words.
        { Adam, Moments + "double mHat = m / Rule.BiasCorrection(beta1, t);\ndouble vHat = v / Rule.BiasCorrection(beta2, t);" + Step },
        { Adam, Moments + "x -= learningRate * Math.Sqrt(1 - Math.Pow(beta2, t)) / (1 - Math.Pow(beta1, t)) * m / (Math.Sqrt(v) + epsilon);" },
        { Adam, Moments + "double d = Math.Sqrt(v) / Math.Sqrt(Rule.BiasCorrection(beta2, t)) + epsilon;\nx -= learningRate / Rule.BiasCorrection(beta1, t) * m / d;" },
        { Adam, Moments + "double c1 = Rule.BiasCorrection(beta1, t);\nx -= learningRate * m * (1 / c1) / (Math.Sqrt(v) + epsilon);" },
        { Adam, Moments + "double mHat = m / Rule.BiasCorrection(beta1, t);\nx -= learningRate * mHat * Math.Abs(mHat) / (Math.Sqrt(v) + epsilon);" },
        { Adam, Moments + "double c1 = Rule.BiasCorrection(beta1, t);\nx -= learningRate * m / c1 * c1 / c1 / (Math.Sqrt(v) + epsilon);" },

        // A sum with a decay is debiased by its correction, up to a factor.
        { "ref double m, int t, double learningRate = 1, [Decay] double momentum = 0.9", "m = momentum * m + g; x -= learningRate * m / Rule.BiasCorrection(momentum, t);" },

        // What else it holds is not known.
        { Adam, Moments + "double c2 = Rule.BiasCorrection(beta2, t);\nx -= learningRate / c2 * m * (v + g * g) / (1 + epsilon);" },
        { Adam, "m = t % 2 == 0 ? m : Rule.Ema(m, g, beta1);\nv = Rule.Ema(v, g * g, beta2);\nx -= learningRate * m / Rule.BiasCorrection(beta2, t) / (Math.Sqrt(v) + epsilon);" },

        // Weights that add up, or are none.
        { "ref double m, double learningRate = 1", "m = 0.9 * m + 0.1 * g; x -= learningRate * m;" },
        { "ref double m, double learningRate = 1", "m = 0.9 * m + (1 - 0.9) * g; x -= learningRate * m;" },
        { "ref double m, double learningRate = 1", "m = 0.9 * m + g; x -= learningRate * m;" },
        { "ref double m, double learningRate = 1, [Decay] double momentum = 0.9", "m = momentum * m - learningRate * g; x += m;" },
        { "ref double m, double learningRate = 1, [Decay] double momentum = 0.9, [Between(0, 1)] double dampening = 0", "m = momentum * m + (1 - dampening) * g; x -= learningRate * m;" },
        { "ref double m, double learningRate = 1, [Decay] double momentum = 0.9", "m = momentum * (m + g); x -= learningRate * m;" },
        { "ref double m, double learningRate = 1, [Decay] double decay = 0.9", "m += (1 - decay) * (g - m); x -= learningRate * m;" },
    };

    [Theory]
    [MemberData(nameof(Wrong))]
    public void A_wrong_average_is_reported(string id, string parameters, string body) => Findings.AssertMarked(id, parameters, body);

    [Theory]
    [MemberData(nameof(Right))]
    public void A_right_average_is_not_reported(string parameters, string body) => Assert.Empty(Findings.Of(parameters, body));

    [Fact]
    public void Exchanged_corrections_of_a_reordered_rate_are_both_reported()
    {
        const string Exchanged = "double c1 = Rule.BiasCorrection(beta1, t);\ndouble c2 = Rule.BiasCorrection(beta2, t);\n"
            + "double rate = learningRate * Math.Sqrt(c1) / c2;\nx -= rate * m / (Math.Sqrt(v) + epsilon);";

        Assert.Equal(
            ["learningRate * Math.Sqrt(c1)", "learningRate * Math.Sqrt(c1) / c2"],
            Findings.Of(Adam, Moments + Exchanged).Select(found => Findings.TextOf(found.Location)).OrderBy(text => text.Length));
    }

    [Fact]
    public void A_wrong_correction_names_both_decays_and_what_to_write()
    {
        string body = Moments + "double c1 = Rule.BiasCorrection(beta1, t);\ndouble mHat = m / c1;\ndouble vHat = v / c1;" + Step;
        Diagnostic diagnostic = Assert.Single(Findings.Of(Adam, body));

        Assert.Equal(
            "'v' is an average with the decay beta2, but it is corrected with the power of beta1, which leaves it biased; use Rule.BiasCorrection(beta2, t)",
            Findings.MessageOf(diagnostic));
        Assert.Equal("Rule.BiasCorrection(beta1, t)", Findings.TextOf(Assert.Single(diagnostic.AdditionalLocations)));
        Assert.Equal(("beta1", "beta2"), (diagnostic.Properties["wrong"], diagnostic.Properties["right"]));
    }

    [Fact]
    public void Unequal_weights_are_spelled()
    {
        Diagnostic diagnostic = Assert.Single(Findings.Of("ref double m, [Decay] double a = 0.9, [Decay] double b = 0.9", "m = a * m + (1 - b) * g; x -= m;"));
        Assert.Equal(
            "The average 'm' keeps a of itself and takes 1 - b of the new value, which do not add up to one; write Rule.Ema(m, …, a)",
            Findings.MessageOf(diagnostic));
    }
}
