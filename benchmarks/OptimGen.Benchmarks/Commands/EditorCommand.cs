using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Diagnostics;
using System.Globalization;
using System.IO;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using OptimGen.Benchmarks.Generation;
using OptimGen.Generator;
using OptimGen.Generator.Analysis;
using OptimGen.Generator.Diagnostics;
using OptimGen.Generator.Reading;

namespace OptimGen.Benchmarks.Commands;

/// <summary>What the generator and the analyzer cost an editor with 100 optimizers open: cold, after a keystroke elsewhere, and after one in a rule.</summary>
internal static class EditorCommand
{
    private const int Optimizers = 100;
    private const int Rounds = 7;

    public static void Run()
    {
        SyntaxTree unrelated = GeneratedProject.UnrelatedFile(0);
        CSharpCompilation project = GeneratedProject.Create(Optimizers).AddSyntaxTrees(unrelated);
        GeneratorDriver cold = CSharpGeneratorDriver.Create(new OptimizerGenerator().AsSourceGenerator());
        GeneratorDriver warm = cold.RunGenerators(project);
        GeneratedProject.Check(warm.GetRunResult(), Optimizers);
        int version = 0;

        List<string[]> rows =
        [
            Row("cold: read, lower and write everything", () => project.Clone(), compilation => cold.RunGenerators(compilation)),
            Row(
                "a keystroke in another file",
                () => project.ReplaceSyntaxTree(unrelated, GeneratedProject.UnrelatedFile(++version)),
                compilation => warm.RunGenerators(compilation)),
            Row(
                "a keystroke inside one rule",
                () => project.ReplaceSyntaxTree(project.SyntaxTrees[7], GeneratedProject.EditedRule(7, ++version)),
                compilation => warm.RunGenerators(compilation)),
            Row("reading and proving alone", () => project.Clone(), Prove),
            Row("an analyzer that does nothing", () => Generated(project), compilation => CountFindings(compilation, new IdleAnalyzer())),
            Row("the analyzer", () => Generated(project), compilation => CountFindings(compilation, new OptimizerAnalyzer())),
            Row("the compiler, over what was generated", () => Generated(project), compilation => compilation.Emit(Stream.Null)),
        ];
        MarkdownTable table = new("100 optimizers", "ms", "ms per optimizer");
        rows.ForEach(row => table.Add(row));
        Console.WriteLine(table);
        int lines = warm.GetRunResult().GeneratedTrees.Sum(tree => tree.GetText().Lines.Count);
        Console.WriteLine($"Generated: {lines / Optimizers} lines per optimizer.");

        CSharpCompilation Generated(CSharpCompilation compilation)
        {
            warm.RunGeneratorsAndUpdateCompilation(compilation.Clone(), out Compilation output, out _);
            return (CSharpCompilation)output;
        }
    }

    /// <summary>What the analyzer does itself: it reads every rule, and runs every analysis.</summary>
    private static int Prove(CSharpCompilation compilation)
    {
        int proved = 0;
        for (int number = 0; number < Optimizers; number++)
        {
            DiagnosticReporter reporter = new(found => throw new InvalidOperationException($"The analyzer reports {found}."));
            SourcedRule read = OptimizerReader.ReadWithSources(compilation.GetTypeByMetadataName($"Rules.Rule{number}")!, compilation, reporter, default)!;
            RuleAnalysis.Run(read.Rule, read.Sources!, reporter, default);
            proved++;
        }

        return proved;
    }

    private static int CountFindings(CSharpCompilation compilation, DiagnosticAnalyzer analyzer)
    {
        ImmutableArray<Diagnostic> found = compilation.WithAnalyzers([analyzer]).GetAnalyzerDiagnosticsAsync().GetAwaiter().GetResult();
        return found.IsEmpty ? 0 : throw new InvalidOperationException($"The analyzer reports {found[0]}.");
    }

    /// <summary>The fastest of some rounds, each over a compilation of its own, which is not timed.</summary>
    private static string[] Row<T>(string name, Func<CSharpCompilation> prepare, Func<CSharpCompilation, T> work)
    {
        double best = double.PositiveInfinity;
        for (int round = 0; round < Rounds; round++)
        {
            CSharpCompilation compilation = prepare();
            long start = Stopwatch.GetTimestamp();
            GC.KeepAlive(work(compilation));
            best = Math.Min(best, Stopwatch.GetElapsedTime(start).TotalMilliseconds);
        }

        return [name, best.ToString("F0", CultureInfo.InvariantCulture), (best / Optimizers).ToString("F2", CultureInfo.InvariantCulture)];
    }
}
