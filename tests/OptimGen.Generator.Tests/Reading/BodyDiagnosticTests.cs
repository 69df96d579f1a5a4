using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using Xunit;

namespace OptimGen.Generator.Tests.Reading;

/// <summary>What rules may not contain, each at its place.</summary>
public sealed class BodyDiagnosticTests
{
    /// <summary>ID, and statements of a rule with the place marked.</summary>
    public static TheoryData<string, string> Cases => new()
    {
        { "OPT025", "[|for|] (int i = 0; i < 3; i++) { x -= g; }" },
        { "OPT025", "[|while|] (x > 0) { x -= g; }" },
        { "OPT025", "[|do|] { x -= g; } while (x > 0);" },
        { "OPT025", "[|foreach|] (char c in \"abc\") { x -= g; }" },
        { "OPT025", "[|switch|] (t) { case 1: x = 0; break; default: x = 1; break; }" },
        { "OPT025", "[|try|] { x -= g; } finally { m = g; }" },
        { "OPT025", "[|lock|] (typeof(Custom)) { x -= g; }" },
        { "OPT025", "[|throw|] new Exception();" },
        { "OPT025", "[|double|] Twice(double v) => 2 * v; x -= Twice(g);" },
        { "OPT025", "[|goto|] end; [|end|]: x -= g;" },
        { "OPT025", "[|using|] (null as IDisposable) { x -= g; }" },
        { "OPT025", "[|using|] IDisposable? d = null; x -= g;" },
        { "OPT025", "ref double [|y = ref x|]; x -= g;" },
        { "OPT026", "x -= g; [|t++|];" },
        { "OPT026", "x -= g; [|--t|];" },
        { "OPT026", "double y; x -= [|y = g|];" },
        { "OPT026", "double y = 1; x -= [|y += g|];" },
        { "OPT026", "x -= [|g switch { > 0 => 1.0, _ => -1.0 }|];" },
        { "OPT026", "if ([|g is > 0|]) { x -= g; }" },
        { "OPT026", "[|(x, m) = (m, x)|];" },
        { "OPT026", "[|_|] = g; x -= g;" },
        { "OPT026", "x -= [|t << 1|];" },
        { "OPT026", "x -= [|t & 1|];" },
        { "OPT026", "x -= [|~t|];" },
        { "OPT026", "x -= [|(double)new Half()|] + g;" },
        { "OPT026", "x -= [|g % 2|];" },
        { "OPT026", "x -= [|t % m|];" },
        { "OPT026", "[|x %= g|];" },
        { "OPT026", "x -= [|(new double[] { 1 })[0]|] + g;" },
        { "OPT026", "x -= [|(1.0, g)|].Item2;" },
        { "OPT027", "float [|f = 1.5f|]; x -= f * g;" },
        { "OPT027", "decimal [|d = 1m|]; x -= (double)d * g;" },
        { "OPT027", "string [|s = \"a\"|]; x -= g;" },
        { "OPT027", "Func<double, double> [|f = v => v|]; x -= g;" },
        { "OPT027", "double[] [|a = { 1, 2 }|]; x -= g;" },
        { "OPT027", "uint [|u = 1|]; x -= u * g;" },
        { "OPT027", "double? [|n = null|]; x -= g;" },
        { "OPT028", "x -= [|(int)g|];" },
        { "OPT028", "x -= [|(long)g|];" },
        { "OPT028", "x -= [|(float)g|];" },
        { "OPT029", "x -= [|t / 2|] * g;" },
        { "OPT029", "x -= [|1 / 2|] * g;" },
        { "OPT029", "x -= (double)([|t / every|]) * g;" },
        { "OPT029", "int k = t; [|k /= 2|]; x -= k * g;" },
        { "OPT030", "x -= [|Math.Round(g, 2)|];" },
        { "OPT030", "x -= [|Math.Tan(g)|];" },
        { "OPT030", "x -= [|Math.Log(g, 2)|];" },
        { "OPT030", "x -= [|double.Lerp(x, g, 0.5)|];" },
        { "OPT030", "[|Console.WriteLine(x)|]; x -= g;" },
        { "OPT030", "x -= [|MathF.Abs(1f)|] * g;" },
        { "OPT027", "x -= (double)Math.Abs([|1m|]) * g;" },
        { "OPT031", "x -= [|Math.Sign(g)|];" },
        { "OPT031", "x -= [|Math.Clamp(g, -1, 1)|];" },
        { "OPT031", "x -= [|double.Clamp(g, -1, 1)|];" },
        { "OPT036", "x -= [|s_field|] * g;" },
        { "OPT036", "x -= [|Property|] * g;" },
        { "OPT036", "[|s_field|] = g; x -= g;" },
        { "OPT036", "x -= [|DateTime.Now.Hour|] * g;" },
        { "OPT036", "x -= [|System.Numerics.Vector<double>.Count|] * g;" },
        { "OPT037", "if (g == 0) { [|return;|] } x -= g;" },
        { "OPT037", "if (t > 1) { if (x > 0) { [|return;|] } } x -= g;" },
        { "OPT038", "x -= [|Generic(g)|];" },
        { "OPT038", "x -= [|Single(1)|] * g;" },
        { "OPT038", "[|Out(out x)|];" },
        { "OPT038", "x -= [|In(in g)|];" },
        { "OPT038", "x -= [|Many(g, g)|];" },
        { "OPT038", "x -= [|new Custom().Instance(g)|];" },
        { "OPT034", "x -= [|Endless(g)|];" },
        { "OPT034", "x -= [|Ping(g)|];" },
        { "OPT034", "[|Update(ref x, g, ref m, t)|];" },
    };

    /// <summary>Faults inside helpers: ID, the call in the rule, and the place in the helper.</summary>
    public static TheoryData<string, string, string> HelperCases => new()
    {
        { "OPT029", "x -= [|Half(t)|] * g;", "t / 2" },
        { "OPT025", "x -= [|Loop(g)|];", "while" },
        { "OPT029", "x -= 2 * [|Outer(t)|] * g;", "t / 2" },
        { "OPT037", "[|Skip(ref x, g)|];", "return;" },
    };

    [Theory]
    [MemberData(nameof(Cases))]
    public void A_fault_is_reported_at_its_place(string id, string body)
    {
        MarkedSource source = MarkedSource.Parse(Wrap(body));
        List<Diagnostic> diagnostics = Reader.ReadAll(TestCompilation.Create(source.Text));

        Assert.All(diagnostics, diagnostic => Assert.Equal(id, diagnostic.Id));
        Assert.Equal(source.Spans, diagnostics.Select(TextOf));
    }

    [Theory]
    [MemberData(nameof(HelperCases))]
    public void A_fault_in_a_helper_is_reported_at_the_call(string id, string body, string cause)
    {
        MarkedSource source = MarkedSource.Parse(Wrap(body));
        Diagnostic diagnostic = Assert.Single(Reader.ReadAll(TestCompilation.Create(source.Text)));

        Assert.Equal(id, diagnostic.Id);
        Assert.Equal(source.Spans, [TextOf(diagnostic)]);
        Assert.Equal(cause, TextOf(Assert.Single(diagnostic.AdditionalLocations)));
        Assert.Contains("called here", diagnostic.GetMessage(System.Globalization.CultureInfo.InvariantCulture), System.StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void A_message_has_no_holes(string id, string body)
    {
        foreach (Diagnostic diagnostic in Reader.ReadAll(TestCompilation.Create(MarkedSource.Parse(Wrap(body)).Text)))
        {
            string message = diagnostic.GetMessage(System.Globalization.CultureInfo.InvariantCulture);
            Assert.DoesNotMatch(@"\{\d\}|''|  ", message);
            Assert.Equal(id, diagnostic.Id);
        }
    }

    private static string TextOf(Diagnostic diagnostic) => TextOf(diagnostic.Location);

    private static string TextOf(Location location) => location.SourceTree!.GetText().ToString(location.SourceSpan);

    private static string Wrap(string body) => $$"""
        using System;
        using OptimGen;

        [Optimizer]
        public sealed partial class Custom
        {
            private static double s_field = 1;

            private static double Property => 1;

            [UpdateRule]
            static void Update(ref double x, double g, ref double m, int t, double scale = 1, int every = 5)
            {
                {{body}}
            }

            static T Generic<T>(T value) => value;
            static float Single(float value) => value;
            static void Out(out double value) => value = 1;
            static double In(in double value) => value;
            static double Many(params double[] values) => values.Length;
            double Instance(double value) => value;
            static double Endless(double value) => Endless(value);
            static double Ping(double value) => Pong(value);
            static double Pong(double value) => Ping(value);
            static int Half(int t) => t / 2;
            static int Outer(int t) => Half(t);
            static double Loop(double value) { while (value > 1) { value -= 1; } return value; }
            static void Skip(ref double x, double g) { if (g > 0) { return; } x -= g; }
        }
        """;
}
