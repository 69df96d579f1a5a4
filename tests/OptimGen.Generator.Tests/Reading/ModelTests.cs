using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using OptimGen.Generator.Rules;
using Xunit;

namespace OptimGen.Generator.Tests.Reading;

/// <summary>What of a declaration is in the model.</summary>
public sealed class ModelTests
{
    private const string Body = "{ [UpdateRule] static void Update(ref double x, double g, double rate = 1) { x -= rate * g; } }";

    private const string Documented = """
        using OptimGen;
        /// <summary>
        /// Moves <c>x</c>
        /// down.
        /// </summary>
        [Optimizer]
        public sealed partial class Custom
        {
            /// <param name="m">The <see cref="Custom"/> average,
            ///   over all steps.</param>
            /// <param name="rate">How far.</param>
            [UpdateRule]
            static void Update(ref double x, double g, ref double m, double rate = 1) { m = g; x -= rate * m; }
        }
        """;

    [Fact]
    public void Nested_classes_keep_the_types_around_them()
    {
        ClassModel model = Reader.ReadClean(
            "using OptimGen; namespace A.@class { public partial class Outer { public partial record R { public partial record struct @struct { public partial interface I { "
            + "public partial struct S { [Optimizer] public partial class @event " + Body + " } } } } } }").Class;

        Assert.Equal("A.@class", model.Namespace);
        Assert.Equal(["partial class Outer", "partial record R", "partial record struct @struct", "partial interface I", "partial struct S"], model.ContainingTypes);
        Assert.Equal("event", model.Name);
        Assert.Equal("A.class.Outer.R.struct.I.S.event", model.FullName);
        Assert.False(model.IsSealed);
    }

    [Fact]
    public void The_global_namespace_is_empty()
    {
        ClassModel model = Reader.ReadClean("using OptimGen; [Optimizer] public sealed partial class Größe " + Body).Class;

        Assert.Equal("", model.Namespace);
        Assert.Equal("Größe", model.FullName);
        Assert.True(model.IsSealed);
        Assert.Empty(model.ContainingTypes);
    }

    [Fact]
    public void The_rule_may_be_in_another_part_and_file()
    {
        RuleModel rule = Reader.ReadClean(
            "namespace A; [OptimGen.Optimizer(OptimGen.NumericTypes.Double, KeepSubnormals = true)] public partial class Custom;",
            "using OptimGen; namespace A; partial class Custom " + Body);

        Assert.Equal(Rules.NumericTypes.Double, rule.Types);
        Assert.True(rule.KeepSubnormals);
        Assert.Equal("A.Custom", rule.Class.FullName);
    }

    [Fact]
    public void The_signature_says_what_every_parameter_is()
    {
        RuleModel rule = Reader.ReadClean("""
            using OptimGen;
            [Optimizer]
            public partial class Custom
            {
                [UpdateRule]
                static void @do(
                    double grad, long step, ref double @ref, [Initially(0.1)] ref double a, [Initially(nameof(@ref))] ref double b,
                    [Initially(nameof(every))] ref double c, [Initially(0)] ref double d, [Positive, Decay] double beta = 0.5,
                    [Between(1, double.PositiveInfinity)] int every = 5, [AnyValue] double offset = -1, bool nesterov = true)
                    => @ref -= grad;
            }
            """);

        Assert.Equal(("ref", "grad", "step"), (rule.ParameterSymbol, rule.GradientSymbol, rule.StepSymbol));
        Assert.Equal(["(0, 1)", "[1, ∞]", "(−∞, ∞)", "[0, 1]"], rule.Hyperparameters.Select(hyperparameter => hyperparameter.Range.ToString()));
        Assert.Equal(["Beta", "Every", "Offset", "Nesterov"], rule.Hyperparameters.Select(hyperparameter => hyperparameter.Property));
        Assert.Equal([0.5, 5, -1, 1], rule.Hyperparameters.Select(hyperparameter => hyperparameter.Default));
        Assert.Equal(
            [InitialValueKind.Constant, InitialValueKind.Parameter, InitialValueKind.Hyperparameter, InitialValueKind.Zero],
            rule.States.Select(state => state.Initially));
        Assert.Equal((0.1, 1), (rule.States[0].InitialValue, rule.States[2].InitialHyperparameter));
        Assert.Equal("do", rule.Reference!.Method);
        Assert.Equal(
            [Op.Gradient, Op.StepNumber, Op.Parameter, Op.State, Op.State, Op.State, Op.State, Op.Hyperparameter, Op.Hyperparameter, Op.Hyperparameter, Op.Hyperparameter],
            rule.Reference.Arguments.Select(argument => argument.Leaf));
        Assert.False(rule.Reference.Arguments[1].IsInteger32);
    }

    [Theory]
    [InlineData(DocumentationMode.None, "cref=\"Custom\"")]
    [InlineData(DocumentationMode.Parse, "cref=\"T:Custom\"")]
    [InlineData(DocumentationMode.Diagnose, "cref=\"T:Custom\"")]
    public void Documentation_is_one_line_whatever_the_project_writes(DocumentationMode mode, string reference)
    {
        CSharpCompilation compilation = TestCompilation.Create([Documented], new CSharpParseOptions(LanguageVersion.Latest, mode));
        RuleModel rule = Reader.Read(compilation, "Custom").Rule!;

        Assert.Equal("Moves <c>x</c> down.", rule.Class.Summary);
        Assert.Equal($"The <see {reference} /> average, over all steps.", rule.States[0].Documentation);
        Assert.Equal("How far.", rule.Hyperparameters[0].Documentation);
    }

    [Fact]
    public void Broken_documentation_is_none()
    {
        CSharpCompilation compilation = TestCompilation.Create(
            [Documented.Replace("</summary>", "</sum>").Replace("</param>", "")], new CSharpParseOptions(LanguageVersion.Latest, DocumentationMode.Parse));
        Assert.Equal("", Reader.Read(compilation, "Custom").Rule!.Class.Summary);
    }

    [Fact]
    public void The_same_text_gives_the_same_model()
    {
        string text = RuleTexts.Read("AdaBelief");
        Assert.Equal(Reader.ReadClean(text), Reader.ReadClean(text));
        Assert.NotEqual(Reader.ReadClean(text).Graph, Reader.ReadClean(text.Replace("g - m", "m - g")).Graph);
    }

    [Fact]
    public void The_generated_half_collides_with_nothing()
    {
        const string Generated = """
            // <auto-generated/>
            partial class Custom
            {
                private double _rate = 1;
                public double Rate { get => _rate; set => _rate = value; }
                public void Step() { }
                private static class SingleKernels { }
            }
            """;
        IReadOnlyList<Diagnostic> diagnostics = Reader.ReadAll(
            TestCompilation.Create("using OptimGen; [Optimizer] public sealed partial class Custom " + Body, Generated));
        Assert.Empty(diagnostics);
    }
}
