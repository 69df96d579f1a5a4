using System;
using System.Collections.Generic;
using System.Linq;
using OptimGen.Generator.Rules;

namespace OptimGen.Generator.Tests.Interpretation;

/// <summary>
/// Computes a rule as it was read: node by node, for all elements, in double, with nothing lowered, shared or fused. It is independent of
/// all that makes kernels, and therefore an oracle for them.
/// </summary>
internal sealed class RuleInterpreter
{
    private readonly RuleModel _rule;
    private readonly double[] _hyperparameters;

    /// <summary>How many dimensions the tensor has.</summary>
    public int Rank { get; init; } = 1;

    /// <summary>How many rows it has.</summary>
    public int Rows { get; init; } = 1;

    /// <summary>Takes the defaults of the rule.</summary>
    public RuleInterpreter(RuleModel rule)
    {
        _rule = rule;
        _hyperparameters = rule.Hyperparameters.Select(hyperparameter => hyperparameter.Default).ToArray();
    }

    /// <summary>Sets a hyperparameter by the name of its property.</summary>
    public void Set(string property, double value)
    {
        int index = _rule.Hyperparameters.Select(hyperparameter => hyperparameter.Property).ToList().IndexOf(property);
        if (index < 0)
        {
            throw new ArgumentException($"{_rule.Class.Name} has no {property}.", nameof(property));
        }

        _hyperparameters[index] = value;
    }

    /// <summary>The states as they are when step 1 begins; one that the tensor shares, once for each element.</summary>
    public double[][] CreateStates(IReadOnlyList<double> parameters) =>
        _rule.States.Select(state => parameters.Select(parameter => Initial(state, parameter)).ToArray()).ToArray();

    /// <summary>Computes step <paramref name="t"/> in place.</summary>
    public void Step(double[] parameters, double[] gradients, double[][] states, long t)
    {
        double[][] values = new double[_rule.Graph.Nodes.Count][];
        double[][] old = states.Select(state => state.ToArray()).ToArray();
        double[] x = [.. parameters];
        for (int index = 0; index < values.Length; index++)
        {
            Node node = _rule.Graph.Nodes[index];
            values[index] = node.Op switch
            {
                Op.Parameter => x,
                Op.Gradient => gradients,
                Op.State or Op.UniformState or Op.RowState or Op.ColumnState => old[node.A],
                Op.Sum => All(values[node.A].Sum()),
                Op.Largest => All(values[node.A].Max()),
                Op.RowSum => [.. x.Select((_, element) => Row(element).Sum(other => values[node.A][other]))],
                Op.RowLargest => [.. x.Select((_, element) => Row(element).Max(other => values[node.A][other]))],
                Op.ColumnSum => [.. x.Select((_, element) => Column(element).Sum(other => values[node.A][other]))],
                Op.ColumnLargest => [.. x.Select((_, element) => Column(element).Max(other => values[node.A][other]))],
                Op.Hyperparameter => All(_hyperparameters[node.A]),
                Op.StepNumber => All(t),
                Op.Shape => All(ShapeOf((ShapeValue)node.A)),
                Op.Literal => All(node.Value),
                _ => [.. x.Select((_, element) => Compute(node, element, values))],
            };
        }

        values[_rule.Graph.Parameter].CopyTo(parameters, 0);
        for (int state = 0; state < states.Length; state++)
        {
            values[_rule.Graph.States[state]].CopyTo(states[state], 0);
        }

        double[] All(double value) => [.. Enumerable.Repeat(value, parameters.Length)];

        IEnumerable<int> Row(int element) => Enumerable.Range(element / Columns() * Columns(), Columns());

        IEnumerable<int> Column(int element) => Enumerable.Range(0, Rows).Select(row => (row * Columns()) + (element % Columns()));

        int Columns() => parameters.Length / Rows;

        double ShapeOf(ShapeValue value) => value switch
        {
            ShapeValue.Rank => Rank,
            ShapeValue.Rows => Rows,
            ShapeValue.Columns => Columns(),
            ShapeValue.Length or ShapeValue.TotalLength => parameters.Length,
            _ => throw new InvalidOperationException($"{value} is not interpreted."),
        };
    }

    private static double Compute(Node node, int element, double[][] values)
    {
        double a = values[node.A][element];
        double b = node.B < 0 ? 0 : values[node.B][element];
        double c = node.C < 0 ? 0 : values[node.C][element];
        return node.Op switch
        {
            Op.Negate => -a,
            Op.AnyUnit => a,
            Op.Abs => Math.Abs(a),
            Op.Sqrt => Math.Sqrt(a),
            Op.Exp => Math.Exp(a),
            Op.Log => Math.Log(a),
            Op.Floor => Math.Floor(a),
            Op.Ceiling => Math.Ceiling(a),
            Op.Truncate => Math.Truncate(a),
            Op.Round => Math.Round(a),
            Op.Log2 => Math.Log2(a),
            Op.Sin => Math.Sin(a),
            Op.Cos => Math.Cos(a),
            Op.Tanh => Math.Tanh(a),
            Op.Hypot => double.Hypot(a, b),
            Op.MinimumMagnitude => Math.MinMagnitude(a, b),
            Op.MaximumMagnitude => Math.MaxMagnitude(a, b),
            Op.Add => a + b,
            Op.Subtract => a - b,
            Op.Multiply => a * b,
            Op.Divide => a / b,
            Op.Remainder => a % b,
            Op.Minimum => Math.Min(a, b),
            Op.Maximum => Math.Max(a, b),
            Op.CopySign => Math.CopySign(a, b),
            Op.Power => Math.Pow(a, b),
            Op.Less => Truth(a < b),
            Op.LessOrEqual => Truth(a <= b),
            Op.Greater => Truth(a > b),
            Op.GreaterOrEqual => Truth(a >= b),
            Op.Equal => Truth(a == b),
            Op.NotEqual => Truth(a != b),
            Op.And => Truth(a != 0 && b != 0),
            Op.Or => Truth(a != 0 || b != 0),
            Op.Not => Truth(a == 0),
            Op.Select => a != 0 ? b : c,
            _ => throw new InvalidOperationException($"{node.Op} is made by lowering; a rule as read has none."),
        };
    }

    // Comparisons and logic give 1 or 0, so that all nodes fit in one array.
    private static double Truth(bool value) => value ? 1 : 0;

    private double Initial(StateModel state, double parameter) => state.Initially switch
    {
        InitialValueKind.Constant => state.InitialValue,
        InitialValueKind.Hyperparameter or InitialValueKind.Construction => _hyperparameters[state.InitialHyperparameter],
        InitialValueKind.Parameter => parameter,
        _ => 0,
    };
}
