using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using OptimGen.Generator;
using OptimGen.Generator.Tests;
using Xunit;

namespace OptimGen.CodeFixes.Tests;

/// <summary>A project of one file in an editor's memory: findings in it, mends of them, and whether the result compiles.</summary>
internal sealed class FixProject
{
    private static readonly CSharpCompilation Settings = TestCompilation.Create();

    private readonly Document _document;

    private FixProject(Document document) => _document = document;

    public static FixProject Of(string source)
    {
#pragma warning disable CA2000 // Documents keep their workspace, and live as long as the test.
        AdhocWorkspace workspace = new();
#pragma warning restore CA2000
        Project project = workspace.AddProject("Test", LanguageNames.CSharp)
            .WithMetadataReferences(Settings.References)
            .WithCompilationOptions(Settings.Options)
            .WithParseOptions(new CSharpParseOptions(LanguageVersion.Latest));
        return new FixProject(project.AddDocument("Test.cs", source));
    }

    public async Task<string> TextAsync() => (await _document.GetTextAsync()).ToString();

    /// <summary>What the analyzer reports.</summary>
    public async Task<ImmutableArray<Diagnostic>> AnalyzeAsync()
    {
        Compilation compilation = (await _document.Project.GetCompilationAsync())!;
        ImmutableArray<Diagnostic> found = await compilation.WithAnalyzers([new OptimizerAnalyzer()]).GetAnalyzerDiagnosticsAsync();
        return [.. found.OrderBy(diagnostic => diagnostic.Location.SourceSpan.Start)];
    }

    /// <summary>A finding that an analysis would make, made by hand at a text of the file.</summary>
    public async Task<Diagnostic> FindAsync(string id, string text, params (string Key, string Value)[] properties)
    {
        SyntaxTree tree = (await _document.GetSyntaxTreeAsync())!;
        int start = tree.ToString().IndexOf(text, StringComparison.Ordinal);
        Assert.True(start >= 0, text);
        DiagnosticDescriptor descriptor = new(id, "Title", "Message", "OptimGen", DiagnosticSeverity.Warning, isEnabledByDefault: true);
        Location location = Location.Create(tree, new Microsoft.CodeAnalysis.Text.TextSpan(start, text.Length));
        return Diagnostic.Create(descriptor, location, properties.ToImmutableDictionary(pair => pair.Key, pair => (string?)pair.Value));
    }

    /// <summary>What a provider offers for a finding.</summary>
    public async Task<List<CodeAction>> OfferAsync(CodeFixProvider provider, Diagnostic diagnostic)
    {
        Assert.Contains(diagnostic.Id, provider.FixableDiagnosticIds);
        List<CodeAction> actions = [];
        await provider.RegisterCodeFixesAsync(new CodeFixContext(_document, diagnostic, (action, _) => actions.Add(action), CancellationToken.None));
        return actions;
    }

    /// <summary>The project after a mend.</summary>
    public async Task<FixProject> ApplyAsync(CodeAction action)
    {
        ImmutableArray<CodeActionOperation> operations = await action.GetOperationsAsync(CancellationToken.None);
        Solution solution = Assert.Single(operations.OfType<ApplyChangesOperation>()).ChangedSolution;
        return new FixProject(solution.GetDocument(_document.Id)!);
    }

    /// <summary>The project after a mend of all findings of its kind.</summary>
    public async Task<FixProject> ApplyToAllAsync(CodeFixProvider provider, string key, string id, IEnumerable<Diagnostic> found)
    {
        FixAllContext context = new(
            _document, provider, FixAllScope.Project, key, [id], new Found([.. found.Where(diagnostic => diagnostic.Id == id)]), CancellationToken.None);
        return await ApplyAsync((await provider.GetFixAllProvider()!.GetFixAsync(context))!);
    }

    /// <summary>Requires that everything compiles, with what is generated, and that a finding is gone.</summary>
    public async Task AssertMendedAsync(string id)
    {
        Compilation compilation = (await _document.Project.GetCompilationAsync())!;
        CSharpGeneratorDriver.Create([new OptimizerGenerator().AsSourceGenerator()], parseOptions: (CSharpParseOptions)_document.Project.ParseOptions!)
            .RunGeneratorsAndUpdateCompilation(compilation, out Compilation output, out ImmutableArray<Diagnostic> _);
        Assert.NotEqual(compilation.SyntaxTrees.Count(), output.SyntaxTrees.Count());
        string text = await TextAsync();
        Assert.True(
            output.GetDiagnostics().All(diagnostic => diagnostic.Severity < DiagnosticSeverity.Warning),
            string.Join("\n", output.GetDiagnostics().Where(diagnostic => diagnostic.Severity >= DiagnosticSeverity.Warning)) + "\n" + text);
        Assert.DoesNotContain(await AnalyzeAsync(), diagnostic => diagnostic.Id == id);
    }

    private sealed class Found(ImmutableArray<Diagnostic> diagnostics) : FixAllContext.DiagnosticProvider
    {
        public override Task<IEnumerable<Diagnostic>> GetAllDiagnosticsAsync(Project project, CancellationToken cancellationToken) => All();

        public override Task<IEnumerable<Diagnostic>> GetDocumentDiagnosticsAsync(Document document, CancellationToken cancellationToken) => All();

        public override Task<IEnumerable<Diagnostic>> GetProjectDiagnosticsAsync(Project project, CancellationToken cancellationToken) =>
            Task.FromResult<IEnumerable<Diagnostic>>([]);

        private Task<IEnumerable<Diagnostic>> All() => Task.FromResult<IEnumerable<Diagnostic>>(diagnostics);
    }
}
