using System.Collections.Generic;
using OptimGen.Generator.Reading.Body;
using OptimGen.Generator.Rules;

namespace OptimGen.Generator.Reading;

/// <summary>
/// Builds expressions of several nodes, and the functions of <c>Rule</c> by their definitions: a generator sees no bodies in references.
/// </summary>
internal sealed class RuleArithmetic(RuleBuilder builder)
{
    /// <summary>Products for larger exponents would be longer than what a kernel computes otherwise, and round differently.</summary>
    public const int LargestProduct = 16;

    private readonly List<Domain> _domains = [];

    public bool IsBoolean(int node) => OpTable.Of(builder[node].Op).IsBoolean;

    /// <summary>Whether a value is the same for all elements of a step.</summary>
    public bool IsUniform(int node) => DomainOf(node) == Domain.Uniform;

    /// <summary>What a value is the same for.</summary>
    public Domain DomainOf(int node)
    {
        for (int next = _domains.Count; next <= node; next++)
        {
            _domains.Add(DomainTable.Of(builder[next], operand => _domains[operand]));
        }

        return _domains[node];
    }

    /// <summary>A truth value: the graph has numbers as literals only, so it is a comparison.</summary>
    public int Truth(bool value)
    {
        int zero = builder.Literal(0);
        return builder.Add(value ? Op.Equal : Op.NotEqual, zero, zero);
    }

    /// <summary>A choice of numbers or of truth values; none where both are the same.</summary>
    public int Select(int condition, int whenTrue, int whenFalse)
    {
        if (whenTrue == whenFalse)
        {
            return whenTrue;
        }

        if (!IsBoolean(whenTrue))
        {
            return builder.Add(Op.Select, condition, whenTrue, whenFalse);
        }

        int first = builder.Add(Op.And, condition, whenTrue);
        int second = builder.Add(Op.And, builder.Add(Op.Not, condition), whenFalse);
        return builder.Add(Op.Or, first, second);
    }

    /// <summary>Whether two truth values are the same.</summary>
    public int Equivalent(int a, int b) =>
        builder.Add(Op.Or, builder.Add(Op.And, a, b), builder.Add(Op.Not, builder.Add(Op.Or, a, b)));

    /// <summary>A power; of what differs from element to element, a whole literal exponent makes products, and ½ a root.</summary>
    public int Power(int value, int exponent)
    {
        if ((IsUniform(value) && IsUniform(exponent)) || builder[exponent] is not { Op: Op.Literal, Value: double power })
        {
            return builder.Add(Op.Power, value, exponent);
        }

        if (power == 0.5)
        {
            return builder.Add(Op.Sqrt, value);
        }

        if (power != System.Math.Floor(power) || System.Math.Abs(power) > LargestProduct)
        {
            return builder.Add(Op.Power, value, exponent);
        }

        int product = Product(value, (int)System.Math.Abs(power));
        return power < 0 ? builder.Add(Op.Divide, builder.Literal(1), product) : product;
    }

    /// <summary>decay · average + (1 − decay) · value.</summary>
    public int Ema(int average, int value, int decay)
    {
        int kept = builder.Add(Op.Multiply, decay, average);
        int result = builder.Add(Op.Add, kept, builder.Add(Op.Multiply, Complement(decay), value));
        return builder.NoteCall(RuleFunction.Ema, result, average, value, decay);
    }

    /// <summary>from + weight · (to − from).</summary>
    public int Lerp(int from, int to, int weight)
    {
        int difference = builder.Add(Op.Subtract, to, from);
        int result = builder.Add(Op.Add, from, builder.Add(Op.Multiply, weight, difference));
        return builder.NoteCall(RuleFunction.Lerp, result, from, to, weight);
    }

    /// <summary>1 − decayᵗ.</summary>
    public int BiasCorrection(int decay, int step) =>
        builder.NoteCall(RuleFunction.BiasCorrection, Complement(Power(decay, step)), decay, step);

    /// <summary>decay · (1 − decayᵗ⁻¹) / (1 − decayᵗ).</summary>
    public int DebiasedDecay(int decay, int step)
    {
        int before = BiasCorrection(decay, builder.Add(Op.Subtract, step, builder.Literal(1)));
        int now = BiasCorrection(decay, step);
        return builder.NoteCall(RuleFunction.DebiasedDecay, builder.Add(Op.Divide, builder.Add(Op.Multiply, decay, before), now), decay, step);
    }

    /// <summary>average − (1 − decay) · sign(average − value) · value.</summary>
    public int SignedEma(int average, int value, int decay)
    {
        int share = Complement(decay);
        int sign = Sign(builder.Add(Op.Subtract, average, value));
        int change = builder.Add(Op.Multiply, builder.Add(Op.Multiply, share, sign), value);
        return builder.NoteCall(RuleFunction.SignedEma, builder.Add(Op.Subtract, average, change), average, value, decay);
    }

    /// <summary>numerator / denominator, and 0 where the denominator is 0.</summary>
    public int Ratio(int numerator, int denominator)
    {
        int zero = builder.Literal(0);
        int condition = builder.Add(Op.Equal, denominator, zero);
        int result = builder.Add(Op.Select, condition, zero, builder.Add(Op.Divide, numerator, denominator));
        return builder.NoteCall(RuleFunction.Ratio, result, numerator, denominator);
    }

    /// <summary>−1, 0 or 1; NaN stays NaN.</summary>
    public int Sign(int value)
    {
        int zero = builder.Literal(0);
        int negative = builder.Add(Op.Select, builder.Add(Op.Less, value, zero), builder.Literal(-1), value);
        int result = builder.Add(Op.Select, builder.Add(Op.Greater, value, zero), builder.Literal(1), negative);
        return builder.NoteCall(RuleFunction.Sign, result, value);
    }

    /// <summary>The value, not below one bound and not above the other.</summary>
    public int Clamp(int value, int low, int high) =>
        builder.NoteCall(RuleFunction.Clamp, builder.Add(Op.Minimum, builder.Add(Op.Maximum, value, low), high), value, low, high);

    /// <summary>One value from many, as sums, largest values and plain arithmetic.</summary>
    /// <param name="reduction">What to make of which values.</param>
    /// <param name="value">The value of an element, row or column.</param>
    /// <param name="domain">What the value is the same for.</param>
    public int Reduce(ReductionCall reduction, int value, Domain domain)
    {
        bool isLargest = reduction.Function == ReductionFunction.Max;
        Op op = reduction.Scope switch
        {
            ReductionScope.All => isLargest ? Op.LargestAll : Op.SumAll,
            ReductionScope.Row => isLargest ? Op.RowLargest : Op.RowSum,
            ReductionScope.Column => isLargest ? Op.ColumnLargest : Op.ColumnSum,
            _ => isLargest ? Op.Largest : Op.Sum,
        };
        ShapeValue count = (reduction.Scope, domain) switch
        {
            (ReductionScope.All, _) => ShapeValue.TotalLength,
            (ReductionScope.Row, _) => reduction.IsBlock ? ShapeValue.BlockLength : ShapeValue.Columns,
            (ReductionScope.Column, _) => ShapeValue.Rows,
            (_, Domain.Row) => builder.UsesBlocks ? ShapeValue.Blocks : ShapeValue.Rows,
            (_, Domain.Column) => ShapeValue.Columns,
            _ => ShapeValue.Length,
        };
        int Mean(int of) => builder.Add(Op.Divide, builder.Add(op, of), builder.Shape(count));
        int Square() => builder.Add(Op.Multiply, value, value);

        return reduction.Function switch
        {
            ReductionFunction.Mean => Mean(value),
            ReductionFunction.Norm => builder.Add(Op.Sqrt, builder.Add(op, Square())),
            ReductionFunction.Rms => builder.Add(Op.Sqrt, Mean(Square())),
            _ => builder.Add(op, value),
        };
    }

    /// <summary>The value, of any unit.</summary>
    public int AnyUnit(int value) => builder.Add(Op.AnyUnit, value);

    /// <summary>1 − value.</summary>
    public int Complement(int value) => builder.Add(Op.Subtract, builder.Literal(1), value);

    /// <summary>A product of equal factors, by squaring: x⁴ is the square of x².</summary>
    private int Product(int value, int count)
    {
        if (count == 0)
        {
            return builder.Literal(1);
        }

        if (count == 1)
        {
            return value;
        }

        int half = Product(value, count / 2);
        int square = builder.Add(Op.Multiply, half, half);
        return count % 2 == 0 ? square : builder.Add(Op.Multiply, square, value);
    }
}
