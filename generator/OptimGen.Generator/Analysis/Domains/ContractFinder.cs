using OptimGen.Generator.Rules;

namespace OptimGen.Generator.Analysis.Domains;

/// <summary>
/// Finds the formulas of <c>Rule</c>'s functions by their shape, so that they count also where they are written out, and where only the
/// rule is known and not its calls.
/// </summary>
internal sealed class ContractFinder(EquatableArray<Node> nodes, ValueNumbers numbers)
{
    /// <summary>What a value promises; null for nothing.</summary>
    public Contract? Find(int index) => nodes[index].Op switch
    {
        Op.Add => FindEma(index) ?? FindLerp(index),
        Op.Subtract => FindReversedLerp(index) ?? FindSignedEma(index),
        Op.Divide => FindDebiasedDecay(index),
        _ => null,
    };

    /// <summary>decay · average + (1 − decay) · value.</summary>
    private Contract? FindEma(int index)
    {
        for (int order = 0; order < 8; order++)
        {
            (int kept, int added) = Operands(index, order & 1);
            if (nodes[kept].Op != Op.Multiply || nodes[added].Op != Op.Multiply)
            {
                return null;
            }

            (int decay, int average) = Operands(kept, (order >> 1) & 1);
            (int share, int value) = Operands(added, order >> 2);
            if (IsComplement(share, decay))
            {
                return new Contract(ContractKind.Between, average, value, decay);
            }
        }

        return null;
    }

    /// <summary>from + weight · (to − from).</summary>
    private Contract? FindLerp(int index)
    {
        for (int order = 0; order < 4; order++)
        {
            (int from, int change) = Operands(index, order & 1);
            if (nodes[change].Op == Op.Multiply
                && Operands(change, order >> 1) is (int weight, int difference)
                && nodes[difference].Op == Op.Subtract
                && Operands(difference, 0) is (int to, int back)
                && back == from)
            {
                return new Contract(ContractKind.Between, from, to, weight);
            }
        }

        return null;
    }

    /// <summary>from − weight · (from − to).</summary>
    private Contract? FindReversedLerp(int index)
    {
        (int from, int change) = Operands(index, 0);
        for (int order = 0; order < 2 && nodes[change].Op == Op.Multiply; order++)
        {
            (int weight, int difference) = Operands(change, order);
            if (nodes[difference].Op == Op.Subtract && Operands(difference, 0) is (int back, int to) && back == from)
            {
                return new Contract(ContractKind.Between, from, to, weight);
            }
        }

        return null;
    }

    /// <summary>average − (1 − decay) · sign(average − value) · value.</summary>
    private Contract? FindSignedEma(int index)
    {
        (int average, int change) = Operands(index, 0);
        if (nodes[change].Op != Op.Multiply)
        {
            return null;
        }

        (int product, int value) = Operands(change, 0);
        if (nodes[product].Op != Op.Multiply)
        {
            return null;
        }

        for (int order = 0; order < 2; order++)
        {
            (int share, int sign) = Operands(product, order);
            if (nodes[share].Op == Op.Subtract
                && IsLiteral(numbers.Of(nodes[share].A), 1)
                && SignOf(sign) is { } difference
                && nodes[difference].Op == Op.Subtract
                && Operands(difference, 0) == (average, value))
            {
                return new Contract(ContractKind.SignedEma, average, value, numbers.Of(nodes[share].B));
            }
        }

        return null;
    }

    /// <summary>decay · (1 − decayᵗ⁻¹) / (1 − decayᵗ), or (decay − decayᵗ) / (1 − decayᵗ).</summary>
    private Contract? FindDebiasedDecay(int index)
    {
        (int above, int below) = Operands(index, 0);
        if (nodes[below].Op != Op.Subtract
            || !IsLiteral(numbers.Of(nodes[below].A), 1)
            || nodes[numbers.Of(nodes[below].B)] is not { Op: Op.Power } power)
        {
            return null;
        }

        int decay = numbers.Of(power.A);
        int step = numbers.Of(power.B);
        Contract contract = new(ContractKind.DebiasedDecay, decay, step);
        if (nodes[above].Op == Op.Subtract && Operands(above, 0) == (decay, numbers.Of(nodes[below].B)))
        {
            return contract;
        }

        for (int order = 0; order < 2 && nodes[above].Op == Op.Multiply; order++)
        {
            (int factor, int before) = Operands(above, order);
            if (factor == decay
                && nodes[before].Op == Op.Subtract
                && IsLiteral(numbers.Of(nodes[before].A), 1)
                && nodes[numbers.Of(nodes[before].B)] is { Op: Op.Power } earlier
                && numbers.Of(earlier.A) == decay
                && nodes[numbers.Of(earlier.B)] is { Op: Op.Subtract } last
                && numbers.Of(last.A) == step
                && IsLiteral(numbers.Of(last.B), 1))
            {
                return contract;
            }
        }

        return null;
    }

    /// <summary>What a value is the sign of: <c>value &gt; 0 ? 1 : value &lt; 0 ? −1 : value</c>.</summary>
    private int? SignOf(int index)
    {
        if (nodes[index] is not { Op: Op.Select } outer
            || nodes[numbers.Of(outer.C)] is not { Op: Op.Select } inner
            || !IsLiteral(numbers.Of(outer.B), 1)
            || !IsLiteral(numbers.Of(inner.B), -1))
        {
            return null;
        }

        int value = numbers.Of(inner.C);
        return nodes[outer.A] is { Op: Op.Greater } above && nodes[inner.A] is { Op: Op.Less } below
            && Operands(numbers.Of(outer.A), 0) is (int first, int zero) && first == value && IsLiteral(zero, 0)
            && numbers.Of(above.A) == value && numbers.Of(below.A) == value && IsLiteral(numbers.Of(below.B), 0)
            ? value
            : null;
    }

    private bool IsComplement(int share, int decay) =>
        nodes[share].Op == Op.Subtract && IsLiteral(numbers.Of(nodes[share].A), 1) && numbers.Of(nodes[share].B) == decay;

    private bool IsLiteral(int index, double value) => nodes[index].Op == Op.Literal && nodes[index].Value == value;

    private (int First, int Second) Operands(int index, int order) => order == 0
        ? (numbers.Of(nodes[index].A), numbers.Of(nodes[index].B))
        : (numbers.Of(nodes[index].B), numbers.Of(nodes[index].A));
}
