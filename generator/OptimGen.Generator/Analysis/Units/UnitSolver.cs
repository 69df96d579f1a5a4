using System.Collections.Generic;
using System.Linq;

namespace OptimGen.Generator.Analysis.Units;

/// <summary>
/// Solves equations between units, which are linear in the exponents, over the rational numbers: every equation expresses one unknown
/// unit by the others, and one that cannot is a contradiction and changes nothing.
/// </summary>
internal sealed class UnitSolver
{
    private readonly List<UnitUnknown> _unknowns = [];
    private readonly Dictionary<int, UnitForm> _solved = [];

    public UnitForm Add(UnitRank rank, string? name = null)
    {
        _unknowns.Add(new UnitUnknown(rank, name));
        return UnitForm.Of(_unknowns.Count - 1);
    }

    public UnitUnknown this[int unknown] => _unknowns[unknown];

    /// <summary>A unit by all that is known so far: only free unknown units are left in it.</summary>
    public UnitForm Reduce(UnitForm form)
    {
        UnitForm reduced = form;
        foreach ((int unknown, Rational _) in form.Unknowns)
        {
            if (_solved.TryGetValue(unknown, out UnitForm? value))
            {
                reduced = reduced.Replace(unknown, value);
            }
        }

        return reduced;
    }

    /// <summary>Makes two units one.</summary>
    /// <returns>Whether they can be.</returns>
    public bool TryEquate(UnitForm a, UnitForm b)
    {
        UnitForm difference = Reduce(a.Over(b));
        if (difference.IsKnown)
        {
            return difference.IsNone;
        }

        (int pivot, Rational power) = difference.Unknowns.OrderBy(term => Order(term.Unknown)).First();
        UnitForm value = UnitForm.Of(pivot).Over(difference.ToPower(Rational.One / power));
        foreach (int unknown in _solved.Keys.ToArray())
        {
            _solved[unknown] = _solved[unknown].Replace(pivot, value);
        }

        _solved.Add(pivot, value);
        return true;
    }

    /// <summary>
    /// Of the named ones, the first declared are expressed by the later; of the others the latest, which hardly anything refers to yet.
    /// </summary>
    private (UnitRank Rank, int Order) Order(int unknown) =>
        (_unknowns[unknown].Rank, _unknowns[unknown].Rank == UnitRank.Anonymous ? -unknown : unknown);
}
