using System;
using OptimGen.Generator.Rules;

namespace OptimGen.Generator.Tests.RandomRules;

/// <summary>The plain operations of rules on values with bounds.</summary>
/// <param name="largest">What is larger counts as unknown.</param>
/// <param name="smallest">What may be lost of a result that is nearly zero.</param>
internal sealed class BoundedArithmetic(double largest, double smallest)
{
    /// <summary>Elementary functions are not rounded correctly, but nearly.</summary>
    private const double FunctionError = 4;

    /// <summary>An operation's result.</summary>
    /// <param name="op">The operation.</param>
    /// <param name="a">Its first operand.</param>
    /// <param name="b">The second, if it has one.</param>
    /// <param name="c">The third.</param>
    /// <param name="unit">Half the distance from 1 to the next number of the type that it is computed in.</param>
    public Bounded Compute(Op op, Bounded a, Bounded b, Bounded c, double unit)
    {
        switch (op)
        {
            case Op.Negate:
                return new Bounded(-a.Value, a.Error);
            case Op.AnyUnit:
                return a;
            case Op.Abs:
                return new Bounded(Math.Abs(a.Value), a.Error);
            case Op.Less or Op.LessOrEqual or Op.Greater or Op.GreaterOrEqual or Op.Equal or Op.NotEqual:
                return Compare(op, a, b);
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
                double chosen = op == Op.MinimumMagnitude ? Math.MinMagnitude(a.Value, b.Value) : Math.MaxMagnitude(a.Value, b.Value);
                double between = Math.Abs(Math.Abs(a.Value) - Math.Abs(b.Value)) <= a.Error + b.Error ? Math.Abs(a.Value - b.Value) : 0;
                return new Bounded(chosen, Math.Max(a.Error, b.Error) + between);
            default:
                (double value, double error) = Round(op, a, b, unit);
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
}
