using System.Collections.Generic;
using System.Linq;
using OptimGen.Generator.Rules;

namespace OptimGen.Generator.Tests.RandomRules;

/// <summary>Rules of arbitrary shape in the rule form: well-formed, and otherwise without sense.</summary>
internal static class ArbitraryRules
{
    private const int Depth = 3;

    private static readonly string[] Sizes = ["Length", "Rows", "Columns", "Rank"];

    /// <summary>The rule of this seed.</summary>
    public static RandomRule Create(int seed)
    {
        Dice dice = new(seed);
        string? step = dice.Chance(0.6) ? dice.Pick("t", "step") : null;
        bool reduces = dice.Chance(0.6);
        Division division = reduces ? dice.Pick(Division.None, Division.Matrix, Division.Blocks) : Division.None;
        ArbitraryExpressions expressions = new(dice) { Step = step, Division = division };
        List<string> helpers = [];
        for (int number = dice.Below(3); number > 0; number--)
        {
            helpers.Add(Helper($"Helper{number}", dice, expressions));
        }

        string signature = Signature(dice, expressions, reduces, out List<string> states, out List<(string Name, Domain Domain)> shared);
        List<string> body = reduces ? [$"        double {ArbitraryExpressions.Varying} = x;"] : [];
        WriteStatements(body, dice, expressions, ["x", "g", .. states], dice.Between(1, 5), depth: 2, isUniform: true, reduces);
        foreach ((string state, Domain domain) in shared)
        {
            body.Add($"        {state} = {(dice.Chance(0.3) ? state : expressions.Uniform(1))} + {expressions.Reduction(domain, 2)};");
        }

        foreach (string state in states)
        {
            body.Add($"        {state} = {expressions.Real(Depth)};");
        }

        body.Add($"        x -= {expressions.Real(Depth)};");
        string options = dice.Pick("", "(NumericTypes.Single)", "(NumericTypes.Double)", "(KeepSubnormals = true)", "(NumericTypes.Single | NumericTypes.Double)");
        string source = $$"""
            using System;
            using OptimGen;

            namespace Arbitrary;

            [Optimizer{{options}}]
            public sealed partial class Rule{{seed}}
            {
                private const double Third = 1.0 / 3;

                [UpdateRule]
                private static void Update({{signature}})
                {
            {{string.Join("\n", body)}}
                }

            {{string.Concat(helpers)}}    private static void Nudge(ref double place, double by)
                {
                    if (by > 1)
                    {
                        place += 1;
                    }
                    else
                    {
                        place += by;
                    }
                }
            }
            """;
        return new RandomRule(seed, $"Arbitrary.Rule{seed}", source);
    }

    private static string Signature(
        Dice dice, ArbitraryExpressions expressions, bool reduces, out List<string> states, out List<(string Name, Domain Domain)> shared)
    {
        List<string> required = ["ref double x", "double g"];
        states = [];
        shared = [];
        for (int number = reduces ? dice.Below(3) : 0; number > 0; number--)
        {
            Domain domain = expressions.Shared();
            string attribute = domain switch
            {
                Domain.Uniform => "Uniform",
                Domain.Column => "PerColumn",
                _ => expressions.Division == Division.Blocks ? "PerBlock" : "PerRow",
            };
            string name = $"shared{number}";
            required.Insert(dice.Between(1, required.Count), $"{dice.Pick("", "[Initially(0.5)] ")}[{attribute}] ref double {name}");
            shared.Add((name, domain));
            (domain == Domain.Uniform ? expressions.Uniforms : expressions.Reals).Add(name);
        }

        for (int number = dice.Below(5); number > 0; number--)
        {
            string state = $"s{number}";
            string initially = dice.Pick("", "", "[Initially(0.5)] ", "[Initially(-3)] ", "[Initially(nameof(x))] ", "[Initially(nameof(rate))] ");
            required.Insert(dice.Between(1, required.Count), $"{initially}ref double {state}");
            states.Add(state);
        }

        if (expressions.Step is { } step)
        {
            required.Insert(dice.Between(0, required.Count), $"{dice.Pick("int", "long")} {step}");
            expressions.Uniforms.Add($"(1.0 * {step})");
        }

        foreach (string size in Sizes.Where(_ => dice.Chance(0.1)))
        {
            required.Insert(dice.Between(0, required.Count), $"[{size}] {dice.Pick("int", "long")} size{size}");
            expressions.Uniforms.Add($"(1.0 * size{size})");
        }

        expressions.Reals.AddRange(["x", "g", "g", .. states]);
        expressions.Uniforms.Add("rate");
        List<string> settings = ["double rate = 0.01"];
        for (int number = dice.Below(5); number > 0; number--)
        {
            string name = $"h{number}";
            string declaration = dice.Below(6) switch
            {
                0 => $"int {name} = {dice.Between(0, 5)}",
                1 => $"bool {name} = {dice.Pick("true", "false")}",
                2 => $"[Decay] double {name} = 0.9",
                3 => $"[Positive] double {name} = 1e-8",
                4 => $"[Between(-2, 2)] double {name} = -0.75",
                _ => $"[AnyValue] double {name} = {dice.Pick("0", "-2.5", "1e10")}",
            };
            settings.Insert(dice.Between(0, settings.Count), declaration);
            (declaration.StartsWith("bool", System.StringComparison.Ordinal) ? expressions.Truths : expressions.Uniforms)
                .Add(declaration.StartsWith("int", System.StringComparison.Ordinal) ? $"(1.0 * {name})" : name);
        }

        return string.Join(", ", required.Concat(settings));
    }

    private static string Helper(string name, Dice dice, ArbitraryExpressions outer)
    {
        ArbitraryExpressions inner = new(dice) { Helpers = { } };
        inner.Reals.AddRange(["a", "b"]);
        string body = dice.Chance(0.5)
            ? $" => {inner.Real(2)};"
            : $"\n    {{\n        if ({inner.Truth(1)})\n        {{\n            return {inner.Real(2)};\n        }}\n\n        b = {inner.Real(1)};\n        return {inner.Real(2)};\n    }}";
        outer.Helpers.Add(name);
        return $"    private static double {name}(double a, double b){body}\n\n";
    }

    private static void WriteStatements(
        List<string> text, Dice dice, ArbitraryExpressions expressions, IReadOnlyList<string> targets, int count, int depth, bool isUniform, bool reduces)
    {
        string indent = new(' ', 4 * (4 - depth));
        for (; count > 0; count--)
        {
            string target = dice.Pick(targets);
            switch (dice.Below(9))
            {
                case 0 or 1:
                    string real = $"r{depth}_{expressions.Reals.Count}_{count}";
                    text.Add($"{indent}double {real} = {expressions.Real(Depth)};");
                    expressions.Reals.Add(real);
                    break;
                case 2:
                    string truth = $"b{depth}_{expressions.Truths.Count}_{count}";
                    text.Add($"{indent}bool {truth} = {expressions.Truth(2)};");
                    expressions.Truths.Add(truth);
                    break;
                case 3 when reduces && isUniform && dice.Chance(0.8):
                    Domain domain = expressions.Shared();
                    string reduced = $"n{depth}_{expressions.Uniforms.Count}_{expressions.Reals.Count}_{count}";
                    text.Add($"{indent}double {reduced} = {expressions.Reduction(domain, 2)};");
                    (domain == Domain.Uniform ? expressions.Uniforms : expressions.Reals).Add(reduced);
                    break;
                case 3:
                    string uniform = $"u{depth}_{expressions.Uniforms.Count}_{count}";
                    text.Add($"{indent}double {uniform} = {expressions.Uniform(2)};");
                    expressions.Uniforms.Add(uniform);
                    break;
                case 4:
                    text.Add($"{indent}{target} {dice.Pick("+=", "-=", "*=", "/=")} {expressions.Real(2)};");
                    break;
                case 5:
                    text.Add($"{indent}Nudge(ref {target}, {expressions.Real(1)});");
                    break;
                case 6 or 7 when depth > 0:
                    bool isUniformBranch = dice.Chance(0.4);
                    text.Add($"{indent}if ({(isUniformBranch ? expressions.UniformTruth() : expressions.Truth(1))})\n{indent}{{");
                    WriteStatements(text, dice, expressions.Inner(), targets, dice.Between(1, 2), depth - 1, isUniform && isUniformBranch, reduces);
                    if (isUniform && isUniformBranch && dice.Chance(0.3))
                    {
                        text.Add($"{indent}    return;\n{indent}}}");
                        break;
                    }

                    text.Add($"{indent}}}");
                    if (dice.Chance(0.5))
                    {
                        text.Add($"{indent}else\n{indent}{{");
                        WriteStatements(text, dice, expressions.Inner(), targets, 1, depth - 1, isUniform && isUniformBranch, reduces);
                        text.Add($"{indent}}}");
                    }

                    break;
                default:
                    text.Add($"{indent}{target} = {expressions.Real(Depth)} + 0.5;");
                    break;
            }
        }
    }
}
