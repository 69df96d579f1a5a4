using System;
using System.Collections.Generic;

namespace OptimGen.Generator.Analysis.Units;

/// <summary>
/// A unit as a product of powers: of the parameter's unit X, of the gradient's unit G, and of units not known yet. Immutable.
/// </summary>
internal sealed class UnitForm
{
    private readonly (int Unknown, Rational Power)[] _unknowns;

    private UnitForm(Rational x, Rational g, (int Unknown, Rational Power)[] unknowns)
    {
        X = x;
        G = g;
        _unknowns = unknowns;
    }

    /// <summary>Of plain numbers.</summary>
    public static UnitForm None { get; } = Create(0, 0);

    /// <summary>Of the parameter.</summary>
    public static UnitForm Parameter { get; } = Create(1, 0);

    /// <summary>Of the gradient.</summary>
    public static UnitForm Gradient { get; } = Create(0, 1);

    /// <summary>The power of the parameter's unit.</summary>
    public Rational X { get; }

    /// <summary>The power of the gradient's unit.</summary>
    public Rational G { get; }

    /// <summary>The unknown units with their powers, none of which is 0, in the order of their numbers.</summary>
    public IReadOnlyList<(int Unknown, Rational Power)> Unknowns => _unknowns;

    /// <summary>Whether it holds no unknown unit.</summary>
    public bool IsKnown => _unknowns.Length == 0;

    /// <summary>Whether it is known to be that of plain numbers.</summary>
    public bool IsNone => IsKnown && X.IsZero && G.IsZero;

    /// <summary>Xˣ·Gᵍ.</summary>
    public static UnitForm Create(int x, int g) => new(Rational.Of(x), Rational.Of(g), []);

    /// <summary>One unknown unit.</summary>
    public static UnitForm Of(int unknown) => new(default, default, [(unknown, Rational.One)]);

    public UnitForm Times(UnitForm other) => Combine(other, Rational.One);

    public UnitForm Over(UnitForm other) => Combine(other, Rational.Of(-1));

    public UnitForm ToPower(Rational power) => None.Combine(this, power);

    /// <summary>The power of an unknown unit; 0 where it does not occur.</summary>
    public Rational PowerOf(int unknown)
    {
        int index = Array.BinarySearch(_unknowns, (unknown, default), ByUnknown.Instance);
        return index < 0 ? default : _unknowns[index].Power;
    }

    /// <summary>With a unit in the place of an unknown one.</summary>
    public UnitForm Replace(int unknown, UnitForm value)
    {
        Rational power = PowerOf(unknown);
        return power.IsZero ? this : Over(Of(unknown).ToPower(power)).Combine(value, power);
    }

    public bool Equals(UnitForm other) => Over(other).IsNone;

    /// <summary>this · other^power.</summary>
    private UnitForm Combine(UnitForm other, Rational power)
    {
        if (power.IsZero)
        {
            return this;
        }

        List<(int, Rational)> merged = [];
        int mine = 0;
        int theirs = 0;
        while (mine < _unknowns.Length || theirs < other._unknowns.Length)
        {
            int first = mine < _unknowns.Length ? _unknowns[mine].Unknown : int.MaxValue;
            int second = theirs < other._unknowns.Length ? other._unknowns[theirs].Unknown : int.MaxValue;
            Rational sum = (first <= second ? _unknowns[mine++].Power : default)
                + (second <= first ? other._unknowns[theirs++].Power * power : default);
            if (!sum.IsZero)
            {
                merged.Add((Math.Min(first, second), sum));
            }
        }

        return new UnitForm(X + (other.X * power), G + (other.G * power), [.. merged]);
    }

    private sealed class ByUnknown : IComparer<(int Unknown, Rational Power)>
    {
        public static ByUnknown Instance { get; } = new();

        public int Compare((int Unknown, Rational Power) a, (int Unknown, Rational Power) b) => a.Unknown.CompareTo(b.Unknown);
    }
}
