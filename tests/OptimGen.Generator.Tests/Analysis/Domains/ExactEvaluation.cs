using System;
using OptimGen.Generator.Rules;

namespace OptimGen.Generator.Tests.Analysis.Domains;

/// <summary>
/// Computes every node of a rule without rounding wherever that can be done; null for what has no value, or is made of such. Truth values are
/// 1 and 0.
/// </summary>
internal sealed class ExactEvaluation(RuleModel rule)
{
    private const double Near = 1e-6;

    private static readonly Rational One = Rational.Of(1);
    private static readonly Rational Zero = Rational.Of(0);

    public Rational?[] Run(Rational parameter, Rational gradient, Rational?[] states, Rational[] hyperparameters, int step)
    {
        Rational?[] values = new Rational?[rule.Graph.Nodes.Count];
        for (int index = 0; index < values.Length; index++)
        {
            Node node = rule.Graph.Nodes[index];
            Rational? value = node.Op switch
            {
                Op.Parameter => parameter,
                Op.Gradient => gradient,
                Op.State => states[node.A],
                Op.Hyperparameter => hyperparameters[node.A],
                Op.StepNumber => Rational.Of(step),
                Op.Literal => Rational.Of(node.Value),
                Op.Select => values[node.A] is { } condition ? (condition.Sign != 0 ? values[node.B] : values[node.C]) : null,
                Op.And => Logic(values[node.A], values[node.B], deciding: 0),
                Op.Or => Logic(values[node.A], values[node.B], deciding: 1),
                _ => values[node.A] is not { } a ? null
                    : node.Arity == 1 ? Compute(node.Op, a)
                    : values[node.B] is { } b ? Compute(node.Op, a, b)
                    : null,
            };
            values[index] = value is { IsLong: true } ? null : value;
        }

        return values;
    }

    private static Rational? Logic(Rational? a, Rational? b, int deciding)
    {
        if ((a is { } first && first.Sign == deciding) || (b is { } second && second.Sign == deciding))
        {
            return deciding == 0 ? Zero : One;
        }

        return a is null || b is null ? null : deciding == 0 ? One : Zero;
    }

    private static Rational? Compute(Op op, Rational a) => op switch
    {
        Op.Negate => -a,
        Op.AnyUnit => a,
        Op.Abs => a.Abs(),
        Op.Not => One - a,
        Op.Sqrt => a.Sign < 0 ? null : Root(a),
        Op.Exp => Approximate(Math.Exp(a.ToDouble())),
        Op.Log2 => a.Sign <= 0 ? null : Approximate(Math.Log2(a.ToDouble())),
        Op.Sin => Approximate(Math.Sin(a.ToDouble())),
        Op.Cos => Approximate(Math.Cos(a.ToDouble())),
        Op.Tanh => Approximate(Math.Tanh(a.ToDouble())),
        Op.Log => a.Sign <= 0 ? null : Approximate(Math.Log(a.ToDouble())),
        _ when !a.IsExact => null,
        Op.Truncate => a.Truncate(),
        Op.Floor => a.CompareTo(a.Truncate()) < 0 ? a.Truncate() - One : a.Truncate(),
        Op.Ceiling => a.CompareTo(a.Truncate()) > 0 ? a.Truncate() + One : a.Truncate(),
        Op.Round => Nearest(a),
        _ => throw new InvalidOperationException($"{op} is no operation of rules as read."),
    };

    private static Rational? Compute(Op op, Rational a, Rational b)
    {
        switch (op)
        {
            case Op.Add:
                return a + b;
            case Op.Subtract:
                return a - b;
            case Op.Multiply:
                return a * b;
            case Op.Divide:
                return b.Sign == 0 ? null : a / b;
            case Op.Remainder:
                return b.Sign == 0 || !a.IsExact || !b.IsExact ? null : a - (b * (a / b).Truncate());
            case Op.Power:
                return Power(a, b);
            case Op.Hypot:
                return Approximate(double.Hypot(a.ToDouble(), b.ToDouble()));
            case Op.CopySign:
                return b.Sign == 0 ? null : b.Sign < 0 ? -a.Abs() : a.Abs();
        }

        // Which of two nearly equal values is the larger is not known where they are rounded.
        int order = a.CompareTo(b);
        bool isKnown = (a.IsExact && b.IsExact) || Math.Abs((a - b).ToDouble()) > Near * (1 + Math.Abs(a.ToDouble()));
        return !isKnown ? null : op switch
        {
            Op.MinimumMagnitude or Op.MaximumMagnitude => Magnitude(op, a, b),
            Op.Minimum => order < 0 ? a : b,
            Op.Maximum => order > 0 ? a : b,
            Op.Less => Truth(order < 0),
            Op.LessOrEqual => Truth(order <= 0),
            Op.Greater => Truth(order > 0),
            Op.GreaterOrEqual => Truth(order >= 0),
            Op.Equal => Truth(order == 0),
            Op.NotEqual => Truth(order != 0),
            _ => throw new InvalidOperationException($"{op} is no operation of rules as read."),
        };
    }

    private static Rational? Power(Rational a, Rational b)
    {
        if (b.CompareTo(b.Truncate()) != 0 || b.Abs().CompareTo(Rational.Of(12)) > 0)
        {
            return a.Sign < 0 || (a.Sign == 0 && b.Sign < 0) ? null : Approximate(Math.Pow(a.ToDouble(), b.ToDouble()));
        }

        int count = (int)b.Abs().ToDouble();
        if (a.Sign == 0 && b.Sign < 0)
        {
            return null;
        }

        Rational product = One;
        for (int factor = 0; factor < count; factor++)
        {
            product *= a;
        }

        return b.Sign < 0 ? One / product : product;
    }

    /// <summary>The nearest whole number, halves to the even one.</summary>
    private static Rational Nearest(Rational a)
    {
        Rational half = One / Rational.Of(2);
        Rational below = a.CompareTo(a.Truncate()) < 0 ? a.Truncate() - One : a.Truncate();
        int side = (a - below).CompareTo(half);
        bool isEven = (below / Rational.Of(2)).CompareTo((below / Rational.Of(2)).Truncate()) == 0;
        return side < 0 || (side == 0 && isEven) ? below : below + One;
    }

    /// <summary>The smaller or larger by magnitude; of two that differ in sign alone, the negative one is the smaller.</summary>
    private static Rational? Magnitude(Op op, Rational a, Rational b)
    {
        int order = a.Abs().CompareTo(b.Abs());
        if ((!a.IsExact || !b.IsExact) && Math.Abs((a.Abs() - b.Abs()).ToDouble()) <= Near * (1 + Math.Abs(a.ToDouble())))
        {
            return null;
        }

        bool isFirstSmaller = order < 0 || (order == 0 && a.CompareTo(b) < 0);
        return (op == Op.MinimumMagnitude) == isFirstSmaller ? a : b;
    }

    private static Rational? Root(Rational a)
    {
        double root = Math.Sqrt(a.ToDouble());
        return !double.IsFinite(root) ? null
            : a.IsExact && (Rational.Of(root) * Rational.Of(root)).CompareTo(a) == 0 ? Rational.Of(root)
            : Approximate(root);
    }

    // What vanishes or overflows in double does neither in truth.
    private static Rational? Approximate(double value) =>
        Math.Abs(value) is > 1e-200 and < 1e200 ? Rational.Of(value, isExact: false) : null;

    private static Rational Truth(bool value) => value ? One : Zero;
}
