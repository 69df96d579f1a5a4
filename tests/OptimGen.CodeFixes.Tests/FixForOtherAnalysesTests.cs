using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading.Tasks;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Xunit;

namespace OptimGen.CodeFixes.Tests;

/// <summary>Mends of what the checks of domains and of units find.</summary>
public sealed class FixForOtherAnalysesTests
{
    private const string Rate = "double learningRate = 1e-3";
    private const string Square = "ref double v, " + Rate;
    private const string Positive = ".Range";
    private const string Epsilon = ".Epsilon";

    public static TheoryData<string, string, string, string, string, string, string> Cases => new()
    {
        {
            "OPT060", "", Square, "v = 0.9 * v + 0.1 * g;\nx -= learningRate * Math.Sqrt(v - g * g);", "Math.Sqrt(v - g * g)",
            Square, "v = 0.9 * v + 0.1 * g;\nx -= learningRate * Math.Sqrt(Math.Max(v - g * g, 0));"
        },
        {
            "OPT062", Positive, Square + ", double epsilon = 1e-8", "v += g * g;\nx -= learningRate * g / (Math.Sqrt(v) + epsilon);", "learningRate * g / (Math.Sqrt(v) + epsilon)",
            Square + ", [Positive] double epsilon = 1e-8", "v += g * g;\nx -= learningRate * g / (Math.Sqrt(v) + epsilon);"
        },
        {
            "OPT062", Positive, Square + ", double epsilon = 1e-8", "v += g * g;\ndouble d = Math.Sqrt(v) + epsilon;\nx -= learningRate * (g / d);", "g / d",
            Square + ", [Positive] double epsilon = 1e-8", "v += g * g;\ndouble d = Math.Sqrt(v) + epsilon;\nx -= learningRate * (g / d);"
        },
        {
            "OPT062", Positive, "double learningRate = 1e-3", "x /= learningRate;\nx -= g;", "x /= learningRate",
            "[Positive] double learningRate = 1e-3", "x /= learningRate;\nx -= g;"
        },
        {
            "OPT062", Positive, "int t, " + Rate + ", int every = 5", "if (t % every == 0)\n{\n    x -= learningRate * g;\n}", "t % every",
            "int t, " + Rate + ", [Positive] int every = 5", "if (t % every == 0)\n{\n    x -= learningRate * g;\n}"
        },
        {
            "OPT062", Epsilon, Square, "v += g * g;\nx -= learningRate * g / Math.Sqrt(v);", "learningRate * g / Math.Sqrt(v)",
            Square + ", [Positive] double epsilon = 1e-8", "v += g * g;\nx -= learningRate * g / (Math.Sqrt(v) + epsilon);"
        },
        {
            "OPT062", Epsilon, Square + ", [Positive] double epsilon = 1e-8", "v += g * g;\nx -= learningRate * g / (v * epsilon);", "learningRate * g / (v * epsilon)",
            Square + ", [Positive] double epsilon = 1e-8", "v += g * g;\nx -= learningRate * g / (v * epsilon + epsilon);"
        },
        {
            "OPT062", Epsilon, Square, "v += g * g;\nx -= learningRate * g / (g < 1 ? v : 1);", "learningRate * g / (g < 1 ? v : 1)",
            Square + ", [Positive] double epsilon = 1e-8", "v += g * g;\nx -= learningRate * g / ((g < 1 ? v : 1) + epsilon);"
        },
    };

    [Theory]
    [MemberData(nameof(Cases))]
    public async Task A_mend_gives_what_should_have_been_written(
        string id, string key, string parameters, string body, string place, string rightParameters, string rightBody)
    {
        FixProject project = FixProject.Of(Sources.Rule(parameters, body));
        Diagnostic found = (await project.AnalyzeAsync()).First(diagnostic => diagnostic.Id == id);
        Assert.Equal((await project.FindAsync(id, place)).Location.SourceSpan.Start, found.Location.SourceSpan.Start);
        List<CodeAction> offered = await project.OfferAsync(Providers.For(id), found);
        FixProject mended = await project.ApplyAsync(offered.Single(action => action.EquivalenceKey!.EndsWith(key, StringComparison.Ordinal)));

        Assert.Equal(Sources.Rule(rightParameters, rightBody), await mended.TextAsync());
        await mended.AssertMendedAsync(id);
    }

    [Theory]
    [InlineData("OPT070", "x -= learningRate * mHat / vHat;", "learningRate * mHat / vHat", "x -= learningRate * mHat / Math.Sqrt(vHat);")]
    [InlineData("OPT072", "x -= learningRate * mHat / (vHat + epsilon);", "(vHat + epsilon)", "x -= learningRate * mHat / (Math.Sqrt(vHat) + epsilon);")]
    public async Task A_missing_root_is_added_where_the_finding_asks_for_it(string id, string step, string place, string right)
    {
        const string Corrected = Sources.Moments + "double mHat = m / Rule.BiasCorrection(beta1, t);\ndouble vHat = v / Rule.BiasCorrection(beta2, t);\n";
        string parameters = step.Contains("epsilon", StringComparison.Ordinal) ? Sources.Adam : Sources.Adam.Replace(", [Positive] double epsilon = 1e-8", "", StringComparison.Ordinal);
        FixProject project = FixProject.Of(Sources.Rule(parameters, Corrected + step));
        CodeFixProvider provider = Providers.For(id);
        Assert.Empty(await project.OfferAsync(provider, await project.FindAsync(id, place)));

        FixProject mended = await project.ApplyAsync(Assert.Single(await project.OfferAsync(provider, await project.FindAsync(id, place, ("fix", "sqrt")))));
        Assert.Equal(Sources.Rule(parameters, Corrected + right), await mended.TextAsync());
        await mended.AssertMendedAsync(id);
    }

    [Fact]
    public async Task The_check_of_units_asks_for_the_root_that_Adam_lacks()
    {
        const string Corrected = Sources.Moments + "double mHat = m / Rule.BiasCorrection(beta1, t);\ndouble vHat = v / Rule.BiasCorrection(beta2, t);\n";
        FixProject project = FixProject.Of(Sources.Rule(Sources.Adam, Corrected + "x -= learningRate * mHat / (vHat + epsilon);"));
        Diagnostic found = Assert.Single(await project.AnalyzeAsync(), diagnostic => diagnostic.Id == "OPT072");
        FixProject mended = await project.ApplyAsync(Assert.Single(await project.OfferAsync(Providers.For("OPT072"), found)));
        Assert.Equal(Sources.Rule(Sources.Adam, Corrected + "x -= learningRate * mHat / (Math.Sqrt(vHat) + epsilon);"), await mended.TextAsync());
        Assert.Empty(await mended.AnalyzeAsync());
    }

    [Fact]
    public async Task An_epsilon_is_added_once_for_all_divisors()
    {
        FixProject project = FixProject.Of(Sources.Rule(Square, "v += g * g;\nx -= learningRate * g / v;\nx -= learningRate / v;"));
        CodeFixProvider provider = Providers.For("OPT062");
        Diagnostic first = await project.FindAsync("OPT062", "learningRate * g / v");
        Diagnostic second = await project.FindAsync("OPT062", "learningRate / v");
        CodeAction action = Assert.Single(await project.OfferAsync(provider, first));
        FixProject mended = await project.ApplyToAllAsync(provider, action.EquivalenceKey!, "OPT062", [first, second]);

        string expected = "v += g * g;\nx -= learningRate * g / (v + epsilon);\nx -= learningRate / (v + epsilon);";
        Assert.Equal(Sources.Rule(Square + ", [Positive] double epsilon = 1e-8", expected), await mended.TextAsync());
    }

    [Fact]
    public async Task A_divisor_with_a_range_is_only_offered_an_epsilon()
    {
        FixProject project = FixProject.Of(Sources.Rule(Rate + ", [Decay] double decay = 0.9", "x -= learningRate * g / decay;"));
        CodeAction action = Assert.Single(await project.OfferAsync(Providers.For("OPT062"), await project.FindAsync("OPT062", "learningRate * g / decay")));
        Assert.EndsWith(Epsilon, action.EquivalenceKey, StringComparison.Ordinal);
    }
}
