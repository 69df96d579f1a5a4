using System;
using System.Collections.Immutable;
using System.Linq;
using System.Threading.Tasks;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Xunit;

namespace OptimGen.CodeFixes.Tests;

/// <summary>Every mend of what the analyzer itself finds: the text it gives, which compiles and is no longer reported.</summary>
public sealed class FixTests
{
    private const string Rate = "double learningRate = 1e-3";

    public static TheoryData<string, string, string> Whole => new()
    {
        { "OPT001", Declared("public sealed class Custom"), Declared("public sealed partial class Custom") },
        { "OPT001", Declared("class Custom"), Declared("partial class Custom") },
        {
            "OPT002",
            "using OptimGen;\npublic static class Outer\n{\n" + Declared("public sealed partial class Custom", "") + "}\n",
            "using OptimGen;\npublic static partial class Outer\n{\n" + Declared("public sealed partial class Custom", "") + "}\n"
        },
        {
            "OPT015",
            Sources.Rule(Rate, "x -= learningRate * g;").Replace("private static", "private", StringComparison.Ordinal),
            Sources.Rule(Rate, "x -= learningRate * g;")
        },
        {
            "OPT040",
            "using OptimGen;\n\n[Optimizer]\n[FirstMoment(FirstMomentForm.Ema)]\n[SecondMoment(SecondMomentForm.EmaOfSquares)]\npublic sealed partial class Custom;\n",
            "using OptimGen;\n\n[Optimizer]\n[FirstMoment(FirstMomentForm.Ema)]\n[SecondMoment(SecondMomentForm.EmaOfSquares)]\n[Step(StepForm.Ratio)]\npublic sealed partial class Custom;\n"
        },
        {
            "OPT040",
            "[OptimGen.Optimizer]\n[OptimGen.FirstMoment(OptimGen.FirstMomentForm.Ema)]\npublic sealed partial class Custom;\n",
            "[OptimGen.Optimizer]\n[OptimGen.FirstMoment(OptimGen.FirstMomentForm.Ema)]\n[OptimGen.Step(OptimGen.StepForm.Momentum)]\npublic sealed partial class Custom;\n"
        },
        {
            "OPT040",
            "using OptimGen;\n[Optimizer, WeightDecay(DecayForm.L2, 0.1)] public sealed partial class Custom;\n",
            "using OptimGen;\n[Optimizer, WeightDecay(DecayForm.L2, 0.1)]\n[Step(StepForm.Gradient)] public sealed partial class Custom;\n"
        },
        {
            "OPT082",
            Sources.Rule(Rate + ",\n        double weightDecay = 0", "x -= learningRate * g;")
                .Replace("    [UpdateRule]", "    /// <param name=\"weightDecay\">Nothing.</param>\n    [UpdateRule]", StringComparison.Ordinal),
            Sources.Rule(Rate, "x -= learningRate * g;")
        },
    };

    public static TheoryData<string, string, string, string, string> Rules => new()
    {
        { "OPT031", Rate, "x -= learningRate * Math.Sign(g);", Rate, "x -= learningRate * Rule.Sign(g);" },
        { "OPT031", Rate, "x -= learningRate * double.Clamp(g, -1, 1);", Rate, "x -= learningRate * Rule.Clamp(g, -1, 1);" },
        { "OPT084", Rate, "x = learningRate * g;", Rate, "x -= learningRate * g;" },
        { "OPT084", Rate, "x = -learningRate * g;", Rate, "x += -learningRate * g;" },
        { "OPT084", "ref double m, " + Rate, "m = 0.5 * m + learningRate * g;\nx = m;", "ref double m, " + Rate, "m = 0.5 * m + learningRate * g;\nx -= m;" },
        { "OPT080", "ref double m, " + Rate, "// The step.\nx -= learningRate * g;\n// The moment.\nm = g;", Rate, "// The step.\nx -= learningRate * g;" },
        { "OPT080", "ref double m, " + Rate, "if (g > 0)\n{\n    m = g;\n}\n\nx -= learningRate * g;", Rate, "if (g > 0)\n{\n}\n\nx -= learningRate * g;" },
        { "OPT080", "ref double m, " + Rate, "if (g > 0) m += g;\nx -= learningRate * g;", Rate, "if (g > 0) { }\nx -= learningRate * g;" },
        { "OPT080", Rate.Insert(0, "ref double m, "), "double n = 2 * m;\ndouble o;\no = n * g;\nm = o;\nx -= learningRate * g;", Rate, "x -= learningRate * g;" },
        { "OPT082", Rate + ", bool isNesterov = false", "x -= learningRate * g;", Rate, "x -= learningRate * g;" },
        { "OPT081", "ref double m, " + Rate, "x -= learningRate * (g + m);", Rate + ", double m = 0", "x -= learningRate * (g + m);" },
        { "OPT081", Rate.Insert(0, "[Initially(-0.5)] ref double s, "), "x -= learningRate * s * g;", Rate + ", [AnyValue] double s = -0.5", "x -= learningRate * s * g;" },
        { "OPT081", "[Initially(nameof(scale))] ref double s, " + Rate + ", double scale = 1", "x -= learningRate * s * g;", Rate + ", double scale = 1", "x -= learningRate * scale * g;" },
        {
            "OPT090",
            Sources.Adam,
            Sources.Moments + "x -= learningRate * (m / Rule.BiasCorrection(beta1, t)) / (Math.Sqrt(v / Rule.BiasCorrection(beta1, t)) + epsilon);",
            Sources.Adam,
            Sources.Moments + "x -= learningRate * (m / Rule.BiasCorrection(beta1, t)) / (Math.Sqrt(v / Rule.BiasCorrection(beta2, t)) + epsilon);"
        },
        {
            // The right local is there.
            "OPT090",
            Sources.Adam,
            Sources.Moments + "double c1 = 1 - Math.Pow(beta1, t);\ndouble c2 = 1 - Math.Pow(beta2, t);\ndouble y = c2;\nx -= learningRate * (m / c1) / (Math.Sqrt(v / c1) + epsilon);",
            Sources.Adam,
            Sources.Moments + "double c1 = 1 - Math.Pow(beta1, t);\ndouble c2 = 1 - Math.Pow(beta2, t);\ndouble y = c2;\nx -= learningRate * (m / c1) / (Math.Sqrt(v / c2) + epsilon);"
        },
        {
            // It is not.
            "OPT090",
            Sources.Adam,
            Sources.Moments + "double c1 = 1 - Math.Pow(beta1, t);\nx -= learningRate * (m / c1) / (Math.Sqrt(v / c1) + epsilon);",
            Sources.Adam,
            Sources.Moments + "double c1 = 1 - Math.Pow(beta1, t);\nx -= learningRate * (m / c1) / (Math.Sqrt(v / (1 - Math.Pow(beta2, t))) + epsilon);"
        },
    };

    [Theory]
    [MemberData(nameof(Whole))]
    public async Task A_mend_of_a_class_gives_what_should_have_been_written(string id, string wrong, string right)
    {
        FixProject project = FixProject.Of(wrong);
        CodeFixProvider provider = Providers.For(id);
        Diagnostic diagnostic = Assert.Single(await project.AnalyzeAsync(), found => found.Id == id);
        FixProject mended = await project.ApplyAsync(Assert.Single(await project.OfferAsync(provider, diagnostic)));

        Assert.Equal(right, await mended.TextAsync());
        await mended.AssertMendedAsync(id);
    }

    [Theory]
    [MemberData(nameof(Rules))]
    public Task A_mend_of_a_rule_gives_what_should_have_been_written(string id, string parameters, string body, string rightParameters, string rightBody) =>
        A_mend_of_a_class_gives_what_should_have_been_written(id, Sources.Rule(parameters, body), Sources.Rule(rightParameters, rightBody));

    public static TheoryData<string, string> NotMechanical => new()
    {
        // One arm of a choice, a value that a helper writes, states that feed each other, a condition.
        { "OPT084", Sources.Rule(Rate, "x = x > 1 ? learningRate * g : x - learningRate * g;") },
        { "OPT080", Sources.Rule("ref double m, " + Rate, "Add(ref m, g);\nx -= learningRate * g;").Replace("    [UpdateRule]", "    static void Add(ref double a, double b) => a += b;\n\n    [UpdateRule]", StringComparison.Ordinal) },
        { "OPT080", Sources.Rule("ref double a, ref double b, " + Rate, "a += b;\nb += g - a;\nx -= learningRate * g;") },
        { "OPT080", Sources.Rule("ref double m, " + Rate, "if (m > 0)\n{\n    m = g;\n}\n\nx -= learningRate * g;") },
        { "OPT080", Sources.Rule("ref double m, " + Rate, "x -= learningRate * g;\nm = g;").Replace("private static", "internal static", StringComparison.Ordinal) },
        { "OPT015", Sources.Rule(Rate, "x -= learningRate * g;").Replace("static void Update", "static partial void Update", StringComparison.Ordinal) },
        { "OPT015", Sources.Rule(Rate, "x -= learningRate * g; return x;").Replace("static void Update", "static double Update", StringComparison.Ordinal) },
    };

    [Theory]
    [MemberData(nameof(NotMechanical))]
    public async Task What_is_not_mechanical_is_not_offered(string id, string source)
    {
        FixProject project = FixProject.Of(source);
        Diagnostic[] found = [.. (await project.AnalyzeAsync()).Where(diagnostic => diagnostic.Id == id)];
        Assert.NotEmpty(found);
        foreach (Diagnostic diagnostic in found)
        {
            Assert.Empty(await project.OfferAsync(Providers.For(id), diagnostic));
        }
    }

    [Theory]
    [InlineData("OPT001", "using OptimGen;\n[Optimizer, Step(StepForm.Gradient)]\nclass A { }\n[Optimizer, Step(StepForm.Gradient)]\nclass B { }\n")]
    [InlineData("OPT002", "using OptimGen;\nclass Outer\n{\n[Optimizer, Step(StepForm.Gradient)] partial class A { }\n[Optimizer, Step(StepForm.Gradient)] partial class B { }\n}\n")]
    [InlineData("OPT040", "using OptimGen;\n[Optimizer, WeightDecay(DecayForm.L2, 1)]\npartial class A { }\n[Optimizer, WeightDecay(DecayForm.L2, 1)]\npartial class B { }\n")]
    public Task Everywhere_in_classes(string id, string source) => MendEverywhereAsync(id, source);

    [Theory]
    [InlineData("OPT031", Rate, "x -= learningRate * Math.Sign(g) * Math.Clamp(g, -1, Math.Clamp(g, 0, 1));")]
    [InlineData("OPT080", "ref double m, ref double n, ref double o, " + Rate, "m = g;\nn = g;\no = g;\nx -= learningRate * g;")]
    [InlineData("OPT082", Rate + ", double a = 1, double b = 1, double c = 1", "x -= learningRate * g;")]
    [InlineData("OPT084", "int t, " + Rate, "if (t > 5)\n{\n    x = learningRate * g;\n}\nelse\n{\n    x = learningRate * 2 * g;\n}")]
    [InlineData("OPT090", Sources.Adam, Sources.Moments + "double mHat = m / Rule.BiasCorrection(beta2, t);\ndouble vHat = v / Rule.BiasCorrection(beta1, t);\nx -= learningRate * mHat / (Math.Sqrt(vHat) + epsilon);")]
    public Task Everywhere_in_rules(string id, string parameters, string body) => MendEverywhereAsync(id, Sources.Rule(parameters, body));

    /// <summary>A mend inside another's text is left for a second time: an editor offers it again.</summary>
    private static async Task MendEverywhereAsync(string id, string source)
    {
        FixProject project = FixProject.Of(source);
        CodeFixProvider provider = Providers.For(id);
        ImmutableArray<Diagnostic> found = await project.AnalyzeAsync();
        int before = found.Count(diagnostic => diagnostic.Id == id);
        Assert.True(before > 1);
        for (int round = 0; round < 2 && found.FirstOrDefault(diagnostic => diagnostic.Id == id) is { } first; round++)
        {
            CodeAction action = (await project.OfferAsync(provider, first))[0];
            project = await project.ApplyToAllAsync(provider, action.EquivalenceKey!, id, found);
            found = await project.AnalyzeAsync();
        }

        await project.AssertMendedAsync(id);
    }

    private static string Declared(string declaration, string usings = "using OptimGen;\n") =>
        usings + "/// <summary>The plain step.</summary>\n[Optimizer]\n[Step(StepForm.Gradient)]\n" + declaration + "\n{\n}\n";
}
