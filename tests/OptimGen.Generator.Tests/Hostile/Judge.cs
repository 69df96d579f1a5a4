using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;
using OptimGen.Generator.Reading;
using Xunit;

namespace OptimGen.Generator.Tests.Hostile;

/// <summary>
/// Runs generator and analyzer over any input and tells what they did that they must not do: throw, hang, write code that does not compile,
/// or write nothing and say nothing. What the compiler finds wrong with the input itself excuses all but throwing and hanging.
/// </summary>
internal static class Judge
{
    private const int BatchSize = 20;

    /// <summary>Far more than anything takes, however busy the machine.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);

    // References are bound once and shared by all compilations made from these two.
    private static readonly CSharpCompilation Strict = TestCompilation.Create();

    private static readonly CSharpCompilation Empty = Strict.WithOptions(Strict.Options
        .WithGeneralDiagnosticOption(ReportDiagnostic.Default).WithAllowUnsafe(true));

    /// <summary>Fails with the first faults of many inputs, each with its name and text.</summary>
    public static void Require(IReadOnlyList<HostileCase> cases, CSharpParseOptions? parse = null)
    {
        IReadOnlyList<string> faults = FindFaults(cases, parse);
        Assert.True(faults.Count == 0, $"{faults.Count} of {cases.Count} inputs.\n" + string.Join("\n\n", faults.Take(3)));
    }

    /// <summary>The faults of many inputs, judged many at once: only where something is odd, each for itself.</summary>
    public static IReadOnlyList<string> FindFaults(IReadOnlyList<HostileCase> cases, CSharpParseOptions? parse = null)
    {
        ConcurrentBag<string> faults = [];
        Parallel.ForEach(
            cases.Chunk(BatchSize),
            new ParallelOptions { MaxDegreeOfParallelism = Environment.ProcessorCount, CancellationToken = TestContext.Current.CancellationToken },
            batch =>
            {
                if (FindFault(Compile(batch, parse), new OptimizerGenerator(), new OptimizerAnalyzer(), isBatch: true) is null)
                {
                    return;
                }

                foreach (HostileCase one in batch)
                {
                    if (FindFault(Compile([one], parse)) is { } fault)
                    {
                        faults.Add($"{one.Name}: {fault}\n{string.Join("\n// ---- next file\n", one.Sources)}");
                    }
                }
            });
        return [.. faults.Order(StringComparer.Ordinal)];
    }

    /// <summary>What is wrong with one input, in a sentence; null where nothing is.</summary>
    public static string? FindFault(CSharpCompilation input) => FindFault(input, new OptimizerGenerator(), new OptimizerAnalyzer());

    /// <summary>The same of any generator and analyzer.</summary>
    public static string? FindFault(CSharpCompilation input, IIncrementalGenerator generator, DiagnosticAnalyzer analyzer) =>
        FindFault(input, generator, analyzer, isBatch: false);

    /// <summary>One input in the usual surroundings.</summary>
    public static CSharpCompilation Compile(HostileCase one, CSharpParseOptions? parse = null) => Compile([one], parse);

    private static CSharpCompilation Compile(IReadOnlyList<HostileCase> cases, CSharpParseOptions? parse)
    {
        parse ??= new CSharpParseOptions(LanguageVersion.Latest, DocumentationMode.Diagnose);
        IEnumerable<SyntaxTree> trees = cases.SelectMany((one, number) => one.Sources.Select((source, file) => CSharpSyntaxTree.ParseText(
            source.Replace("Sample", "Sample" + number, StringComparison.Ordinal), parse, $"Case{number}.{file}.cs")));
        return Empty.AddSyntaxTrees(trees);
    }

    private static string? FindFault(CSharpCompilation input, IIncrementalGenerator generator, DiagnosticAnalyzer analyzer, bool isBatch)
    {
        using CancellationTokenSource impatience = new(Patience);
        using CancellationTokenSource either = CancellationTokenSource.CreateLinkedTokenSource(impatience.Token, TestContext.Current.CancellationToken);
        Task<string?> judging = Task.Run(() => FindFault(input, generator, analyzer, isBatch, either.Token), either.Token);
        try
        {
            // A loop that asks no token ends no task either: the wait has a limit of its own.
            return judging.Wait(Patience + Patience, TestContext.Current.CancellationToken) ? judging.Result : "it hangs.";
        }
        catch (AggregateException exception) when (impatience.IsCancellationRequested && exception.InnerException is OperationCanceledException)
        {
            return $"it takes more than {Patience}.";
        }
    }

    private static string? FindFault(
        CSharpCompilation input, IIncrementalGenerator generator, DiagnosticAnalyzer analyzer, bool isBatch, CancellationToken token)
    {
        GeneratorDriver driver = CSharpGeneratorDriver.Create(
            [generator.AsSourceGenerator()], parseOptions: (CSharpParseOptions?)input.SyntaxTrees.FirstOrDefault()?.Options);
        driver = driver.RunGeneratorsAndUpdateCompilation(input, out Compilation output, out ImmutableArray<Diagnostic> problems, token);
        GeneratorRunResult result = driver.GetRunResult().Results[0];
        if (problems.Length > 0 || result.Exception is not null)
        {
            return $"the generator failed: {problems.FirstOrDefault()} {result.Exception}";
        }

        // The compiler's findings come along: asking it once more would bind everything once more.
        ConcurrentBag<string> thrown = [];
        CompilationWithAnalyzersOptions options = new(
            new AnalyzerOptions([]), (exception, _, _) => thrown.Add(exception.ToString()), concurrentAnalysis: true, logAnalyzerExecutionTime: false);
        ImmutableArray<Diagnostic> findings = new CompilationWithAnalyzers(output, [analyzer], options)
            .GetAllDiagnosticsAsync(token).GetAwaiter().GetResult();
        if (!thrown.IsEmpty)
        {
            return $"the analyzer failed: {thrown.First()}";
        }

        Diagnostic[] errors = [.. findings.Where(finding => finding.Severity == DiagnosticSeverity.Error)];
        HashSet<SyntaxTree> generated = [.. driver.GetRunResult().GeneratedTrees];
        return FindBrokenCode(input, errors, generated, isBatch, token) ?? FindSilence(input, output, generated, errors, isBatch, token);
    }

    /// <summary>
    /// An error of the compiler although the input alone has none. In a batch the errors of one input would excuse all others, so there only
    /// those in generated files count, and each input is then looked at alone.
    /// </summary>
    private static string? FindBrokenCode(
        CSharpCompilation input, Diagnostic[] errors, HashSet<SyntaxTree> generated, bool isBatch, CancellationToken token)
    {
        Diagnostic? error = generated.Count == 0 ? null : errors.FirstOrDefault(error =>
            !IsOurs(error) && (!isBatch || error.Location.SourceTree is not { } tree || generated.Contains(tree)));
        return error is null || (!isBatch && HasErrors(input, token)) ? null : $"good input, and yet {error}\n{LineAt(error.Location)}";
    }

    /// <summary>Good input with an optimizer of which nobody says anything and for which nothing is written.</summary>
    private static string? FindSilence(
        CSharpCompilation input, Compilation output, HashSet<SyntaxTree> generated, Diagnostic[] errors, bool isBatch, CancellationToken token)
    {
        foreach (INamedTypeSymbol type in output.GetSymbolsWithName(_ => true, SymbolFilter.Type, token).OfType<INamedTypeSymbol>())
        {
            HashSet<SyntaxTree> files = [.. type.DeclaringSyntaxReferences.Select(reference => reference.SyntaxTree)];
            if (type.TypeKind == TypeKind.Class
                && WellKnownAttributes.Find(type, WellKnownNames.OptimizerAttribute) is not null
                && !files.Overlaps(generated)
                && !errors.Any(error => (isBatch || IsOurs(error)) && error.Location.SourceTree is { } tree && files.Contains(tree))
                && (isBatch || !HasErrors(input, token)))
            {
                return $"nothing is generated for '{type}', and nothing is said.";
            }
        }

        return null;
    }

    private static bool IsOurs(Diagnostic diagnostic) => diagnostic.Id.StartsWith("OPT", StringComparison.Ordinal);

    private static bool HasErrors(CSharpCompilation input, CancellationToken token) =>
        input.GetDiagnostics(token).Any(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error);

    private static string LineAt(Location location)
    {
        if (location.SourceTree is not { } tree)
        {
            return "";
        }

        TextLine line = tree.GetText().Lines.GetLineFromPosition(location.SourceSpan.Start);
        return $"{tree.FilePath}: {line}";
    }
}
