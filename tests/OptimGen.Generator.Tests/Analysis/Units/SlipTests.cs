using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using OptimGen.Generator.Tests.Reading;
using Xunit;

namespace OptimGen.Generator.Tests.Analysis.Units;

/// <summary>Slips as they are found in published code, each in an otherwise right rule, and what is said of them.</summary>
public sealed class SlipTests
{
    private const string Adam = "ref double m, ref double v, int t, double learningRate = 1e-3, [Decay] double beta1 = 0.9, [Decay] double beta2 = 0.999, "
        + "[Positive] double epsilon = 1e-8, double weightDecay = 0";

    private const string Hats = "double mHat = m / Rule.BiasCorrection(beta1, t); double vHat = v / Rule.BiasCorrection(beta2, t);";
    private const string Moments = "m = Rule.Ema(m, g, beta1); v = Rule.Ema(v, g * g, beta2); " + Hats;
    private const string Step = "x -= learningRate * mHat / (Math.Sqrt(vHat) + epsilon);";

    /// <summary>ID, signature after the gradient, statements with the place marked, and what the message says.</summary>
    public static TheoryData<string, string, string, string[]> Cases => new()
    {
        // Must not build.
        { "OPT070", Adam, "m = [|beta1 * v + (1 - beta1) * g|]; v = Rule.Ema(v, g * g, beta2); " + Hats + Step, ["'β₁·v' has the unit G²", "'(1 − β₁)·g' has G:", "'+' takes"] },
        { "OPT070", Adam, "m = [|Rule.Ema(v, g, beta1)|]; v = Rule.Ema(v, g * g, beta2); " + Hats + Step, ["G²", "has G:"] },
        { "OPT070", Adam.Replace("[Decay] double beta1", "double beta1"), "v = Rule.Ema(v, g * g, beta2); m = [|Rule.Ema(v, g, beta1)|];" + Hats + Step, ["'β₁·v' has the unit G²"] },
        { "OPT072", Adam.Replace("double learningRate", "double [|learningRate|]"), Moments + "x -= learningRate * mHat / (vHat + epsilon);", ["unit X·G", "X, X/G or 1", "the root over the second moment is missing"] },
        { "OPT072", Adam.Replace("double learningRate", "double [|learningRate|]"), Moments + "x -= learningRate * mHat / vHat;", ["unit X·G"] },
        { "OPT072", Adam.Replace("double learningRate", "double [|learningRate|]"), "m = Rule.Ema(m, g, beta1); v = Rule.Ema(v, g, beta2); " + Hats + Step, ["unit X/√G", "the square in the second moment is missing"] },
        { "OPT072", Adam.Replace("double learningRate", "double [|learningRate|]"), Moments + "x -= learningRate * weightDecay * x; x -= weightDecay * mHat / (Math.Sqrt(vHat) + epsilon);", ["unit 1/X", "exchanged"] },
        { "OPT072", Adam.Replace("double learningRate", "double [|learningRate|]"), "g += learningRate * x; " + Moments + "x -= weightDecay * mHat / (Math.Sqrt(vHat) + epsilon);", ["unit G/X", "exchanged"] },
        { "OPT072", "double [|learningRate|] = 1e-3, double weightDecay = 0", "g += learningRate * x; x -= weightDecay * g;", ["unit G/X", "exchanged"] },
        { "OPT072", Adam.Replace("double weightDecay", "double [|weightDecay|]"), Moments + "x -= learningRate * (mHat / (Math.Sqrt(vHat) + epsilon) + weightDecay * g);", ["unit 1/G", "it multiplies the gradient"] },
        { "OPT072", "double [|lr|] = 1e-3, [Positive] double eps = 1e-8", "x -= lr * g / (g * g + eps);", ["unit X·G"] },
        { "OPT070", Delta, "v = Rule.Ema(v, g * g, decay); double step = Math.Sqrt(d + epsilon) / (v + epsilon) * g; d = [|Rule.Ema(d, step * step, decay)|]; x -= learningRate * step;", ["unit G²", "has 1:"] },
        { "OPT070", Adam, Moments + "x -= learningRate * mHat / Math.Sqrt([|vHat + mHat|]);", ["'vHat' has the unit G², but 'mHat' has G:"] },
        { "OPT070", Adam, "m = Rule.Ema(m, g, beta1); v = Rule.Ema(v, g, beta2); " + Hats + "x -= learningRate * mHat / Math.Sqrt([|vHat - mHat * mHat|]);", ["'vHat' has the unit G, but 'mHat·mHat' has G²"] },
        { "OPT070", Adam, "m = Rule.Ema(m, g, beta1); v = Math.Max(v, g * g); v = [|Math.Max(beta2 * v, Math.Abs(g))|]; " + Hats + Step, ["'max' takes"] },
        { "OPT070", Adam, Moments + "x -= learningRate * ([|t > 3 ? mHat / Math.Sqrt(vHat) : mHat|]);", ["has the unit 1", "'?:' takes"] },
        { "OPT070", Adam, Moments + "x -= learningRate * mHat / (Math.Sqrt(vHat) + epsilon) * ([|m > v|] ? 1 : 2);", ["'>' takes"] },
        { "OPT070", Adam, Moments + "x -= learningRate * [|Math.Exp(mHat)|] / (Math.Sqrt(vHat) + epsilon);", ["'mHat' has the unit G", "'exp' is for plain numbers"] },
        { "OPT070", Adam, "m = Rule.Ema(m, g, beta1); v = [|v * g|]; x -= learningRate * m;", ["'v' at the start of a step", "keeps its unit"] },
        { "OPT070", "[Initially(nameof(x))] ref double m, double learningRate = 1e-3", "x -= learningRate * m; m = [|m + g|];", ["'m' has the unit X"] },
        { "OPT073", "double learningRate = 1e-3", "x = [|x * g|];", ["'x' would end the step with the unit X·G"] },
        { "OPT073", "double learningRate = 1e-3", "[|x *= x|];", ["X²"] },
        { "OPT070", "double learningRate = 1e-3", "[|x -= g|];", ["'x' has the unit X, but 'g' has G"] },

        // Compute what is meant, or may: warnings.
        { "OPT071", Adam, Moments + "x -= learningRate * mHat / (Math.Sqrt([|vHat + epsilon|]) + epsilon);", ["'epsilon' would need two units, G² in 'vHat + ε' and G in '√(vHat + ε) + ε'"] },
        { "OPT071", Adam, Moments + "x -= learningRate * mHat / [|Denominator(vHat, epsilon)|];", ["'epsilon' would need two units"] },
        { "OPT071", Adam, "g += [|weightDecay * x|]; " + Moments + "x -= learningRate * (mHat / (Math.Sqrt(vHat) + epsilon) + weightDecay * x);", ["'weightDecay' would need two units, G/X in 'λ·x' and 1/X in 'λ·x'"] },
        { "OPT071", Adam, Moments + "if (t > 5) { x -= [|learningRate * mHat|] / (Math.Sqrt(vHat) + epsilon); } else { x -= learningRate * mHat; }", ["'learningRate' would need two units, X in", "and X/G in"] },
        { "OPT071", "[Initially(nameof(start))] ref double [|m|], [Initially(nameof(start))] ref double v, double learningRate = 1e-3, [Decay] double beta = 0.9, double start = 1, [Positive] double epsilon = 1e-8", "m = Rule.Ema(m, g, beta); v = Rule.Ema(v, g * g, beta); x -= learningRate * m / (Math.Sqrt(v) + epsilon);", ["'start' would need two units"] },
        { "OPT074", "ref double v, double learningRate = 1e-3, [Decay] double beta = 0.9, [Positive] double [|epsilon|] = 1e-8", "v = Rule.Ema(v, g * g, beta); x -= learningRate * g / Math.Sqrt(v) + epsilon * x;", ["'epsilon' would have the unit 1, where G or G² is usual"] },
        { "OPT074", "[Decay] double [|beta|] = 0.9", "x -= beta * g;", ["'beta' would have the unit X/G, where 1 is usual"] },
        { "OPT075", Adam, Moments + "x -= learningRate * mHat / ([|Math.Sqrt(vHat) + 1e-8|]);", ["1e-8 in '", "is a plain number where the unit G is needed"] },
        { "OPT075", "double weightDecay = 0", "[|x -= 0.01 * g|];", ["0.01 in 'x − 0.01·g'", "the unit X/G is needed"] },
        { "OPT075", "double learningRate = 1e-3", "[|g += 1e-4 * x|]; x -= learningRate * g;", ["the unit G/X is needed"] },
        { "OPT075", "double learningRate = 1e-3", "x -= learningRate * g / [|Math.Max(1, Math.Abs(g))|];", ["1 in 'max(1, |g|)'", "the unit G is needed"] },
    };

    private const string Delta = "ref double v, ref double d, double learningRate = 1, [Decay] double decay = 0.9, [Positive] double epsilon = 1e-6";

    [Theory]
    [MemberData(nameof(Cases))]
    public void A_slip_is_reported_once_at_its_place(string id, string signature, string body, string[] said)
    {
        MarkedSource source = MarkedSource.Parse(UnitSource.Rule(signature, body));
        Diagnostic diagnostic = Assert.Single(UnitSource.Check(source.Text));

        Assert.Equal(id, diagnostic.Id);
        string message = UnitSource.MessageOf(diagnostic);
        Assert.All(said, part => Assert.Contains(part, message, System.StringComparison.Ordinal));
        Assert.Equal(source.Spans, [UnitSource.TextOf(diagnostic.Location)]);
    }

    [Theory]
    [InlineData("RAdam", "Rule.AnyUnit(m / c1)", "m / c1", "learningRate")]
    [InlineData("AdaBeliefRectified", "Rule.AnyUnit(m / c1)", "m / c1", "learningRate")]
    [InlineData("AdaBelief", "Rule.AnyUnit(epsilon)", "epsilon", "epsilon")]
    [InlineData("AdaBeliefRectified", "Rule.AnyUnit(epsilon)", "epsilon", "epsilon")]
    [InlineData("Yogi", "initialSquare", "initialMean", "initialMean")]
    public void A_paper_that_breaks_the_units_is_named_with_both_places(string rule, string marked, string plain, string hyperparameter)
    {
        string text = RuleTexts.Read(rule);
        if (rule == "Yogi")
        {
            text = text.Replace(" double initialSquare = 1e-6,", "", System.StringComparison.Ordinal);
        }

        string other = rule == "AdaBeliefRectified" ? RuleTexts.Read("RAdam") : "";
        Diagnostic diagnostic = Assert.Single(UnitSource.Check(text.Replace(marked, plain, System.StringComparison.Ordinal), other));

        Assert.Equal("OPT071", diagnostic.Id);
        Assert.Contains($"'{hyperparameter}' would need two units", UnitSource.MessageOf(diagnostic), System.StringComparison.Ordinal);
        Assert.NotEmpty(diagnostic.AdditionalLocations);
        Assert.Contains(hyperparameter, UnitSource.TextOf(diagnostic.AdditionalLocations[^1]), System.StringComparison.Ordinal);
    }

    [Fact]
    public void Two_hyperparameters_can_need_two_units_each()
    {
        string text = RuleTexts.Read("AdaBeliefRectified")
            .Replace("Rule.AnyUnit(epsilon)", "epsilon", System.StringComparison.Ordinal)
            .Replace("Rule.AnyUnit(m / c1)", "m / c1", System.StringComparison.Ordinal);
        IReadOnlyList<Diagnostic> found = UnitSource.Check(text, RuleTexts.Read("RAdam"));

        Assert.Equal(["OPT071", "OPT071"], found.Select(diagnostic => diagnostic.Id));
        Assert.Equal(2, found.Select(UnitSource.MessageOf).Distinct().Count());
    }

    [Fact]
    public void Where_the_units_come_from_is_shown_too()
    {
        Diagnostic diagnostic = Assert.Single(UnitSource.Check(UnitSource.Rule(Adam, "m = Rule.Ema(v, g, beta1); v = Rule.Ema(v, g * g, beta2); " + Hats + Step)));
        Assert.Equal(["Rule.Ema(v, g * g, beta2)"], diagnostic.AdditionalLocations.Select(UnitSource.TextOf));
    }

    [Fact]
    public void A_clash_in_a_helper_is_shown_in_the_helper_too()
    {
        Diagnostic diagnostic = Assert.Single(UnitSource.Check(UnitSource.Rule(
            Adam, Moments + "x -= learningRate * mHat / Denominator(vHat, epsilon);")));
        Assert.Equal("v + epsilon", UnitSource.TextOf(diagnostic.AdditionalLocations[0]));
    }
}
