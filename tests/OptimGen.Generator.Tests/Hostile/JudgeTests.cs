using System;
using System.Collections.Immutable;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using Xunit;

namespace OptimGen.Generator.Tests.Hostile;

/// <summary>The judge sees faults: a test that cannot fail proves nothing.</summary>
public sealed class JudgeTests
{
    private static readonly HostileCase Good = new("good", GoodSources.All[0]);

    [Fact]
    public void A_generator_that_throws() =>
        AssertSeen("the generator failed", new Generator(output => throw new InvalidOperationException()));

    [Fact]
    public void Two_files_of_one_name() => AssertSeen("the generator failed", new Generator(output =>
    {
        output.AddSource("a", "");
        output.AddSource("a", "");
    }));

    [Fact]
    public void A_file_that_does_not_compile() => AssertSeen("good input, and yet", new Generator(output => output.AddSource("a", "class C { int M() { } }")));

    [Fact]
    public void An_optimizer_for_which_nothing_is_generated() => AssertSeen("nothing is said", new Generator(output => { }));

    [Fact]
    public void An_analyzer_that_throws() => Assert.StartsWith(
        "the analyzer failed", Judge.FindFault(Judge.Compile(Good), new OptimizerGenerator(), new ThrowingAnalyzer()), StringComparison.Ordinal);

    [Fact]
    public void Errors_of_the_input_are_its_own() =>
        Assert.Null(Judge.FindFault(Judge.Compile(new HostileCase("bad", Good.Sources[0] + "class C { int M() { } }"))));

    private static void AssertSeen(string fault, IIncrementalGenerator generator) =>
        Assert.Contains(fault, Judge.FindFault(Judge.Compile(Good), generator, new OptimizerAnalyzer()), StringComparison.Ordinal);

#pragma warning disable RS1041, RS1042, RS1036 // Rules for analyzers that compilers load.
    private sealed class Generator(Action<SourceProductionContext> write) : IIncrementalGenerator
    {
        public void Initialize(IncrementalGeneratorInitializationContext context) =>
            context.RegisterSourceOutput(context.CompilationProvider, (output, _) => write(output));
    }

#pragma warning disable RS1001
    private sealed class ThrowingAnalyzer : DiagnosticAnalyzer
    {
        public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = new OptimizerAnalyzer().SupportedDiagnostics;

        public override void Initialize(AnalysisContext context)
        {
            context.EnableConcurrentExecution();
            context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
            context.RegisterSymbolAction(_ => throw new InvalidOperationException(), SymbolKind.NamedType);
        }
    }
}
