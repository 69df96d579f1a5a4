using System;
using System.Globalization;
using System.Linq;
using OptimGen.Generator.Formulas;
using OptimGen.Generator.Rules;

namespace OptimGen.Generator.Analysis.Units;

/// <summary>Parts of a rule as messages quote them: as the formula has them, with the names of variables in place of what they hold.</summary>
internal sealed class RuleText
{
    /// <summary>More operations than this are not written out in one value: shared parts make texts grow without bound.</summary>
    private const int MostOperations = 12;

    private readonly RuleModel _rule;
    private readonly string?[] _names;
    private readonly int[] _sizes;
    private readonly ExpressionWriter _writer;

    public RuleText(RuleModel rule)
    {
        _rule = rule;
        _names = new string?[rule.Graph.Nodes.Count];
        foreach (Assignment assignment in rule.Graph.Assignments)
        {
            _names[assignment.Node] ??= assignment.Name;
        }

        _sizes = new int[_names.Length];
        for (int index = 0; index < _sizes.Length; index++)
        {
            Node node = rule.Graph.Nodes[index];
            if (node.Arity == 0)
            {
                _names[index] = FormulaWriter.Write(rule.Graph.Nodes, index, rule);
            }

            for (int operand = 0; operand < node.Arity && _names[index] is null; operand++)
            {
                _sizes[index] = Math.Min(_sizes[index] + _sizes[node.Operand(operand)] + 1, MostOperations + 1);
            }
        }

        _writer = new ExpressionWriter(
            rule.Graph.Nodes, index => _names[index] ?? (_sizes[index] > MostOperations ? "…" : null), info => info.Formula);
    }

    /// <summary>A value: its variable, or what computes it.</summary>
    public string OfValue(int node) => _names[node] ?? OfOperation(node);

    /// <summary>What computes a value, even where a variable holds it.</summary>
    public string OfOperation(int node) => _rule.Graph.Nodes[node].Arity == 0 ? _names[node]! : _writer.WriteOperation(node);

    /// <summary>A hyperparameter as its author knows it: by its name in the method, or by its property where there is no method.</summary>
    public string OfHyperparameter(int index) => _rule.Reference is null ? _rule.Hyperparameters[index].Property : _rule.Hyperparameters[index].Symbol;

    /// <summary>A number as C# has it.</summary>
    public static string OfNumber(double value) =>
        value.ToString("R", CultureInfo.InvariantCulture).Replace("E-0", "e-").Replace("E-", "e-").Replace("E+", "e+");

    /// <summary>The sign of an operation: +, max, ?:.</summary>
    public static string OfOperator(Op op)
    {
        string formula = OpTable.Of(op).Formula;
        return op switch
        {
            Op.Select => "?:",
            Op.Power => "^",
            Op.Floor or Op.Ceiling => "rounding",
            _ when formula.IndexOf('(') is var call and > 0 => formula.Substring(0, call),
            _ => string.Concat(formula.Where(character => character is not ('{' or '}' or '0' or '1' or ' '))),
        };
    }
}
