using System;
using System.Collections.Immutable;
using System.Threading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using OptimGen.Generator.Analysis;
using OptimGen.Generator.Diagnostics;
using OptimGen.Generator.Reading;

namespace OptimGen.Generator;

/// <summary>
/// Reports what is wrong with optimizers. An analyzer and not the generator, because places in files change with every keystroke and would
/// defeat the generator's caching; both read through <see cref="OptimizerReader"/>.
/// </summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class OptimizerAnalyzer : DiagnosticAnalyzer
{
    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = Descriptors.All;

    /// <inheritdoc/>
    public override void Initialize(AnalysisContext context)
    {
        context.EnableConcurrentExecution();

        // Rules may be written by other tools; what is generated here is never reported at.
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.Analyze | GeneratedCodeAnalysisFlags.ReportDiagnostics);
        context.RegisterSymbolAction(
            static context => Analyze((INamedTypeSymbol)context.Symbol, context.Compilation, context.ReportDiagnostic, context.CancellationToken),
            SymbolKind.NamedType);
    }

    private static void Analyze(INamedTypeSymbol type, Compilation compilation, Action<Diagnostic> report, CancellationToken token)
    {
        DiagnosticReporter reporter = new(report);
        if (OptimizerReader.ReadWithSources(type, compilation, reporter, token) is { Sources: { } sources } read)
        {
            RuleAnalysis.Run(read.Rule, sources, reporter, token);
        }
    }
}
