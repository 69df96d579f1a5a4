using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using OptimGen.Generator.Reading;
using OptimGen.Generator.Rules;
using Xunit;

namespace OptimGen.Generator.Tests.Reading;

/// <summary>Editors ask at every keystroke: the reader must answer to any text.</summary>
public sealed class RobustnessTests
{
    private const string Source = """
        using System;
        using OptimGen;
        namespace Some.Place;
        /// <summary>Text <c>here</c>.</summary>
        [Optimizer(NumericTypes.Single | NumericTypes.Double, KeepSubnormals = true)]
        public sealed partial class Custom
        {
            /// <param name="m">A state.</param>
            [UpdateRule]
            internal static void Update(
                ref double x, double g, [Initially(nameof(rate))] ref double m, [Initially(0.5)] ref double v, int t,
                double rate = 1e-3, [Decay, Positive] double beta = 0.9, [Between(0, 1)] double mix = 0.5, bool on = false)
            {
                if (t == 1 && on) { m = g; return; }
                double y; bool up = g > 0 || !(m < 0);
                if (up) { y = Math.Pow(g, 2); } else { y = Rule.Clamp(value: g, low: -1, high: 1); }
                v = Rule.Ema(v, y, beta) / Rule.BiasCorrection(beta, t);
                Move(ref x, rate * (t % 5 == 0 ? m : Half(g)));
            }
            static double Half(double value) { if (value > 1) { return 1; } return value / 2; }
            static void Move(ref double place, double by, double mix = 1) => place -= mix * by;
        }
        """;

    [Fact]
    public void The_source_is_a_good_rule()
    {
        CSharpCompilation compilation = TestCompilation.Create(Source);
        Assert.Empty(Reader.Read(compilation, "Some.Place.Custom").Diagnostics);
    }

    [Fact]
    public void Any_beginning_of_a_source_is_answered()
    {
        string text = Source.ReplaceLineEndings("\n");
        for (int length = 0; length < text.Length; length += 5)
        {
            ReadEverything(TestCompilation.Create(text[..length]));
        }
    }

    [Fact]
    public void A_source_with_any_word_missing_is_answered()
    {
        SyntaxToken[] tokens = CSharpSyntaxTree.ParseText(Source, cancellationToken: TestContext.Current.CancellationToken)
            .GetRoot(TestContext.Current.CancellationToken).DescendantTokens().ToArray();
        foreach (SyntaxToken token in tokens)
        {
            ReadEverything(TestCompilation.Create(Source.Remove(token.SpanStart, token.Span.Length)));
        }
    }

    [Fact]
    public void Missing_references_are_answered()
    {
        SyntaxTree tree = CSharpSyntaxTree.ParseText(Source, cancellationToken: TestContext.Current.CancellationToken);
        ReadEverything(CSharpCompilation.Create("Nothing", [tree]));
        ReadEverything(CSharpCompilation.Create("Core", [tree], [MetadataReference.CreateFromFile(typeof(object).Assembly.Location)]));
    }

    [Theory]
    [InlineData("x -= unknown;")]
    [InlineData("double y; x -= y;")]
    [InlineData("x -= Math.Abs(g, g, g);")]
    [InlineData("x -= Unknown.Function(g);")]
    [InlineData("x -= g +;")]
    [InlineData("Unknown y = g; for (;;) { }")]
    [InlineData("return 1;")]
    [InlineData("x -= (string)g;")]
    public void What_the_compiler_reports_is_not_reported_twice(string body)
    {
        CSharpCompilation compilation = TestCompilation.Create(
            $"using System; using OptimGen; [Optimizer] public partial class Custom {{ [UpdateRule] static void Update(ref double x, double g) {{ {body} }} }}");
        (RuleModel? rule, IReadOnlyList<Diagnostic> diagnostics) = Reader.Read(compilation, "Custom");
        Assert.Null(rule);
        Assert.Empty(diagnostics);
    }

    [Fact]
    public void An_error_in_a_helper_is_never_silent()
    {
        CSharpCompilation compilation = TestCompilation.Create(
            "using OptimGen; [Optimizer] public partial class Custom { [UpdateRule] static void Update(ref double x, double g) { x -= H(g); } static double H(double v) => w; }");
        (RuleModel? rule, IReadOnlyList<Diagnostic> diagnostics) = Reader.Read(compilation, "Custom");
        Assert.Null(rule);
        Assert.Equal("OPT025", Assert.Single(diagnostics).Id);
    }

    [Fact]
    public void A_deep_expression_is_answered()
    {
        string deep = string.Concat(Enumerable.Repeat("Math.Abs(", 900)) + "g" + new string(')', 900);
        ReadEverything(TestCompilation.Create(
            $"using System; using OptimGen; [Optimizer] public partial class Custom {{ [UpdateRule] static void Update(ref double x, double g) => x -= {deep}; }}"));
    }

    [Fact]
    public async Task The_analyzer_reports_what_the_reader_finds()
    {
        CSharpCompilation compilation = TestCompilation.Create(Source.Replace("value / 2", "Math.Cbrt(value)"), "class Other { }");
        ImmutableArray<Diagnostic> diagnostics = await compilation
            .WithAnalyzers([new OptimizerAnalyzer()])
            .GetAnalyzerDiagnosticsAsync(TestContext.Current.CancellationToken);
        Diagnostic diagnostic = Assert.Single(diagnostics);
        Assert.Equal("OPT030", diagnostic.Id);
        Assert.Equal("Half(g)", diagnostic.Location.SourceTree!.GetText(TestContext.Current.CancellationToken).ToString(diagnostic.Location.SourceSpan));
    }

    [Fact]
    public void Reading_without_a_listener_finds_the_same()
    {
        foreach (string text in new[] { Source, Source.Replace("value / 2", "Math.Cbrt(value)") })
        {
            CSharpCompilation compilation = TestCompilation.Create(text);
            INamedTypeSymbol type = compilation.GetTypeByMetadataName("Some.Place.Custom")!;
            RuleModel? silent = OptimizerReader.Read(type, compilation, report: null, CancellationToken.None);
            Assert.Equal(Reader.Read(compilation, "Some.Place.Custom").Rule, silent);
        }
    }

    /// <summary>Reads every class there is, whether or not it has the attribute's real type.</summary>
    private static void ReadEverything(CSharpCompilation compilation)
    {
        foreach (INamedTypeSymbol type in compilation.GetSymbolsWithName(_ => true, SymbolFilter.Type).OfType<INamedTypeSymbol>())
        {
            List<Diagnostic> diagnostics = [];
            RuleModel? rule = OptimizerReader.Read(type, compilation, diagnostics.Add, CancellationToken.None);
            Assert.True(rule is null || diagnostics.Count == 0);
        }
    }
}
