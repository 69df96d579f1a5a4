using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace OptimGen.Benchmarks.Generation;

/// <summary>A project with many optimizers, in memory.</summary>
internal static class GeneratedProject
{
    /// <summary>A library of this many optimizers, one file each.</summary>
    /// <param name="optimizers">Their number.</param>
    public static CSharpCompilation Create(int optimizers) =>
        CSharpCompilation.Create(
            "Rules",
            Enumerable.Range(0, optimizers).Select(number => Parse(Rule(number), $"Rule{number}.cs")),
            References(),
            new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Enable));

    /// <summary>A file of that project that declares no optimizer.</summary>
    /// <param name="version">Different versions have different texts.</param>
    public static SyntaxTree UnrelatedFile(int version) =>
        Parse($"namespace Rules; internal static class Unrelated {{ public static int Version => {version}; }}", "Unrelated.cs");

    /// <summary>A rule of that project after a keystroke that changes what it computes.</summary>
    /// <param name="number">Which rule.</param>
    /// <param name="version">Different versions have different defaults.</param>
    public static SyntaxTree EditedRule(int number, int version) =>
        Parse(Rule(number).Replace("beta1 = 0.9,", $"beta1 = 0.9{version + 1},", StringComparison.Ordinal), $"Rule{number}.cs");

    /// <summary>Makes sure that what is measured is the work in question.</summary>
    /// <param name="result">What the generator did.</param>
    /// <param name="optimizers">The number of optimizers that the project declares.</param>
    /// <exception cref="InvalidOperationException">The generator failed or wrote too little.</exception>
    public static void Check(GeneratorDriverRunResult result, int optimizers)
    {
        if (result.Results[0].Exception is { } exception)
        {
            throw new InvalidOperationException("The generator failed.", exception);
        }

        if (result.GeneratedTrees.Length < optimizers)
        {
            throw new InvalidOperationException($"The generator wrote {result.GeneratedTrees.Length} files for {optimizers} optimizers.");
        }
    }

    // AdamW with another constant each time, so that no two are equal.
    private static string Rule(int number) => $$"""
        using System;
        using OptimGen;

        namespace Rules;

        /// <summary>Adam with decoupled weight decay.</summary>
        [Optimizer]
        public sealed partial class Rule{{number}}
        {
            [UpdateRule]
            private static void Update(
                ref double x, double g, ref double m, ref double v, long t,
                double learningRate = 1e-3, [Decay] double beta1 = 0.9, [Decay] double beta2 = 0.999,
                [Positive] double epsilon = 1e-8, double weightDecay = 0.0{{number + 1}})
            {
                x -= learningRate * weightDecay * x;
                m = Rule.Ema(m, g, beta1);
                v = Rule.Ema(v, g * g, beta2);
                double mHat = m / Rule.BiasCorrection(beta1, t);
                double vHat = v / Rule.BiasCorrection(beta2, t);
                x -= learningRate * mHat / (Math.Sqrt(vHat) + epsilon);
            }
        }
        """;

    private static SyntaxTree Parse(string text, string path) =>
        CSharpSyntaxTree.ParseText(text, new CSharpParseOptions(LanguageVersion.Latest), path);

    private static IEnumerable<MetadataReference> References()
    {
        string platform = (string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!;
        return platform.Split(Path.PathSeparator)
            .Where(static path => Path.GetFileName(path) is "System.Private.CoreLib.dll" or "System.Runtime.dll" or "OptimGen.dll")
            .Select(static path => MetadataReference.CreateFromFile(path));
    }
}
