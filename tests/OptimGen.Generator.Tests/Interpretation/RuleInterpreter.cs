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

    /// <summary>Computes step <paramref name="t"/> in place.</summary>
    public void Step(double[] parameters, double[] gradients, double[][] states, long t)
    {
        double[] values = new double[_rule.Graph.Nodes.Count];
        double[][] old = states.Select(state => state.ToArray()).ToArray();
        for (int element = 0; element < parameters.Length; element++)
        {
            double parameter = parameters[element];
            double gradient = gradients[element];
            double[] before = old.Select(state => state[element]).ToArray();
            for (int index = 0; index < values.Length; index++)
            {
                Node node = _rule.Graph.Nodes[index];
                values[index] = node.Op switch
                {
                    Op.Parameter => parameter,
                    Op.Gradient => gradient,
                    Op.State or Op.UniformState or Op.RowState or Op.ColumnState => before[node.A],
                    Op.Hyperparameter => _hyperparameters[node.A],
                    Op.StepNumber => t,
                    Op.Literal => node.Value,
                    _ => Compute(node, values),
                };
            }

            parameters[element] = values[_rule.Graph.Parameter];
            for (int state = 0; state < states.Length; state++)
            {
                states[state][element] = values[_rule.Graph.States[state]];
            }
        }
    }

    private static double Compute(Node node, double[] values)
    {
        double a = values[node.A];
        double b = node.B < 0 ? 0 : values[node.B];
        double c = node.C < 0 ? 0 : values[node.C];
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
        InitialValueKind.Hyperparameter => _hyperparameters[state.InitialHyperparameter],
        InitialValueKind.Parameter => parameter,
        _ => 0,
    };
}
