using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Xunit;

namespace OptimGen.Generator.Tests.Reading;

/// <summary>What classes and signatures may not be, each at its place.</summary>
public sealed class DeclarationDiagnosticTests
{
    private const string Body =
        "{ [UpdateRule] static void Update(ref double x, double g, double rate = 1) { x -= rate * g; } }";

    /// <summary>ID, and a source with the places marked; <c>BODY</c> stands for a good rule.</summary>
    public static TheoryData<string, string> ClassCases => new()
    {
        { "OPT001", "[Optimizer] public class [|Custom|] BODY" },
        { "OPT002", "public class [|Outer|] { [Optimizer] public partial class Custom BODY }" },
        { "OPT002", "public partial class A { public struct [|B|] { [Optimizer] public partial class Custom BODY } }" },
        { "OPT003", "[Optimizer] [|file|] partial class Custom BODY" },
        { "OPT003", "[|file|] partial class Outer { [Optimizer] public partial class Custom BODY }" },
        { "OPT004", "[Optimizer] public partial [|record|] Custom BODY" },
        { "OPT004", "[Optimizer] public partial [|record|] class Custom BODY" },
        { "OPT005", "[Optimizer] public [|static|] partial class Custom BODY" },
        { "OPT005", "[Optimizer] public partial class Custom BODY public [|abstract|] partial class Custom;" },
        { "OPT006", "[Optimizer] public partial class Custom[|<T>|] BODY" },
        { "OPT006", "public partial class Outer[|<T>|] { [Optimizer] public partial class Custom BODY }" },
        { "OPT006", "public partial interface IOuter[|<out T>|] { [Optimizer] public partial class Custom BODY }" },
        { "OPT007", "[Optimizer] public partial class Custom : [|System.Exception|] BODY" },
        { "OPT007", "public class Base<T>; [Optimizer] public partial class Custom BODY public partial class Custom : [|Base<int>|], ICustom; interface ICustom;" },
        { "OPT008", "[Optimizer] public partial class Custom[|(int size)|] BODY" },
        { "OPT010", "[Optimizer] public partial class Custom BODY public partial class Custom { public int [|Rate|] => 1; }" },
        { "OPT010", "[Optimizer] public partial class Custom BODY public partial class Custom { private int [|_rate|] = 1; }" },
        { "OPT010", "[Optimizer] public partial class Custom BODY public partial class Custom { public void [|Step|]() { } public class [|SingleKernels|]; }" },
        { "OPT010", "[Optimizer] public partial class Custom BODY public partial class Custom { public void [|set_Rate|](double d) { } }" },
        { "OPT010", "[Optimizer] public partial class Custom BODY public partial class Custom { [System.Runtime.CompilerServices.IndexerName(\"Step\")] public int [|this|][int i] => i; }" },
        { "OPT010", "[Optimizer] public partial class Custom BODY public partial class Custom : IOptimizer { RuleInfo IOptimizer.[|Rule|] => null!; }" },
        { "OPT039", "public partial class [|Custom|] { static string nameof(double d) => \"\"; } [Optimizer] public partial class Custom BODY" },
        { "OPT039", "namespace Vector512 { } [Optimizer] public partial class [|Custom|] BODY" },
        { "OPT039", "public partial class Outer { private class Unsafe; [Optimizer] public partial class [|Custom|] BODY }" },
        { "OPT011", "[[|Optimizer(NumericTypes.None)|]] public partial class Custom BODY" },
        { "OPT011", "[[|Optimizer((NumericTypes)16)|]] public partial class Custom BODY" },
        { "OPT012", "[Optimizer] public partial class [|Custom|];" },
        { "OPT014", "[Optimizer] public partial class Custom BODY public partial class Custom { [UpdateRule] static void [|Other|](ref double x, double g) => x -= g; }" },
    };

    /// <summary>ID, and the rule with the places marked.</summary>
    public static TheoryData<string, string> SignatureCases => new()
    {
        { "OPT015", "void [|Update|](ref double x, double g) => x -= g;" },
        { "OPT015", "static double [|Update|](ref double x, double g) => x -= g;" },
        { "OPT015", "static void [|Update|]<T>(ref double x, double g) => x -= g;" },
        { "OPT015", "[System.Runtime.InteropServices.DllImport(\"a\")] static extern void [|Update|](ref double x, double g);" },
        { "OPT015", "[System.Obsolete] static void [|Update|](ref double x, double g) => x -= g;" },
        { "OPT015", "[System.Diagnostics.Conditional(\"DEBUG\")] static void [|Update|](ref double x, double g) => x -= g;" },
        { "OPT015", "[System.Diagnostics.CodeAnalysis.Experimental(\"NEW001\")] static void [|Update|](ref double x, double g) => x -= g;" },
        { "OPT016", "static void [|Update|](double g) { }" },
        { "OPT016", "static void [|Update|](ref double x) => x -= 1;" },
        { "OPT017", "static void Update(ref double x, double g, [|in double|] h) => x -= g * h;" },
        { "OPT017", "static void Update(ref double x, double g, [|out double|] h) { x -= g; h = 0; }" },
        { "OPT017", "static void Update(ref double x, double g, [|ref readonly double|] h) => x -= g * h;" },
        { "OPT017", "static void Update(ref double x, double g, [|ref float|] h) => x -= g * h;" },
        { "OPT017", "static void Update(ref double x, double g, [|float|] h = 1) => x -= g * h;" },
        { "OPT017", "static void Update(ref double x, double g, [|long|] h = 1) => x -= g * h;" },
        { "OPT017", "static void Update(ref double x, double g, [|double?|] h = null) => x -= g;" },
        { "OPT017", "static void Update(ref double x, double g, [|string|] h = \"\") => x -= g;" },
        { "OPT017", "static void Update(ref double x, double g, [|bool|] h) => x -= h ? g : 0;" },
        { "OPT017", "static void Update(ref double x, double g, [|params double[]|] h) => x -= g;" },
        { "OPT017", "static void Update([|float|] g, ref double x) => x -= g;" },
        { "OPT018", "static void Update(ref double x, double g, double [|rate|]) => x -= rate * g;" },
        { "OPT019", "static void Update(ref double x, double g, int t, long [|k|]) => x -= t * k * g;" },
        { "OPT020", "static void Update(ref double x, double g, double rate = 1, double [|Rate|] = 1) => x -= rate * Rate * g;" },
        { "OPT020", "static void Update(ref double x, double g, double rate = 1, double [|_rate|] = 1) => x -= rate * _rate * g;" },
        { "OPT020", "static void Update(ref double x, double g, double _rate = 1, double [|rate|] = 1) => x -= rate * _rate * g;" },
        { "OPT020", "static void Update(ref double x, double g, double [|custom|] = 1) => x -= custom * g;" },
        { "OPT020", "static void Update(ref double x, double g, double [|reference|] = 1) => x -= reference * g;" },
        { "OPT020", "static void Update(ref double x, double g, double [|equals|] = 1) => x -= equals * g;" },
        { "OPT021", "static void Update(ref double x, [[|Decay|]] double g) => x -= g;" },
        { "OPT021", "static void Update([[|AtConstruction(\"rate\")|]] ref double x, double g, double rate = 1) => x -= rate * g;" },
        { "OPT021", "static void Update(ref double x, double g, [[|AtConstruction(\"rate\")|]] ref double m, double rate = 1) { m = g; x -= rate * m; }" },
        { "OPT021", "static void Update(ref double x, double g, double rate = 1, [[|AtConstruction(\"rate\")|]] double other = 1) => x -= rate * other * g;" },
        { "OPT021", "static void Update(ref double x, double g, [[|AtConstruction(\"rate\")|]] int t, double rate = 1) => x -= rate * t * g;" },
        { "OPT021", "static void Update(ref double x, double g, [AtConstruction(\"rate\"), [|Uniform|]] double first, double rate = 1) => x -= rate * first * g;" },
        { "OPT021", "static void Update(ref double x, double g, [AtConstruction(\"rate\"), [|Initially(1)|]] double first, double rate = 1) => x -= rate * first * g;" },
        { "OPT023", "static void Update(ref double x, double g, [AtConstruction(\"rate\"), Between(-2, -1)] double [|first|], double rate = 1) => x -= rate * first * g;" },
        { "OPT110", "static void Update(ref double x, double g, [[|AtConstruction(\"Rate\")|]] double first, double rate = 1) => x -= rate * first * g;" },
        { "OPT110", "static void Update(ref double x, double g, [[|AtConstruction(\"on\")|]] double first, bool on = true, double rate = 1) => x -= on ? rate * first * g : 0;" },
        { "OPT021", "static void Update([[|Positive|]] ref double x, double g) => x -= g;" },
        { "OPT021", "static void Update([[|Initially(1)|]] ref double x, double g) => x -= g;" },
        { "OPT021", "static void Update(ref double x, double g, [[|Between(1, 2)|]] int t) => x -= t * g;" },
        { "OPT021", "static void Update(ref double x, double g, [[|AnyValue|]] bool on = true) => x -= on ? g : 0;" },
        { "OPT021", "static void Update(ref double x, double g, [[|Initially(1)|]] double rate = 1) => x -= rate * g;" },
        { "OPT022", "static void Update(ref double x, double g, double rate = [|-1|]) => x -= rate * g;" },
        { "OPT022", "static void Update(ref double x, double g, [Decay] double rate = [|1|]) => x -= rate * g;" },
        { "OPT022", "static void Update(ref double x, double g, [Positive, Decay] double rate = [|0|]) => x -= rate * g;" },
        { "OPT022", "static void Update(ref double x, double g, [AnyValue] double rate = [|double.NaN|]) => x -= rate * g;" },
        { "OPT022", "static void Update(ref double x, double g, [Positive] int every = [|0|]) => x -= every * g;" },
        { "OPT023", "static void Update(ref double x, double g, [Between(2, 1)] double [|rate|] = 1) => x -= rate * g;" },
        { "OPT023", "static void Update(ref double x, double g, [Between(1, 2), Decay] double [|rate|] = 1) => x -= rate * g;" },
        { "OPT024", "static void Update(ref double x, double g, [[|Initially(nameof(g))|]] ref double m) => x -= m = g;".Replace("x -= m = g", "m = g") },
        { "OPT024", "static void Update(ref double x, double g, [[|Initially(\"nobody\")|]] ref double m) => m = g;" },
        { "OPT024", "static void Update(ref double x, double g, [[|Initially(double.NaN)|]] ref double m) => m = g;" },
        { "OPT024", "static void Update(ref double x, double g, [[|Initially(nameof(on))|]] ref double m, bool on = true) => m = on ? g : 0;" },
        { "OPT035", "static void [|Update|](ref double x, double g) => x -= H9(g);" },
        { "OPT035", "static void [|Update|](ref double x, double g) => x -= E60(g);" },
        { "OPT035", "static void [|Update|](ref double x, double g) => x -= LONG;" },
    };

    [Theory]
    [MemberData(nameof(ClassCases))]
    public void A_class_is_refused_at_its_place(string id, string marked) => Check(id, "using OptimGen;\n" + marked.Replace("BODY", Body));

    [Theory]
    [MemberData(nameof(SignatureCases))]
    public void A_signature_is_refused_at_its_place(string id, string marked)
    {
        // Helpers that double at each level, with and without arithmetic of their own; a long expression.
        IEnumerable<string> helpers = Enumerable.Range(1, 9).Select(i => $"static double H{i}(double v) => H{i - 1}(v) * H{i - 1}(v) + H{i - 1}(v);")
            .Append("static double H0(double v) => v * v;")
            .Concat(Enumerable.Range(1, 60).Select(i => $"static double E{i}(double v) => E{i - 1}(E{i - 1}(v));"))
            .Append("static double E0(double v) => v;");
        string text = marked
            .Replace("LONG", string.Join(" + ", Enumerable.Repeat("g", 5000)));
        Check(id, $"using OptimGen;\n[Optimizer] public partial class Custom {{ [UpdateRule] {text}\n{string.Join('\n', helpers)} }}");
    }

    [Fact]
    public void An_old_language_version_is_refused()
    {
        CSharpCompilation compilation = TestCompilation.Create(
            ["namespace Old { [OptimGen.Optimizer] public partial class Custom " + Body.Replace("[UpdateRule]", "[OptimGen.UpdateRule]") + " }"],
            new CSharpParseOptions(LanguageVersion.CSharp8),
            new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary));
        Diagnostic diagnostic = Assert.Single(Reader.ReadAll(compilation));

        Assert.Equal("OPT009", diagnostic.Id);
        Assert.Contains("8.0", diagnostic.GetMessage(System.Globalization.CultureInfo.InvariantCulture), System.StringComparison.Ordinal);
    }

    [Fact]
    public void A_helper_of_another_project_is_refused()
    {
        CSharpCompilation library = TestCompilation.Create("#pragma warning disable CS1591\nnamespace Library { public static class Rules { public static double Twice(double v) => 2 * v; } }");
        MarkedSource source = MarkedSource.Parse(
            "using OptimGen; [Optimizer] public partial class Custom { [UpdateRule] static void Update(ref double x, double g) => x -= [|Library.Rules.Twice(g)|]; }");
        CSharpCompilation compilation = TestCompilation.Create(source.Text).AddReferences(library.ToMetadataReference());
        using System.IO.MemoryStream image = new();
        Assert.True(library.Emit(image, cancellationToken: TestContext.Current.CancellationToken).Success);
        CSharpCompilation compiled = TestCompilation.Create(source.Text).AddReferences(MetadataReference.CreateFromImage(image.ToArray()));

        foreach (CSharpCompilation one in new[] { compilation, compiled })
        {
            Diagnostic diagnostic = Assert.Single(Reader.ReadAll(one));
            Assert.Equal("OPT033", diagnostic.Id);
            Assert.Equal(source.Spans, [TextOf(diagnostic)]);
        }
    }

    private static void Check(string id, string marked)
    {
        MarkedSource source = MarkedSource.Parse(marked);
        List<Diagnostic> diagnostics = Reader.ReadAll(TestCompilation.Create(source.Text));

        Assert.All(diagnostics, diagnostic => Assert.Equal(id, diagnostic.Id));
        Assert.Equal(source.Spans, diagnostics.Select(TextOf));
    }

    private static string TextOf(Diagnostic diagnostic) =>
        diagnostic.Location.SourceTree!.GetText().ToString(diagnostic.Location.SourceSpan);
}
