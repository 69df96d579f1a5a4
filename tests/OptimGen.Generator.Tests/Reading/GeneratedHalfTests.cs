using System;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Xunit;

namespace OptimGen.Generator.Tests.Reading;

/// <summary>The analyzer sees the generated half of a class too: what was accepted before must still be, with the same meaning.</summary>
public sealed class GeneratedHalfTests
{
    private const string Unusual = """
        using System;
        using OptimGen;

        namespace A.@class
        {
            internal static partial class @struct
            {
                /// <summary>A rule of unusual names and branches.</summary>
                [Optimizer]
                internal sealed partial class @event
                {
                    /// <param name="m">Some state.</param>
                    [UpdateRule]
                    private static void @do(
                        long step, ref double @ref, double grad, [Initially(nameof(every))] ref double m, [Initially(nameof(@ref))] ref double slow,
                        bool on = true, [Positive] int every = 5, [AnyValue] double offset = -1)
                    {
                        bool up = grad > 0;
                        if (on && !up)
                        {
                            up = m > 0;
                        }

                        if (step == 1 || !on)
                        {
                            m = grad;
                            return;
                        }

                        m = Middle(m, up ? grad : offset, double.NegativeInfinity);
                        if (step % every == 0)
                        {
                            slow = @ref;
                        }

                        @ref -= (up == m > 0) ? Math.Pow(m, -2) : double.IsFinite(slow) ? m : 0;
                    }

                    private static double Middle(double a, double b, double c)
                    {
                        if (a > b)
                        {
                            return Math.Max(b, c);
                        }
                        else if (a > c)
                        {
                            return a;
                        }

                        return Math.Min(b, c);
                    }
                }
            }
        }
        """;

    public static TheoryData<string> Rules => [.. RuleTexts.Names.Append(Unusual)];

    [Theory]
    [MemberData(nameof(Rules))]
    public void A_rule_is_accepted_beside_its_generated_half(string rule)
    {
        bool isUnusual = ReferenceEquals(rule, Unusual);
        CSharpCompilation compilation = isUnusual
            ? TestCompilation.Create([Unusual], new CSharpParseOptions(documentationMode: DocumentationMode.Parse))
            : TestCompilation.Create([RuleTexts.GlobalUsings, .. RuleTexts.Names.Where(name => IsNeeded(name, rule)).Select(RuleTexts.Read)]);

        GeneratorRun run = GeneratorRun.Of(compilation);

        run.AssertCompiles();
        Assert.Empty(Reader.ReadAll((CSharpCompilation)run.Output));
    }

    /// <summary>Whether a rule is asked for or called by the one that is.</summary>
    private static bool IsNeeded(string name, string rule) =>
        name == rule || RuleTexts.Read(rule).Contains(name + ".", StringComparison.Ordinal);
}
