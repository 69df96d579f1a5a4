using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using OptimGen.Tests.Shared;
using Xunit;

namespace OptimGen.Generator.Tests.Generation;

/// <summary>What is generated compiles without a warning, whatever the consumer's settings and wherever the class stands.</summary>
public sealed class EmittedCodeTests
{
    private const string Body = """
        [OptimGen.UpdateRule]
        private static void Update(ref double x, double g, ref double m, double learningRate = 0.5)
        {
            m = m * 0.5 + g;
            x -= learningRate * m;
        }
        """;

    private static readonly string[] All = [Declarations.AdamW, Declarations.Lion, Declarations.HeavyBall, Declarations.Anchored];

    public static TheoryData<string, string> Places => new()
    {
        { "A", $$"""/** <summary>A.</summary> */ [OptimGen.Optimizer] public partial class A { {{Body}} }""" },
        { "N.A", $$"""namespace N; [OptimGen.Optimizer] internal partial class A { {{Body}} }""" },
        { "N.M.A", $$"""namespace N { namespace M { [OptimGen.Optimizer] internal sealed partial class A { {{Body}} } } }""" },
        { "N.Outer+A", $$"""namespace N { internal partial class Outer { [OptimGen.Optimizer] private partial class A { {{Body}} } } }""" },
        { "Outer+Middle+A", $$"""internal partial struct Outer { internal partial record Middle { [OptimGen.Optimizer] internal partial class A { {{Body}} } } }""" },
        { "I+A", $$"""internal partial interface I { [OptimGen.Optimizer] internal partial class A { {{Body}} } }""" },
        { "class", $$"""[OptimGen.Optimizer] internal partial class @class { {{Body}} }""" },
        { "namespace.event", $$"""namespace @namespace { [OptimGen.Optimizer] internal partial class @event { {{Body}} } }""" },
        { "Größe.Ångström", $$"""namespace Größe { [OptimGen.Optimizer] internal partial class Ångström { {{Body}} } }""" },
        { "A", $$"""[OptimGen.Optimizer] internal partial class A; partial class A { {{Body}} } partial class A { public override string ToString() => "A"; }""" },
        { "OptimGen.Inner.System.A", $$"""namespace OptimGen.Inner.System { [OptimGen.Optimizer] internal partial class A { {{Body}} } }""" },
    };

    public static TheoryData<string> Names => new("uniforms", "length", "count", "mask", "i", "state", "parameters", "value", "none",
        "smallestNormal", "width", "start", "noState", "masterCopy", "noise", "double", "float", "in", "x0", "newX", "m1", "unchecked", "step_2", "Math", "variant");

    [Fact]
    public void A_condition_chooses_loops_and_is_asked_for_again_beside_a_later_pass() => GeneratorRun.Of("""
        using OptimGen;
        [Optimizer]
        internal sealed partial class Scaled
        {
            [UpdateRule]
            private static void Update(ref double x, double g, double learningRate = 0.5)
            {
                bool isFast = learningRate > 0.25;
                double norm = Reduce.Norm(g);
                double scale = isFast ? 1 + norm : 2;
                x -= isFast ? learningRate * g / scale : learningRate * scale * g;
            }
        }
        """).AssertCompiles();

    [Theory]
    [MemberData(nameof(Places))]
    public void Wherever_the_class_stands(string type, string source) =>
        Assert.NotNull(GeneratorRun.Of(source).AssertCompiles().Instantiate(type));

    [Theory]
    [MemberData(nameof(Names))]
    public void Whatever_its_values_are_called(string name)
    {
        string escaped = SyntaxFacts.GetKeywordKind(name) != SyntaxKind.None ? "@" + name : name;
        foreach (string source in new[]
        {
            $$"""[OptimGen.UpdateRule] private static void Update(ref double {{escaped}}, double g1) { {{escaped}} -= g1; }""",
            $$"""[OptimGen.UpdateRule] private static void Update(ref double p, double {{escaped}}) { p -= {{escaped}}; }""",
            $$"""[OptimGen.UpdateRule] private static void Update(ref double p, double g1, ref double {{escaped}}) { {{escaped}} = {{escaped}} * 0.5 + g1; p -= {{escaped}}; }""",
            $$"""[OptimGen.UpdateRule] private static void Update(ref double p, double g1, double {{escaped}} = 1) { p -= {{escaped}} * g1; }""",
            $$"""[OptimGen.UpdateRule] private static void Update(ref double p, double g1, int {{escaped}}) { p -= {{escaped}} * g1; }""",
            $$"""[OptimGen.UpdateRule] private static void Update(ref double p, double g1) { double {{escaped}} = g1 * g1; p -= {{escaped}} * {{escaped}}; }""",
        })
        {
            GeneratorRun.Of($$"""[OptimGen.Optimizer(OptimGen.NumericTypes.All)] internal partial class A { {{source}} }""").AssertCompiles();
        }
    }

    [Fact]
    public void Names_that_differ_only_in_case_get_files_of_their_own()
    {
        GeneratorRun run = GeneratorRun.Of(
            $$"""namespace N { [OptimGen.Optimizer] internal partial class Adam { {{Body}} } [OptimGen.Optimizer] internal partial class ADAM { {{Body}} } }""");
        run.AssertCompiles();
        Assert.Equal(["N.ADAM.g.cs", "N.Adam.2.g.cs"], run.Files.Keys.Where(name => !name.Contains("Double") && !name.Contains("Single")).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Hyperparameters_that_differ_only_in_case_after_the_first_letter_are_two() =>
        GeneratorRun.Of(
            """
            [OptimGen.Optimizer] internal partial class A
            {
                [OptimGen.UpdateRule] private static void Update(ref double x, double g, double rateA = 1, double ratea = 2) { x -= rateA * g + ratea; }
            }
            """).AssertCompiles();

    [Theory]
    [InlineData(LanguageVersion.CSharp9)]
    [InlineData(LanguageVersion.CSharp10)]
    [InlineData(LanguageVersion.CSharp12)]
    [InlineData(LanguageVersion.Latest)]
    [InlineData(LanguageVersion.Preview)]
    public void In_every_language_version_from_9_on(LanguageVersion version)
    {
        foreach (DocumentationMode documentation in new[] { DocumentationMode.None, DocumentationMode.Parse, DocumentationMode.Diagnose })
        {
            GeneratorRun.Of(TestCompilation.Create(
                All.Select(WithBlockNamespace), new CSharpParseOptions(version, documentation))).AssertCompiles();
        }
    }

    [Theory]
    [InlineData(true, NullableContextOptions.Enable, OptimizationLevel.Release)]
    [InlineData(true, NullableContextOptions.Disable, OptimizationLevel.Debug)]
    [InlineData(false, NullableContextOptions.Disable, OptimizationLevel.Release)]
    public void With_checked_arithmetic_with_and_without_nullable(bool checkOverflow, NullableContextOptions nullable, OptimizationLevel level)
    {
        CSharpCompilation compilation = TestCompilation.Create(All);
        compilation = compilation.WithOptions(compilation.Options
            .WithOverflowChecks(checkOverflow).WithNullableContextOptions(nullable).WithOptimizationLevel(level));
        GeneratorRun.Of(compilation).AssertCompiles();
    }

    [Fact]
    public void The_same_text_in_a_culture_that_writes_numbers_otherwise()
    {
        IReadOnlyDictionary<string, string> expected = GeneratorRun.Of(All).Files;
        CultureInfo before = CultureInfo.CurrentCulture;
        try
        {
            CultureInfo swedish = new("sv-SE");
            Assert.NotEqual("-1.5", (-1.5).ToString(swedish));
            CultureInfo.CurrentCulture = swedish;
            Assert.Equal(expected, GeneratorRun.Of(All).AssertCompiles().Files);
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    [Theory]
    [InlineData("1", "0.10000000000000001", "1e-300", "4.9406564584124654E-324", "1.7976931348623157E+308", "123456789012345678")]
    public void Numbers_reach_the_kernels_to_the_last_bit(params string[] numbers)
    {
        foreach (string number in numbers)
        {
            GeneratorRun run = GeneratorRun.Of(
                $$"""
                [OptimGen.Optimizer] internal partial class Numbers
                {
                    [OptimGen.UpdateRule] private static void Update(ref double x, double g, [OptimGen.AnyValue] double a = {{number}}) { x = a + {{number}}d * g; }
                }
                """);
            IStepKernel<double> optimizer = (IStepKernel<double>)run.AssertCompiles().Instantiate("Numbers");
            double expected = double.Parse(number, CultureInfo.InvariantCulture);
            Assert.Equal(expected, optimizer.GetType().GetProperty("A")!.GetValue(optimizer));
            double[] parameters = [0];
            using OptimizerState state = optimizer.CreateState(1);
            optimizer.Step(parameters, new double[] { 0 }, state);
            Assert.Equal(expected, parameters[0]);
        }
    }

    [Fact]
    public void Parameters_of_16_bits_start_states_in_float()
    {
        object optimizer = GeneratorRun.Of(Declarations.Anchored).AssertCompiles().Instantiate("Sample.Anchored");
        Half[] parameters = [(Half)1.5, (Half)(-2), (Half)3e-7];
        using OptimizerState state = ((IOptimizer<Half>)optimizer).CreateState(3);
        ((IOptimizer<Half>)optimizer).Step(parameters, [(Half)1, (Half)1, (Half)0], state);
        Assert.Equal([1.5f, -2, (float)(Half)3e-7], state.Values<float>("anchor").ToArray());
        Assert.Equal([(Half)1.49, (Half)(-2.01), (Half)3e-7], parameters);
        Assert.False(optimizer is IOptimizer<float>);
    }

    [Theory]
    [InlineData("Exp")]
    [InlineData("Log")]
    public void An_element_does_not_depend_on_its_neighbours(string function)
    {
        object optimizer = GeneratorRun.Of(
            $$"""
            [OptimGen.Optimizer] internal partial class Curved
            {
                [OptimGen.UpdateRule] private static void Update(ref double x, double g) { x -= System.Math.{{function}}(g * 100); }
            }
            """).AssertCompiles().Instantiate("Curved");
        foreach (VectorWidth width in Enum.GetValues<VectorWidth>().Where(Lanes.IsSupported))
        {
            foreach (int length in new[] { 7, 16, 33, 64, 200 })
            {
                Assert.Null(KernelBits.FindDifference((IStepKernel<double>)optimizer, width, length, GuardedSide.End, special: true));
                Assert.Null(KernelBits.FindDifference((IStepKernel<float>)optimizer, width, length, GuardedSide.End, special: true));
            }
        }
    }

    /// <summary>File-scoped namespaces came with C# 10.</summary>
    private static string WithBlockNamespace(string source) =>
        source.Contains("namespace Sample;", StringComparison.Ordinal)
            ? "using OptimGen;\nnamespace Sample {\n" + source.Replace("namespace Sample;", "", StringComparison.Ordinal).Replace("using OptimGen;", "", StringComparison.Ordinal) + "\n}"
            : source;
}
