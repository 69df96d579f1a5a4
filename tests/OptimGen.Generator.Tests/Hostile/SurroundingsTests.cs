using System;
using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Xunit;

namespace OptimGen.Generator.Tests.Hostile;

/// <summary>Good rules in odd surroundings: what surrounds them is legal C#, so they are generated and compile, or a diagnostic says why not.</summary>
public sealed class SurroundingsTests
{
    private const string Rule = "[OptimGen.UpdateRule] private static void Update(ref double x, double g) { x -= g; }";
    private const string Class = "[OptimGen.Optimizer] internal partial class Custom { " + Rule + " }";
    private const string Lanes = "namespace Traffic { internal class Lanes { } internal class Vector512 { } }";

    /// <summary>What is found, nothing where it is generated; and the source.</summary>
    public static TheoryData<string, string> Sources => new()
    {
        // Names of the rule's own.
        { "", Of("double a = 1", "double _a = a * 0.5; x -= _a * g + a;") },
        { "", Of("double _a = 2", "x -= g * _a;") },
        { "", Of("double a = 1", "double Lanes = a * 0.5; double Vector128 = a * 0.25; double Unsafe = a * 3; double Step512 = g * a; x -= Lanes * Step512 * Step512 + Unsafe + Vector128;") },
        { "", Of("double a = 1", "double nint = a * 0.5; double nuint = a * 0.25; x -= nint * g + nuint;") },
        { "", Of("double scoped = 1, double notnull = 1", "double field = g * scoped; double var = field * notnull; x -= var * field;") },
        { "", Of("double t = 1, double nameof = 1, double length = 2", "x -= g * t * nameof * length;") },
        { "OPT020", Of("double a = 1, double _a = 2", "x -= a * g + _a;") },
        { "OPT020", Of("double _ = 2, double __ = 1", "x -= g * _ + __;") },
        { "", """[OptimGen.Optimizer] partial class \u0041b { [OptimGen.UpdateRule] static void \u0055pdate(ref double @ref, double \u0061, ref double a\u0301, int @int, double Ünïcode = 1, double ß = 2, double ı = 3) { @ref -= \u0061 * Ünïcode * ß + ı; a\u0301 = \u0061 * @int; } }""" },
        { "", Class.Replace("Custom", "क\\u093F", StringComparison.Ordinal) },
        { "", Class.Replace("void Update", "void i", StringComparison.Ordinal) },
        { "", Class.Replace("void Update", "void parameters", StringComparison.Ordinal) },
        { "", "namespace @event { partial class @class { [OptimGen.Optimizer] partial class state { [OptimGen.UpdateRule] static void start(ref double x, double g, [OptimGen.Initially(1)] ref double m) { x -= g * m; m = g; } } } }" },

        // What rules compute.
        { "", Of("int t", "double m = t; x = m;") },
        { "", Of("ref double m, int t, bool on = true", "x = on ? t : 3; if (t % 5 == 0 && on) { m = t; }") },
        { "", Of("ref double m, int t, double a = 1", "m = a * t; if (t == 1) { x -= m; } else { m = a; } x -= m * g;") },
        { "", Of("ref double m, double a = 1", "x = System.Math.Min(x - g * a, double.PositiveInfinity); m = double.NaN + double.NegativeInfinity * a + -0.0;") },
        { "", Of("[OptimGen.Initially(double.PositiveInfinity)] ref double m, [OptimGen.Initially(-0.0)] ref double n, [OptimGen.Between(double.NegativeInfinity, 5)] double a = -1e300", "x -= g * a; m = n;") },
        { "", Of("[OptimGen.Between(-3e9, 3e9)] int a = 1, [OptimGen.Decay] int b = 0, [OptimGen.AnyValue] int c = int.MinValue", "x -= g * a * b * c;") },
        { "", Of("ref double m", "double o = x; x = m; m = o;") },
        { "", Of("ref double m", "F(ref x, ref x, ref m); } static void F(ref double p, ref double q, ref double r) { p += 1; q *= 2; r = p;") },
        { "", Of("int unused", "x = 1;") },
        { "", Of("ref double m", "") },
        { "", Of("int t", "if (t % 2 == 0) { if (t % 3 == 0) { if (t % 5 == 0) { x -= g; } else { x -= 2 * g; } } else { x += g; } } else { x = t; }") },
        { "OPT023", Of("[OptimGen.Between(double.NaN, 3)] double a = 1", "x -= g * a;") },

        // The class and what is around it.
        { "", "static partial class O { readonly partial struct S { sealed partial record R(int A) { [OptimGen.Optimizer] private unsafe partial class Custom { [OptimGen.UpdateRule] private static unsafe void Update(ref double x, double g) { x -= g; } } } } }" },
        { "", $"ref partial struct S {{ {Class} }} partial record struct T {{ {Class} }} partial interface I {{ {Class} }}" },
        { "", Class.Replace("Custom", "Custom : System.IDisposable, System.ICloneable", StringComparison.Ordinal).Replace("{ [", "{ public void Dispose() { } public object Clone() => this; [", StringComparison.Ordinal) },
        { "", With("public Custom(int i) { } static Custom() { } ~Custom() { } public static Custom operator +(Custom a, Custom b) => a; public int this[int i] => i;") },
        { "", With("static void Update(ref double x, float g) { } static void Update(ref double x, long g) { } static void Update(ref double x, params double[] g) { } static void Update<T>(ref T x, T g) { }") },
        { "", With("public int Rule; public int System; public class OptimGen2 { } public class Math { } public class Span { }") },
        { "OPT010", With("[System.Runtime.CompilerServices.IndexerName(\"Step\")] public int this[int i] => i;") },
        { "OPT010", Class.Replace("Custom", "Custom : OptimGen.IOptimizer", StringComparison.Ordinal).Replace("{ [", "{ OptimGen.RuleInfo OptimGen.IOptimizer.Rule => null!; double OptimGen.IOptimizer.GetHyperparameter(int index) => 0; void OptimGen.IOptimizer.SetHyperparameter(int index, double value) { } OptimGen.IOptimizer OptimGen.IOptimizer.Clone() => null!; [", StringComparison.Ordinal) },
        { "OPT039", With("static string nameof(double d) => \"\";") },
        { "OPT015", Class.Replace("UpdateRule]", "UpdateRule, System.Obsolete(\"no\", true)]", StringComparison.Ordinal) },
        { "OPT011", Class.Replace("Optimizer]", "Optimizer((OptimGen.NumericTypes)(-1))]", StringComparison.Ordinal) },
        { "", $"[OptimGen.Optimizer] internal partial class Adam {{ {Rule} {Class.Replace("Custom", "Single", StringComparison.Ordinal)} {Class.Replace("Custom", "DOUBLE", StringComparison.Ordinal)} }}" },

        // Namespaces and usings.
        { "", $"global using Traffic; {Lanes} namespace N {{ {Class} }}" },
        { "", $"global using Lanes = Traffic.Lanes; {Lanes} namespace N {{ {Class} }}" },
        { "OPT039", $"global using Lanes = Traffic.Lanes; {Lanes} {Class}" },
        { "OPT039", $"global using Traffic; {Lanes} {Class}" },
        { "", $"using OptimGen; using System.Runtime.Intrinsics; {Class}" },
        { "", "using O = OptimGen.OptimizerAttribute; using U = OptimGen.UpdateRuleAttribute; [O] partial class Custom { [U] static void Update(ref double x, double g) => x -= g; }" },
        { "", $"namespace OptimGen.System.Runtime {{ {Class.Replace("OptimGen.", "global::OptimGen.", StringComparison.Ordinal)} }}" },
        { "", "namespace OptimGen { class OptimizerAttribute : System.Attribute { } class UpdateRuleAttribute : System.Attribute { } } " + Class },

        // Files.
        { "", "// <auto-generated/>\n" + Class },
        { "OPT001", "// <auto-generated/>\n" + Class.Replace("partial ", "", StringComparison.Ordinal) },
        { "", "#nullable enable\n#pragma warning disable\n#line 100 \"C:\\elsewhere.cs\"\n#region R\n" + Class + "\n#endregion\n#line hidden\nclass C { }" },
        { "", "/// <summary>A &amp; b <b>x</summary>\n" + Class.Replace("{ [", "{\n/// <param name=\"x\">x < y & z <b></param>\n/// <param name=\"g\">]]> \" \\ {0} </param>\n[", StringComparison.Ordinal) },

        // Helpers.
        { "OPT038", Of("", "x -= H<int>.F(g); } class H<T> { public static double F(double v) => v;") },
        { "", Of("", "x -= H.F(g); } interface H { public static double F(double v) => v;") },
        { "", Of("", "x -= F(g); } private static partial double F(double v); private static partial double F(double v) => v * 2; unsafe static double P(double* v) { return *v;") },
        { "OPT038", Of("", "x -= F(&x); } private static unsafe double F(double* v) { return *v;").Replace("void Update", "unsafe void Update", StringComparison.Ordinal).Replace("&x", "(double*)0 + 0", StringComparison.Ordinal) },
    };

    [Theory]
    [MemberData(nameof(Sources))]
    public void Is_generated_or_refused(string expected, string source)
    {
        CSharpCompilation compilation = Judge.Compile(new HostileCase("surroundings", source));
        Assert.Empty(compilation.GetDiagnostics(TestContext.Current.CancellationToken).Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error));
        Assert.Null(Judge.FindFault(compilation));
        string found = string.Join(" ", FindIds(compilation));
        Assert.True(expected == found, $"{found}: {source}");
        Assert.Equal(expected.Length == 0, GeneratorRun.Of(compilation).Files.Count > 0);
    }

    /// <summary>Compilers find errors in these, and the reader adds none of its own making: no exception, no silence where none is due.</summary>
    [Theory]
    [InlineData("[OptimGen.Optimizer] partial class Custom { " + Rule + " } [OptimGen.Optimizer] partial class Custom { }")]
    [InlineData("[OptimGen.Optimizer, OptimGen.Optimizer] partial class Custom { " + Rule + " }")]
    [InlineData("namespace A { " + Class + " } partial class A { " + Class + " }")]
    [InlineData(Class + Class)]
    [InlineData("[OptimGen.Optimizer(\"a\", 1)] partial class Custom { " + Rule + " }")]
    [InlineData("[OptimGen.Optimizer(types: new[] { 1 }, KeepSubnormals = null)] partial class Custom { " + Rule + " }")]
    [InlineData("[OptimGen.Optimizer] partial struct Custom { " + Rule + " }")]
    [InlineData("[OptimGen.Optimizer] delegate void Custom();")]
    [InlineData("[OptimGen.Optimizer] enum Custom { A }")]
    [InlineData("[OptimGen.Optimizer, OptimGen.Step(\"a\", LearningRate = \"b\")] partial class Custom { }")]
    [InlineData("[OptimGen.Optimizer, OptimGen.Step, OptimGen.Step(OptimGen.StepForm.Ratio)] partial class Custom { }")]
    [InlineData("[OptimGen.Optimizer, OptimGen.Step(OptimGen.StepForm.Ratio, LearningRate = x)] partial class Custom { const double x = y; const double y = x; }")]
    [InlineData("[OptimGen.Optimizer] partial class Custom { [OptimGen.UpdateRule] static void Update(ref double x, double g, [OptimGen.Between] double a = \"b\", [OptimGen.Initially(g)] ref double m) { x -= g; } }")]
    [InlineData("[OptimGen.Optimizer] partial class Custom : Custom { " + Rule + " }")]
    [InlineData("[OptimGen.Optimizer] partial class Custom { [OptimGen.UpdateRule] static partial void Update(ref double x, double g); }")]
    [InlineData("[OptimGen.Optimizer] partial class Custom { [OptimGen.UpdateRule] static void Update(ref double x, double x, double x = 1) { x -= x; } }")]
    [InlineData("[OptimGen.Optimizer] partial class { [OptimGen.UpdateRule] static void (ref double, double g) { x -= g; } }")]
    public void Is_answered(string source) => Assert.Null(Judge.FindFault(Judge.Compile(new HostileCase("surroundings", source))));

    [Fact]
    public void Missing_references_are_answered()
    {
        foreach (string source in GoodSources.All)
        {
            CSharpCompilation whole = Judge.Compile(new HostileCase("references", source));
            foreach (string missing in new[] { "", "OptimGen.dll", "System.Runtime.dll", "System.Private.CoreLib.dll", "System.Runtime.Intrinsics.dll", "System.Memory.dll" })
            {
                IEnumerable<MetadataReference> left = whole.References.Where(reference =>
                    missing.Length > 0 && !reference.Display!.EndsWith(missing, StringComparison.Ordinal));
                string? fault = Judge.FindFault(whole.WithReferences(left));

                // Code for a platform with half of its libraries need not compile.
                Assert.True(fault is null || fault.StartsWith("good input", StringComparison.Ordinal), $"{missing}: {fault}");
            }
        }
    }

    private static string Of(string parameters, string body) =>
        $"[OptimGen.Optimizer] internal partial class Custom {{ [OptimGen.UpdateRule] private static void Update(ref double x, double g{(parameters.Length > 0 ? ", " : "")}{parameters}) {{ {body} }} }}";

    private static string With(string members) => $"[OptimGen.Optimizer] internal partial class Custom {{ {Rule} {members} }}";

    private static IEnumerable<string> FindIds(CSharpCompilation compilation) =>
        Reading.Reader.FindOptimizers(compilation)
            .SelectMany(type =>
            {
                List<Diagnostic> found = [];
                OptimGen.Generator.Reading.OptimizerReader.Read(type, compilation, found.Add, TestContext.Current.CancellationToken);
                return found;
            })
            .Select(diagnostic => diagnostic.Id)
            .Distinct();
}
