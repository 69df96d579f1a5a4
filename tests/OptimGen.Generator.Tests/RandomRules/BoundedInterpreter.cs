using System;
using System.Collections.Generic;
using System.Linq;
using OptimGen.Generator.Rules;

namespace OptimGen.Generator.Tests.RandomRules;

/// <summary>
/// Computes a rule as it was read, in double, and with every value a bound of what rounding at each operation can do to it: Higham's running
/// error analysis. Conditions that rounding may turn are followed both ways. So the bound holds however badly a rule is conditioned; where
/// it is conditioned well, it is small.
/// </summary>
/// <param name="rule">The rule, of which the defaults are taken.</param>
/// <param name="roundoff">Half the distance from 1 to the next number of the type that is compared.</param>
/// <param name="largest">What is larger counts as unknown.</param>
/// <param name="smallest">What may be lost of a result that is nearly zero.</param>
internal sealed class BoundedInterpreter(RuleModel rule, double roundoff, double largest, double smallest)
{
    private const double DoubleRoundoff = 1.0 / (1L << 53);

    /// <summary>Elementary functions are not rounded correctly, but nearly.</summary>
    private const double FunctionError = 4;

    private readonly bool[] _isUniform = FindUniform(rule.Graph);

    /// <summary>One step of one element, in place.</summary>
    public void Step(ref Bounded parameter, double gradient, Bounded[] states, long t)
    {
        Bounded[] values = new Bounded[rule.Graph.Nodes.Count];
        for (int index = 0; index < values.Length; index++)
        {
            Node node = rule.Graph.Nodes[index];
            values[index] = node.Op switch
            {
                Op.Parameter => parameter,
                Op.Gradient => new Bounded(gradient, 0),
                Op.State or Op.UniformState => states[node.A],
                Op.Hyperparameter => new Bounded(rule.Hyperparameters[node.A].Default, 0),
                Op.StepNumber => new Bounded(t, 0),
                Op.Literal => new Bounded(node.Value, 0),
                _ => Compute(node, index, values),
            };
        }

        parameter = Stored(rule.Graph.Parameter, values);
        for (int state = 0; state < states.Length; state++)
        {
            states[state] = Stored(rule.Graph.States[state], values);
        }
    }

    /// <summary>What a state is when step 1 begins.</summary>
    public Bounded Initial(StateModel state, double parameter) => state.Initially switch
    {
        InitialValueKind.Constant => Narrowed(state.InitialValue),
        InitialValueKind.Hyperparameter => Narrowed(rule.Hyperparameters[state.InitialHyperparameter].Default),
        InitialValueKind.Construction => new Bounded(rule.Hyperparameters[state.InitialHyperparameter].Default, 0),
        InitialValueKind.Parameter => new Bounded(parameter, 0),
        _ => default,
    };

    private Bounded Narrowed(double value) => new(value, roundoff > DoubleRoundoff ? Math.Abs(value) * roundoff : 0);

    private Bounded Stored(int index, Bounded[] values)
    {
        Bounded value = Operand(index, isUserUniform: false, values);
        return value with { Error = value.Error + (value.Value == 0 && value.Error == 0 ? 0 : smallest) };
    }

    /// <summary>A value as an operation meets it: uniform ones are computed in double, and narrowed where varying ones meet them.</summary>
    private Bounded Operand(int index, bool isUserUniform, Bounded[] values)
    {
        Bounded value = values[index];
        return _isUniform[index] && !isUserUniform && !OpTable.Of(rule.Graph.Nodes[index].Op).IsBoolean
            ? value with { Error = value.Error + Narrowed(value.Value).Error }
            : value;
    }

    private Bounded Compute(Node node, int index, Bounded[] values)
    {
        bool isUniform = _isUniform[index];
        double unit = isUniform ? DoubleRoundoff : roundoff;
        Bounded a = Operand(node.A, isUniform, values);
        Bounded b = node.B < 0 ? default : Operand(node.B, isUniform, values);
        Bounded c = node.C < 0 ? default : Operand(node.C, isUniform, values);
        switch (node.Op)
        {
            case Op.Negate:
                return new Bounded(-a.Value, a.Error);
            case Op.AnyUnit:
                return a;
            case Op.Abs:
                return new Bounded(Math.Abs(a.Value), a.Error);
            case Op.Less or Op.LessOrEqual or Op.Greater or Op.GreaterOrEqual or Op.Equal or Op.NotEqual:
                return Compare(node.Op, a, b);
            case Op.And:
                return Bounded.Truth(a.IsTrue && b.IsTrue, (a.IsCertain && b.IsCertain) || (a.IsCertain && !a.IsTrue) || (b.IsCertain && !b.IsTrue));
            case Op.Or:
                return Bounded.Truth(a.IsTrue || b.IsTrue, (a.IsCertain && b.IsCertain) || (a.IsCertain && a.IsTrue) || (b.IsCertain && b.IsTrue));
            case Op.Not:
                return Bounded.Truth(!a.IsTrue, a.IsCertain);
            case Op.Select:
                Bounded taken = a.IsTrue ? b : c;
                Bounded other = a.IsTrue ? c : b;
                return a.IsCertain ? taken : Bounded.Of(taken.Value, Math.Max(taken.Error, Math.Abs(taken.Value - other.Value) + other.Error), largest);
            case Op.Minimum:
                return new Bounded(Math.Min(a.Value, b.Value), Math.Max(a.Error, b.Error));
            case Op.Maximum:
                return new Bounded(Math.Max(a.Value, b.Value), Math.Max(a.Error, b.Error));
            case Op.CopySign:
                return new Bounded(Math.CopySign(a.Value, b.Value), a.Error + (b.Error > 0 && Math.Abs(b.Value) <= b.Error ? 2 * Math.Abs(a.Value) : 0));
            case Op.Floor:
                return Whole(Math.Floor, a);
            case Op.Ceiling:
                return Whole(Math.Ceiling, a);
            case Op.Truncate:
                return Whole(Math.Truncate, a);
            case Op.Round:
                return Whole(Math.Round, a);
            case Op.MinimumMagnitude or Op.MaximumMagnitude:
                double chosen = node.Op == Op.MinimumMagnitude ? Math.MinMagnitude(a.Value, b.Value) : Math.MaxMagnitude(a.Value, b.Value);
                double between = Math.Abs(Math.Abs(a.Value) - Math.Abs(b.Value)) <= a.Error + b.Error ? Math.Abs(a.Value - b.Value) : 0;
                return new Bounded(chosen, Math.Max(a.Error, b.Error) + between);
            default:
                (double value, double error) = Round(node.Op, a, b, unit);
                return Bounded.Of(value, error + (Math.Abs(value) * unit) + (value == 0 && error == 0 ? 0 : smallest), largest);
        }
    }

    /// <summary>Operations that round: the value, and what the operands' errors make of it.</summary>
    private static (double Value, double Error) Round(Op op, Bounded a, Bounded b, double unit) => op switch
    {
        Op.Add => (a.Value + b.Value, a.Error + b.Error),
        Op.Subtract => (a.Value - b.Value, a.Error + b.Error),
        Op.Multiply => (a.Value * b.Value, (Math.Abs(a.Value) * b.Error) + (Math.Abs(b.Value) * a.Error) + (a.Error * b.Error)),
        Op.Divide => (a.Value / b.Value, Math.Abs(b.Value) > b.Error
            ? ((Math.Abs(a.Value / b.Value) * b.Error) + a.Error) / (Math.Abs(b.Value) - b.Error)
            : double.PositiveInfinity),
        Op.Sqrt => (Math.Sqrt(a.Value), a.Least >= 0 ? Math.Sqrt(a.Value) - Math.Sqrt(a.Least) : Math.Sqrt(a.Most)),
        Op.Exp => (Math.Exp(a.Value), (Math.Exp(a.Most) - Math.Exp(a.Value)) + (FunctionError * unit * Math.Exp(a.Value))),
        Op.Sin => (Math.Sin(a.Value), IsAngle(a) ? a.Error + (FunctionError * unit) : double.PositiveInfinity),
        Op.Cos => (Math.Cos(a.Value), IsAngle(a) ? a.Error + (FunctionError * unit) : double.PositiveInfinity),
        Op.Tanh => (Math.Tanh(a.Value), a.Error + (2 * FunctionError * unit * Math.Abs(Math.Tanh(a.Value)))),
        Op.Hypot => (double.Hypot(a.Value, b.Value), a.Error + b.Error + (FunctionError * unit * double.Hypot(a.Value, b.Value))),
        Op.Log2 => (Math.Log2(a.Value), a.Least > 0
            ? Math.Log2(a.Value) - Math.Log2(a.Least) + (FunctionError * unit * (1 + Math.Abs(Math.Log2(a.Value))))
            : double.PositiveInfinity),
        Op.Log => (Math.Log(a.Value), a.Least > 0
            ? Math.Log(a.Value) - Math.Log(a.Least) + (FunctionError * unit * (1 + Math.Abs(Math.Log(a.Value))))
            : double.PositiveInfinity),
        Op.Power => (Math.Pow(a.Value, b.Value), a.Least > 0 || (b.Error == 0 && a.Least >= 0) ? PowerError(a, b, unit) : double.PositiveInfinity),
        Op.Remainder => (a.Value % b.Value, a.Error == 0 && b.Error == 0 ? 0 : Math.Abs(b.Value)),
        _ => throw new InvalidOperationException($"{op} is made by lowering; a rule as read has none."),
    };

    /// <summary>How far powers of what is within the bounds are from that of the values, and what a way through logarithms adds to it.</summary>
    private static double PowerError(Bounded a, Bounded b, double unit)
    {
        double value = Math.Pow(a.Value, b.Value);
        double spread = 0;
        foreach (double power in new[] { Math.Pow(a.Least, b.Least), Math.Pow(a.Least, b.Most), Math.Pow(a.Most, b.Least), Math.Pow(a.Most, b.Most) })
        {
            spread = Math.Max(spread, Math.Abs(power - value));
        }

        double logarithm = a.Value == 0 ? 0 : Math.Abs(b.Value * Math.Log(a.Value));
        return spread + (FunctionError * unit * (1 + logarithm + Math.Abs(b.Value)) * Math.Abs(value));
    }

    /// <summary>Larger ones are NaN in a kernel.</summary>
    private static bool IsAngle(Bounded a) => a.Most < 1 << 20 && a.Least > -(1 << 20);

    private static Bounded Whole(Func<double, double> round, Bounded a) => new(
        round(a.Value), double.IsFinite(a.Error) ? Math.Max(round(a.Most) - round(a.Value), round(a.Value) - round(a.Least)) : a.Error);

    private static Bounded Compare(Op op, Bounded a, Bounded b)
    {
        bool isCertain = (a.Error == 0 && b.Error == 0) || Math.Abs(a.Value - b.Value) > a.Error + b.Error;
        bool value = op switch
        {
            Op.Less => a.Value < b.Value,
            Op.LessOrEqual => a.Value <= b.Value,
            Op.Greater => a.Value > b.Value,
            Op.GreaterOrEqual => a.Value >= b.Value,
            Op.Equal => a.Value == b.Value,
            _ => a.Value != b.Value,
        };
        return Bounded.Truth(value, isCertain);
    }

    private static bool[] FindUniform(RuleGraph graph)
    {
        bool[] uniform = new bool[graph.Nodes.Count];
        for (int index = 0; index < uniform.Length; index++)
        {
            Node node = graph.Nodes[index];
            IEnumerable<int> operands = Enumerable.Range(0, node.Arity).Select(node.Operand);
            uniform[index] = node.Op is not (Op.Parameter or Op.Gradient or Op.State) && operands.All(operand => uniform[operand]);
        }

        return uniform;
    }
}
