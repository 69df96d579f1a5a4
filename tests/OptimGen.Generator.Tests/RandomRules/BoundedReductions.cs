using System;
using System.Collections.Generic;
using System.Linq;
using OptimGen.Generator.Rules;
using OptimGen.Generator.Tests.Interpretation;

namespace OptimGen.Generator.Tests.RandomRules;

/// <summary>
/// Reductions of values with bounds. A sum of n numbers by k additions on the way of each is wrong by k roundings of the sum of magnitudes
/// (Higham, Accuracy and Stability of Numerical Algorithms, 4.2): some in the elements' type within a lane of a block, or within a group of
/// rows for a column; the others in double.
/// </summary>
/// <param name="roundoff">That of the elements' type.</param>
/// <param name="largest">What is larger counts as unknown.</param>
internal sealed class BoundedReductions(double roundoff, double largest)
{
    /// <summary>Additions of a tree over lanes and of the tree over blocks, eight of which are added in turn.</summary>
    private const int TreeAdditions = 5 + 8 + 3;

    private readonly int _lanes = roundoff > BoundedInterpreter.DoubleRoundoff ? Lanes.SingleLanes : Lanes.DoubleLanes;

    /// <summary>The result for each tensor: one value, or one for each of its elements.</summary>
    /// <param name="scope">What is reduced together.</param>
    /// <param name="isLargest">Whether to take the largest, not the sum.</param>
    /// <param name="tensors">The tensors.</param>
    /// <param name="values">What to reduce, tensor by tensor.</param>
    /// <param name="domain">What that is the same for.</param>
    public Bounded[][] Reduce(Rules.ReductionScope scope, bool isLargest, IReadOnlyList<BoundedTensor> tensors, Bounded[][] values, Domain domain)
    {
        switch (scope)
        {
            case Rules.ReductionScope.All:
                IReadOnlyList<Bounded> all = [.. values.SelectMany(of => of)];
                Bounded total = isLargest ? Largest(all) : Sum(all, InLane(all.Count), TreeAdditions + tensors.Count + InDouble(all.Count));
                return [.. tensors.Select(_ => new[] { total })];
            case Rules.ReductionScope.Tensor when domain == Domain.Element:
                return [.. values.Select(of => new[] { isLargest ? Largest(of) : Sum(of, InLane(of.Length), TreeAdditions + InDouble(of.Length)) })];
            case Rules.ReductionScope.Tensor:
                return [.. tensors.Select((tensor, number) => new[] { OfShared(tensor.Layout, values[number], domain, isLargest) })];
            default:
                return [.. tensors.Select((tensor, number) => Groups(tensor.Layout, values[number], scope, isLargest))];
        }
    }

    /// <summary>What a row or a column has one value for counts once, and is in double.</summary>
    private Bounded OfShared(ElementLayout layout, Bounded[] values, Domain domain, bool isLargest)
    {
        Bounded[] once = [.. Enumerable.Range(0, layout.CountOf(domain)).Select(place => values[layout.FirstOf(domain, place)])];
        return isLargest ? Largest(once) : Sum(once, 0, TreeAdditions + InDouble(once.Length));
    }

    private Bounded[] Groups(ElementLayout layout, Bounded[] values, Rules.ReductionScope scope, bool isLargest)
    {
        Domain domain = scope == Rules.ReductionScope.Row ? Domain.Row : Domain.Column;
        List<Bounded>[] groups = [.. Enumerable.Range(0, layout.CountOf(domain)).Select(_ => new List<Bounded>())];
        for (int element = 0; element < values.Length; element++)
        {
            groups[layout.PlaceOf(domain, element)].Add(values[element]);
        }

        Bounded[] results = [.. groups.Select(group =>
            isLargest ? Largest(group)
            : domain == Domain.Row ? Sum(group, InLane(group.Count), TreeAdditions + InDouble(group.Count))
            : Sum(group, Math.Min(group.Count, Lanes.RowGroup), (group.Count + Lanes.RowGroup - 1) / Lanes.RowGroup))];
        return [.. values.Select((_, element) => results[layout.PlaceOf(domain, element)])];
    }

    /// <summary>Additions in the elements' type on the way of a value: those of its lane of a block.</summary>
    private int InLane(int count) => (Math.Min(count, Lanes.SumBlock) + _lanes - 1) / _lanes;

    /// <summary>Additions of blocks of a row in turn.</summary>
    private static int InDouble(int count) => count / Lanes.SumBlock;

    private Bounded Sum(IReadOnlyCollection<Bounded> values, int narrow, int wide)
    {
        double errors = 0;
        double magnitudes = 0;
        foreach (Bounded value in values)
        {
            errors += value.Error;
            magnitudes += Math.Abs(value.Value) + value.Error;
        }

        double sum = AccurateSum.Of(values.Select(value => value.Value));
        return Bounded.Of(sum, errors + (((narrow * roundoff) + (wide * BoundedInterpreter.DoubleRoundoff)) * magnitudes), largest);
    }

    /// <summary>The largest of what values are is somewhere between the largest of what they can be at least and at most.</summary>
    private Bounded Largest(IReadOnlyCollection<Bounded> values)
    {
        double value = double.NegativeInfinity;
        double least = double.NegativeInfinity;
        double most = double.NegativeInfinity;
        foreach (Bounded one in values)
        {
            value = Math.Max(value, one.Value);
            least = Math.Max(least, one.Least);
            most = Math.Max(most, one.Most);
        }

        return Bounded.Of(value, Math.Max(value - least, most - value), largest);
    }
}
