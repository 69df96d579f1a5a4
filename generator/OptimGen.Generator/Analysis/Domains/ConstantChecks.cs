using System;
using System.Collections.Generic;
using System.Globalization;
using OptimGen.Generator.Rules;

namespace OptimGen.Generator.Analysis.Domains;

/// <summary>
/// Finds constants and defaults that become zero or infinite where they meet a value of the element type. What is the same for all elements
/// is computed in double, so only what comes out of that counts.
/// </summary>
internal static class ConstantChecks
{
    /// <summary>The findings of a rule; at most one for each value and type.</summary>
    public static IEnumerable<DomainFinding> Find(RuleModel rule, DomainAnalysis analysis, ExpressionText text)
    {
        EquatableArray<Node> nodes = rule.Graph.Nodes;
        double?[] constants = Evaluate(rule);
        bool[] varies = new bool[nodes.Count];
        HashSet<(string Format, int Value)> reported = [];
        for (int index = 0; index < nodes.Count; index++)
        {
            Node node = nodes[index];
            varies[index] = node.Op is Op.Parameter or Op.Gradient or Op.State;
            for (int operand = 0; operand < node.Arity; operand++)
            {
                varies[index] |= varies[node.Operand(operand)];
            }

            for (int operand = 0; operand < node.Arity && varies[index] && analysis.IsUsed(index); operand++)
            {
                if (constants[node.Operand(operand)] is not { } constant)
                {
                    continue;
                }

                foreach (NumberFormat format in NumberFormat.All)
                {
                    if ((rule.Types & format.Types) != 0
                        && Describe(constant, format) is { } becomes
                        && reported.Add((format.Name, analysis.ValueOf(node.Operand(operand)))))
                    {
                        yield return Finding(rule, node.Operand(operand), text, constant, becomes, format);
                    }
                }
            }
        }
    }

    private static DomainFinding Finding(
        RuleModel rule, int node, ExpressionText text, double constant, string becomes, NumberFormat format)
    {
        Node at = rule.Graph.Nodes[node];
        bool isHyperparameter = at.Op == Op.Hyperparameter;
        string what = isHyperparameter ? $"The default of '{rule.Hyperparameters[at.A].Symbol}'"
            : at.Op == Op.Literal ? "This constant"
            : $"'{text.Of(node)}', with the defaults,";
        string value = constant.ToString("R", CultureInfo.InvariantCulture);
        return new DomainFinding(
            DomainFault.ConstantOutOfRange,
            node,
            isHyperparameter ? at.A : -1,
            [what, value, becomes, format.Name, format.Smallest, format.Largest, TypesOf(rule.Types & format.Types)]);
    }

    /// <summary>Flags as the author writes them, after <c>NumericTypes.</c></summary>
    private static string TypesOf(NumericTypes types) => types.ToString().Replace(", ", " and NumericTypes.");

    /// <summary>What a constant becomes, if that is another thing altogether.</summary>
    private static string? Describe(double constant, NumberFormat format)
    {
        double converted = format.Convert(constant);
        return constant != 0 && converted == 0 ? "0"
            : double.IsInfinity(converted) && !double.IsInfinity(constant) ? "infinite"
            : null;
    }

    /// <summary>Values that are made of constants and defaults alone, without the step number.</summary>
    private static double?[] Evaluate(RuleModel rule)
    {
        EquatableArray<Node> nodes = rule.Graph.Nodes;
        double?[] values = new double?[nodes.Count];
        for (int index = 0; index < nodes.Count; index++)
        {
            Node node = nodes[index];
            double? a = node.Arity > 0 ? values[node.A] : null;
            double? b = node.Arity > 1 ? values[node.B] : null;
            values[index] = node.Op switch
            {
                Op.Literal => node.Value,
                Op.Hyperparameter => rule.Hyperparameters[node.A].Default,
                Op.Negate => -a,
                Op.AnyUnit => a,
                Op.Abs => a is { } value ? Math.Abs(value) : null,
                Op.Sqrt => a is { } value ? Math.Sqrt(value) : null,
                Op.Add => a + b,
                Op.Subtract => a - b,
                Op.Multiply => a * b,
                Op.Divide => a / b,
                Op.Minimum => a is { } first && b is { } second ? Math.Min(first, second) : null,
                Op.Maximum => a is { } first && b is { } second ? Math.Max(first, second) : null,
                Op.Power => a is { } first && b is { } second ? Math.Pow(first, second) : null,
                _ => null,
            };
        }

        return values;
    }
}
