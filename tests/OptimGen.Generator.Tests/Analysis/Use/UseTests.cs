using System.Collections.Generic;
using Microsoft.CodeAnalysis;
using Xunit;

namespace OptimGen.Generator.Tests.Analysis.Use;

/// <summary>Parts of a rule that are not used as they should be.</summary>
public sealed class UseTests
{
    private const string Rate = "double learningRate = 1e-3";

    public static TheoryData<string, string, string> Wrong => new()
    {
        // Never read: alone, for itself, for each other.
        { "OPT080", "ref double [|m|], " + Rate, "x -= learningRate * g; m = g;" },
        { "OPT080", "ref double [|m|], " + Rate, "x -= learningRate * g;" },
        { "OPT080", "ref double [|v|], " + Rate + ", [Decay] double decay = 0.9", "v = Rule.Ema(v, g * g, decay); x -= learningRate * g;" },
        { "OPT080", "ref double [|a|], ref double [|b|], " + Rate, "a += b; b += g - a; x -= learningRate * g;" },
        { "OPT080", "ref double [|m|], " + Rate, "m += g; x -= learningRate * (g + 0 * m);" },
        { "OPT080", "ref double [|m|], int t, " + Rate, "m = t == 1 ? g : m + g; x -= learningRate * g;" },

        // Never written.
        { "OPT081", "[Initially(0.5)] ref double [|scale|], " + Rate, "x -= learningRate * scale * g;" },
        { "OPT081", "ref double [|m|], " + Rate, "x -= learningRate * (g + m);" },
        { "OPT081", "[Initially(nameof(size))] ref double [|m|], " + Rate + ", double size = 1", "x -= learningRate * m * g; m = 1 * m;" },

        // Changes nothing.
        { "OPT082", Rate + ", double [|weightDecay|] = 0", "x -= learningRate * g;" },
        { "OPT082", Rate + ", double [|weightDecay|] = 0", "double unused = weightDecay * x; x -= learningRate * g;" },
        { "OPT082", Rate + ", bool [|isNesterov|] = false", "x -= isNesterov ? learningRate * g : g * learningRate;" },

        // Never moves.
        { "OPT083", Rate, "g *= learningRate;" },
        { "OPT083", "ref double m, " + Rate, "m = g; x = x + (m - m) * learningRate;" },
        { "OPT083", "int t, " + Rate, "double y = x; y -= learningRate * g; if (t > 3) { x = x * 1; }" },

        // Overwritten.
        { "OPT084", Rate, "x = [|learningRate * g|];" },
        {
            "OPT084",
            "ref double m, ref double v, " + Rate + ", [Decay] double beta1 = 0.9, [Decay] double beta2 = 0.99, [Positive] double epsilon = 1e-8",
            "m = Rule.Ema(m, g, beta1);\nv = Rule.Ema(v, g * g, beta2);\nx = [|learningRate * m / (Math.Sqrt(v) + epsilon)|];"
        },
        { "OPT084", "ref double m, " + Rate + ", [Decay] double beta = 0.9, double weightDecay = 0", "g += weightDecay * x; m = Rule.Ema(m, g, beta); x = [|learningRate * m|];" },
        { "OPT084", Rate + ", double weightDecay = 0", "x -= learningRate * weightDecay * x; x = [|-learningRate * g|];" },
        { "OPT084", "int t, " + Rate, "if (t > 5) { x = [|learningRate * g|]; } else { x -= learningRate * g; }" },
        { "OPT084", Rate, "x = x > 1 ? [|learningRate * g|] : [|-learningRate * g|];" },
        { "OPT084", "ref double previous, " + Rate, "x = [|previous * learningRate|]; previous = g;" },

        // The gradient.
        { "OPT085", Rate + ", double weightDecay = 0", "x -= learningRate * weightDecay * x;" },
        { "OPT085", "ref double m, " + Rate, "m += x; x -= learningRate * m;" },

        // Equal states.
        { "OPT086", "ref double m, ref double [|n|], " + Rate, "x -= learningRate * (m * g + n); m = g; n = m;" },
        {
            "OPT086",
            "ref double a, ref double [|b|], " + Rate + ", [Decay] double decay = 0.9",
            "a = Rule.Ema(a, g * x, decay);\nb = (1 - decay) * (x * g) + b * decay;\nx -= learningRate * (a + g * b);"
        },
        {
            // They feed each other.
            "OPT086",
            "ref double a, ref double [|b|], " + Rate + ", [Decay] double decay = 0.9",
            "double old = a;\na = decay * b + g;\nb = decay * old + g;\nx -= learningRate * a * b;"
        },
    };

    public static TheoryData<string, string> Right => new()
    {
        // Lookahead, and an average that the parameter is moved to.
        { "[Initially(nameof(x))] ref double slow, int t, " + Rate, "x -= learningRate * g; if (t % 5 == 0) { x = Rule.Lerp(slow, x, 0.5); slow = x; }" },
        { "[Initially(nameof(x))] ref double slow, int t, " + Rate, "double fast = x - learningRate * g; slow = Rule.Ema(slow, fast, 0.5); x = slow;" },
        { "[Initially(nameof(x))] ref double z, " + Rate, "z -= learningRate * g; x = z;" },
        { "ref double z, int t, " + Rate, "if (t == 1) { z = x; } z -= learningRate * g; x = z;" },

        // The start is an anchor.
        { "[Initially(nameof(x))] ref double start, " + Rate, "x -= learningRate * (g + x - start);" },

        // Follow the regularized leader: the sum holds x by its change of rate.
        {
            "ref double z, ref double n, " + Rate + ", [Positive] double epsilon = 1e-8",
            "double sigma = (Math.Sqrt(n + g * g) - Math.Sqrt(n)) / (learningRate + epsilon);\nz += g - sigma * x;\nn += g * g;\nx = -learningRate * z / (Math.Sqrt(n) + epsilon);"
        },

        // Bounds and masks.
        { Rate, "x -= learningRate * g; x = Rule.Clamp(x, -1, 1);" },
        { Rate, "x -= learningRate * g; if (x < 0) { x = 0; }" },
        { Rate, "x -= learningRate * g; x = Math.Abs(x) < 1e-3 ? 0 : x;" },

        // Decay by a factor that may be zero, and a multiplicative update.
        { "[Between(0, 1)] double keep = 0.999", "x = keep * x - g;" },
        { Rate, "x *= Math.Exp(-learningRate * g);" },

        // Read only in a later step, or only by a condition.
        { "ref double previous, " + Rate, "x -= learningRate * (g + g - previous); previous = g;" },
        { "ref double previous, " + Rate, "x -= previous * g > 0 ? learningRate * g : 0.5 * learningRate * g; previous = g;" },
        { "ref double a, ref double b, " + Rate, "x -= learningRate * (a * b + b); a = b; b = g;" },

        // Alike, but not at the start, or not in a setting.
        { "ref double a, [Initially(1)] ref double b, " + Rate, "a = 0.5 * a + g; b = 0.5 * b + g; x -= learningRate * a * b;" },
        { "ref double a, ref double b, " + Rate + ", [Decay] double c = 0.9, [Decay] double d = 0.9", "a = c * a + g; b = d * b + g; x -= learningRate * a * b;" },

        // A hyperparameter that only a state's start depends on.
        { "[Initially(nameof(start))] ref double m, " + Rate + ", double start = 1", "x -= learningRate * m * g; m = 0.5 * m;" },
        { "[Initially(nameof(start))] ref double v, " + Rate + ", [Positive] double start = 1", "v += g * g; x -= learningRate * g / Math.Sqrt(v);" },
    };

    [Theory]
    [MemberData(nameof(Wrong))]
    public void What_is_not_used_is_reported(string id, string parameters, string body)
    {
        if (id == "OPT083")
        {
            // At the parameter, which every rule here shares.
            Diagnostic diagnostic = Assert.Single(Findings.Of(parameters, body));
            Assert.Equal((id, "x"), (diagnostic.Id, Findings.TextOf(diagnostic.Location)));
            return;
        }

        if (id == "OPT085")
        {
            Diagnostic diagnostic = Assert.Single(Findings.Of(parameters, body));
            Assert.Equal((id, "g"), (diagnostic.Id, Findings.TextOf(diagnostic.Location)));
            return;
        }

        Findings.AssertMarked(id, parameters, body);
    }

    [Theory]
    [MemberData(nameof(Right))]
    public void What_is_used_is_not_reported(string parameters, string body) => Assert.Empty(Findings.Of(parameters, body));

    [Fact]
    public void A_state_that_takes_the_step_for_the_parameter_is_reported_at_the_parameter()
    {
        Diagnostic diagnostic = Assert.Single(Findings.Of("ref double m, double learningRate = 1e-3", "m = learningRate * g + 0.5 * m; x = m;"));
        Assert.Equal(("OPT084", "x"), (diagnostic.Id, Findings.TextOf(diagnostic.Location)));
    }

    [Fact]
    public void The_bytes_are_those_of_the_element_types()
    {
        const string Source = """
            using OptimGen;

            [Optimizer(NumericTypes.Single)]
            public sealed partial class Custom
            {
                [UpdateRule]
                static void Update(ref double x, double g, ref double m)
                {
                    x -= g;
                    m = g;
                }
            }
            """;
        Diagnostic both = Assert.Single(Findings.Of("ref double m", "x -= g; m = g;"));
        Diagnostic single = Assert.Single(Findings.Of(TestCompilation.Create(Source)));
        Diagnostic narrow = Assert.Single(Findings.Of(TestCompilation.Create(Source.Replace("Single", "BFloat16", System.StringComparison.Ordinal))));

        Assert.EndsWith("it costs 4 bytes per element in float and 8 in double", Findings.MessageOf(both), System.StringComparison.Ordinal);
        Assert.EndsWith("it costs 4 bytes per element in float", Findings.MessageOf(single), System.StringComparison.Ordinal);
        Assert.EndsWith("it costs 4 bytes per element in float", Findings.MessageOf(narrow), System.StringComparison.Ordinal);
    }

    [Fact]
    public void Equal_states_name_each_other()
    {
        Diagnostic diagnostic = Assert.Single(Findings.Of("ref double m, ref double n, double learningRate = 1", "m += g; n += g; x -= learningRate * m * n;"));

        Assert.Equal("m", Findings.TextOf(Assert.Single(diagnostic.AdditionalLocations)));
        Assert.Contains("'n' and 'm'", Findings.MessageOf(diagnostic), System.StringComparison.Ordinal);
    }

    [Fact]
    public void A_fault_in_a_helper_is_reported_at_the_call()
    {
        const string Source = """
            using OptimGen;

            [Optimizer]
            public sealed partial class Custom
            {
                [UpdateRule]
                static void Update(ref double x, double g, double learningRate = 1e-3) => Move(ref x, g, learningRate);

                static void Move(ref double y, double step, double rate) => y = rate * step;
            }
            """;
        Diagnostic diagnostic = Assert.Single(Findings.Of(TestCompilation.Create(Source)));

        Assert.Equal("Move(ref x, g, learningRate)", Findings.TextOf(diagnostic.Location));
        Assert.Equal("rate * step", Findings.TextOf(Assert.Single(diagnostic.AdditionalLocations)));
    }

    [Fact]
    public void A_large_rule_is_checked_quickly()
    {
        List<string> lines = ["double q = g;"];
        for (int line = 0; line < 900; line++)
        {
            lines.Add(line % 2 == 0 ? "q = q * q;" : "q = q + q;");
        }

        Assert.Empty(Findings.Of("ref double m, double learningRate = 1e-3", string.Join("\n", lines) + "\nm = m + q; m = m + m; m = m * m; x -= learningRate * m / q;"));
    }
}
