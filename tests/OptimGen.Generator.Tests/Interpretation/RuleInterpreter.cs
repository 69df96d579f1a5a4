using System;
using System.Collections.Generic;
using System.Linq;
using OptimGen.Generator.Rules;

namespace OptimGen.Generator.Tests.Interpretation;

/// <summary>
/// Computes a rule as it was read: element by element, node by node, in double, with nothing lowered, shared or fused. It is independent of
/// all that makes kernels, and therefore an oracle for them.
/// </summary>
internal sealed class RuleInterpreter
{
    private readonly RuleModel _rule;
    private readonly double[] _hyperparameters;

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

    /// <summary>Starts states again with the hyperparameters as they are now, but for those that keep what was when they were created.</summary>
    public void BeginStates(double[][] states, IReadOnlyList<double> parameters)
    {
        double[][] begun = CreateStates(parameters);
        for (int state = 0; state < states.Length; state++)
        {
            if (!_rule.States[state].IsFixed)
            {
                begun[state].CopyTo(states[state], 0);
            }
        }
    }

    /// <summary>Computes step <paramref name="t"/> in place, with a tensor that is a vector unless it has a shape.</summary>
    public void Step(double[] parameters, double[] gradients, double[][] states, long t, params nint[] shape)
    {
        int count = parameters.Length;
        int rows = shape.Length > 1 ? (int)shape[0] : 1;
        int columns = count / rows;
        Domain[] domains = DomainTable.Of(_rule.Graph.Nodes);
        double[][] values = new double[_rule.Graph.Nodes.Count][];
        for (int index = 0; index < values.Length; index++)
        {
            Node node = _rule.Graph.Nodes[index];
            values[index] = node.Op switch
            {
                Op.Parameter => [.. parameters],
                Op.Gradient => [.. gradients],
                Op.State or Op.UniformState or Op.RowState or Op.ColumnState => [.. states[node.A]],
                Op.Hyperparameter => Same(_hyperparameters[node.A]),
                Op.StepNumber => Same(t),
                Op.Shape => Same(Size((ShapeValue)node.A)),
                Op.Literal => Same(node.Value),
                Op.Sum or Op.SumAll => Same(Once(node.A).Sum()),
                Op.Largest or Op.LargestAll => Same(Once(node.A).Max()),
                Op.RowSum => Reduce(values[node.A], element => element / columns, Enumerable.Sum),
                Op.RowLargest => Reduce(values[node.A], element => element / columns, Enumerable.Max),
                Op.ColumnSum => Reduce(values[node.A], element => element % columns, Enumerable.Sum),
                Op.ColumnLargest => Reduce(values[node.A], element => element % columns, Enumerable.Max),
                _ => [.. Enumerable.Range(0, count).Select(element => Compute(node, operand => values[operand][element]))],
            };
        }

        values[_rule.Graph.Parameter].CopyTo(parameters, 0);
        for (int state = 0; state < states.Length; state++)
        {
            values[_rule.Graph.States[state]].CopyTo(states[state], 0);
        }

        double[] Same(double value) => [.. Enumerable.Repeat(value, count)];

        double Size(ShapeValue value) => value switch
        {
            ShapeValue.Rank => Math.Max(1, shape.Length),
            ShapeValue.Rows or ShapeValue.Blocks => rows,
            ShapeValue.Columns or ShapeValue.BlockLength => columns,
            _ => count,
        };

        // What a row or a column has one value for counts once.
        IEnumerable<double> Once(int index) => domains[index] switch
        {
            Domain.Row => values[index].Where((_, element) => element % columns == 0),
            Domain.Column => values[index].Take(columns),
            _ => values[index],
        };
    }

    /// <summary>One value of each group of elements, given back to every element of it.</summary>
    private static double[] Reduce(double[] values, Func<int, int> group, Func<IEnumerable<double>, double> reduction)
    {
        Dictionary<int, double> reduced = Enumerable.Range(0, values.Length).GroupBy(group)
            .ToDictionary(elements => elements.Key, elements => reduction(elements.Select(element => values[element])));
        return [.. Enumerable.Range(0, values.Length).Select(element => reduced[group(element)])];
    }

    private static double Compute(Node node, Func<int, double> values)
    {
        double a = values(node.A);
        double b = node.B < 0 ? 0 : values(node.B);
        double c = node.C < 0 ? 0 : values(node.C);
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
