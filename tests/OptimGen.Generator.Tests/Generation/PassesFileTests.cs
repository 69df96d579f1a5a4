using System;
using System.Diagnostics.CodeAnalysis;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using Xunit;

namespace OptimGen.Generator.Tests.Generation;

/// <summary>The passes of a rule are printed for who asks for them in the project, and for nobody else.</summary>
public sealed class PassesFileTests
{
    private const string Source = """
        using OptimGen;
        [Optimizer(NumericTypes.Double)]
        internal sealed partial class Custom
        {
            [UpdateRule]
            private static void Probe(ref double x, double g, ref double origin) { origin = x; x += g; }

            [UpdateRule]
            private static void Step(ref double x, double g, ref double origin, double rate = 1) { x = origin; x -= rate * g; }

            [View]
            private static double Half(double x) => 0.5 * x;
        }
        """;

    [Theory]
    [InlineData("true", true)]
    [InlineData("True", true)]
    [InlineData("false", false)]
    [InlineData("", false)]
    [InlineData(null, false)]
    public void A_project_asks_for_the_passes(string? value, bool isPrinted)
    {
        GeneratorRunResult result = CSharpGeneratorDriver.Create(
            [new OptimizerGenerator().AsSourceGenerator()], optionsProvider: new Options(value))
            .RunGenerators(TestCompilation.Create(Source), TestContext.Current.CancellationToken).GetRunResult().Results.Single();
        Assert.Null(result.Exception);
        string? text = result.GeneratedSources.Where(source => source.HintName == "Custom.Passes.g.cs").Select(source => source.SourceText.ToString()).SingleOrDefault();
        Assert.Equal(isPrinted, text is not null);
        if (text is not null)
        {
            Assert.All(text.TrimEnd('\n').Split('\n'), line => Assert.StartsWith("//", line, StringComparison.Ordinal));
            foreach (string line in new[] { "// Custom, Probe", "// Custom, Step", "// Custom, view Half", "// == read", "// == contract to multiply-add", "// store x = %" })
            {
                Assert.Contains(line, text, StringComparison.Ordinal);
            }
        }
    }

    private sealed class Options(string? value) : AnalyzerConfigOptionsProvider
    {
        public override AnalyzerConfigOptions GlobalOptions { get; } = new Values(value);

        public override AnalyzerConfigOptions GetOptions(SyntaxTree tree) => new Values(null);

        public override AnalyzerConfigOptions GetOptions(AdditionalText textFile) => new Values(null);
    }

    private sealed class Values(string? value) : AnalyzerConfigOptions
    {
        public override bool TryGetValue(string key, [NotNullWhen(true)] out string? found)
        {
            found = key == "build_property.OptimGenPrintPasses" ? value : null;
            return found is not null;
        }
    }
}
