using System;
using OptimGen.Generator.Rules;

namespace OptimGen.Generator.Tests.Interpretation;

/// <summary>The plain operations of rules, on doubles.</summary>
internal static class PlainArithmetic
{
    /// <summary>An operation's result; a truth value is 1 or 0, so that all values are of one type.</summary>
    public static double Compute(Op op, double a, double b, double c)
    {
        return op switch
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
            _ => throw new InvalidOperationException($"{op} is no plain operation."),
        };
    }

    private static double Truth(bool value) => value ? 1 : 0;
}
