using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.Linq;
using System.Threading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using Xunit;

namespace OptimGen.Generator.Tests.Hostile;

/// <summary>Whatever its size, a rule is generated or refused, the same on every thread's stack, and soon.</summary>
public sealed class SizeTests
{
    private const int SmallStack = 1 << 20;
    private const int LargeStack = 1 << 26;

    /// <summary>A hundred times what the slowest takes, for the sake of busy machines.</summary>
    private static readonly TimeSpan Soon = TimeSpan.FromSeconds(60);

    /// <summary>What is found, nothing where it is generated; and the body of a rule, with other members behind it.</summary>
    public static TheoryData<string, string, string> Sizes => new()
    {
        { "5,000 parentheses", "OPT026", $"x -= {Repeat("(", 5000)}g{Repeat(")", 5000)}; }}" },
        { "900 calls in each other", "OPT026", $"x -= {Repeat("Math.Abs(", 900)}g{Repeat(")", 900)}; }}" },
        { "80 calls in each other", "", $"x -= {Repeat("Math.Abs(", 80)}g{Repeat(")", 80)}; }}" },
        { "400 branches in each other", "OPT026", $"{Repeat("if (g > a) { ", 400)}x -= g;{Repeat("}", 400)} }}" },
        { "400 choices in each other", "OPT026", $"x -= {Repeat("g > a ? ", 400)}1.0{Repeat(" : 2", 400)}; }}" },
        { "a sum of 1,500", "", $"x -= {Join(" + ", 1500, _ => "g")}; }}" },
        { "a uniform sum of 1,500", "", $"x -= g * ({Join(" + ", 1500, _ => "a")}); }}" },
        { "a sum of 5,000", "OPT035", $"x -= {Join(" + ", 5000, _ => "g")}; }}" },
        { "a constant sum of 5,000", "", $"x -= g * ({Join(" + ", 5000, _ => "1.0")}); }}" },
        { "5,000 lines", "OPT035", $"double l0 = g; {Join("\n", 5000, number => $"double l{number + 1} = l{number} * a;")} x -= l5000; }}" },
        { "1,800 locals and as many branches", "OPT035", $"{Join("\n", 1800, number => $"double l{number} = g;")} {Join("\n", 1800, number => $"if (g > {number}) {{ l{number} = m; }}")} x -= l1; }}" },
        { "200 squares of squares", "", $"x -= {Repeat("S(", 60)}{Repeat("S(", 60)}g{Repeat(")", 120)}; }} static double S(double v) => v * v;" },
        { "uniform squares of squares", "", $"x -= g * {Repeat("S(", 100)}a{Repeat(")", 100)}; }} static double S(double v) => v * v;" },
        { "a condition of squares of squares", "", $"if ({Repeat("S(", 100)}a{Repeat(")", 100)} > 1) {{ x -= g; }} }} static double S(double v) => v * v;" },
        { "helpers that double", "OPT035", $"x -= F40(g); }} static double F0(double v) => v + 1; {Join("\n", 40, number => $"static double F{number + 1}(double v) => F{number}(v) + F{number}(v);")}" },
        { "helpers that double without an operation", "OPT035", $"x -= F40(g); }} static double F0(double v) => v; {Join("\n", 40, number => $"static double F{number + 1}(double v) {{ v = F{number}(v); return F{number}(v); }}")}" },
        { "helpers that call each other", "OPT034", "x -= F(g); } static double F(double v) => v > 1 ? H(v) : 1; static double H(double v) => F(v - 1);" },
        { "a rule that calls itself", "OPT034", "Update(ref x, g, ref m, t, a); }" },
        { "40 helpers in a row", "", $"x -= F40(g); }} static double F0(double v) => v + 1; {Join("\n", 40, number => $"static double F{number + 1}(double v) => F{number}(v) + 1;")}" },
        { "400 helpers in a row", "OPT025", $"x -= F400(g); }} static double F0(double v) => v + 1; {Join("\n", 400, number => $"static double F{number + 1}(double v) {{ return F{number}(v) + 1; }}")}" },
        { "500 parameters of a helper", "", $"x -= H({Join(", ", 500, _ => "g")}); }} static double H({Join(", ", 500, number => $"double p{number}")}) => p0 + p499;" },
        { "100 branches by the step", "", $"{Join("\n", 100, number => $"if (t % {number + 2} == 0) {{ m += {number}; }}")} x -= m * g; }}" },
    };

    [Theory]
    [MemberData(nameof(Sizes))]
    public void Is_generated_or_refused_soon(string name, string expected, string rule)
    {
        string source = "using System; using OptimGen; namespace Sample; [Optimizer(NumericTypes.Single)] internal partial class Custom { [UpdateRule] private static void "
            + $"Update(ref double x, double g, ref double m, int t, double a = 1) {{ {rule} }}";
        CSharpCompilation? input = null;
        Run(LargeStack, () => input = Judge.Compile(new HostileCase(name, source)));

        Stopwatch watch = Stopwatch.StartNew();
        IEnumerable<string> found = [];
        int files = 0;
        Run(SmallStack, () =>
        {
            files = GeneratorRun.Of(input!).Files.Count;
            CompilationWithAnalyzersOptions here = new(
                new AnalyzerOptions([]), onAnalyzerException: null, concurrentAnalysis: false, logAnalyzerExecutionTime: false);
            found = new CompilationWithAnalyzers(input!, [new OptimizerAnalyzer()], here)
                .GetAnalyzerDiagnosticsAsync(TestContext.Current.CancellationToken).GetAwaiter().GetResult()
                .Where(finding => finding.Severity == DiagnosticSeverity.Error && IsOfReader(finding.Id))
                .Select(finding => finding.Id).Distinct().Order(StringComparer.Ordinal);
        });
        Assert.InRange(watch.Elapsed, TimeSpan.Zero, Soon);
        Assert.Equal(expected, string.Join(" ", found));
        Assert.Equal(expected.Length == 0, files > 0);

        string? fault = null;
        Run(LargeStack, () => fault = Judge.FindFault(input!));
        Assert.Null(fault);
    }

    /// <summary>Whether a finding keeps the rule from being read; what the analyses say of its contents is not the matter here.</summary>
    private static bool IsOfReader(string id) => string.CompareOrdinal(id, "OPT060") < 0;

    private static string Repeat(string text, int count) => string.Concat(Enumerable.Repeat(text, count));

    private static string Join(string separator, int count, Func<int, string> item) => string.Join(separator, Enumerable.Range(0, count).Select(item));

    /// <summary>Runs on a thread with a stack of this size, and throws here what it throws there.</summary>
    private static void Run(int stack, Action action)
    {
        Exception? thrown = null;
        Thread thread = new(
            () =>
            {
                try
                {
                    action();
                }
                catch (Exception exception)
                {
                    thrown = exception;
                }
            },
            stack);
        thread.Start();
        thread.Join();
        if (thrown is not null)
        {
            throw new InvalidOperationException("On the other thread:", thrown);
        }
    }
}
