using System.Collections.Generic;
using OptimGen.Generator.Rules;

namespace OptimGen.Generator.Analysis.Domains;

/// <summary>
/// The factors of a product or quotient, through nested ones: for its sign, only whether each occurs an odd or an even number of times
/// matters, above and below the line alike.
/// </summary>
internal sealed class Factors
{
    /// <summary>A product of more different factors is one factor of what it is part of: the work per node stays bounded.</summary>
    private const int Most = 24;

    private Factors(HashSet<int> odd, HashSet<int> even, bool isNegated)
    {
        Odd = odd;
        Even = even;
        IsNegated = isNegated;
    }

    /// <summary>The values that occur an odd number of times.</summary>
    public HashSet<int> Odd { get; }

    /// <summary>The values that occur an even number of times, or in pairs in a part.</summary>
    public HashSet<int> Even { get; }

    /// <summary>Whether there is an odd number of minus signs.</summary>
    public bool IsNegated { get; }

    /// <summary>The factors of every value; null where it is no product with a factor that occurs twice.</summary>
    public static Factors?[] Of(EquatableArray<Node> nodes, ValueNumbers numbers)
    {
        Factors[] all = new Factors[nodes.Count];
        Factors?[] result = new Factors?[nodes.Count];
        for (int index = 0; index < nodes.Count; index++)
        {
            Node node = nodes[index];
            Factors own = node.Op switch
            {
                Op.Negate => all[numbers.Of(node.A)].Negated(),
                Op.Multiply or Op.Divide => all[numbers.Of(node.A)].Times(all[numbers.Of(node.B)]),
                _ => One(numbers.Of(index)),
            };
            all[index] = own.Odd.Count + own.Even.Count > Most ? One(numbers.Of(index)) : own;
            result[index] = own.Even.Count > 0 ? own : null;
        }

        return result;
    }

    private static Factors One(int value) => new([value], [], false);

    private Factors Negated() => new(Odd, Even, !IsNegated);

    private Factors Times(Factors other)
    {
        HashSet<int> odd = [.. Odd];
        odd.SymmetricExceptWith(other.Odd);
        HashSet<int> even = [.. Odd];
        even.IntersectWith(other.Odd);
        even.UnionWith(Even);
        even.UnionWith(other.Even);
        return new Factors(odd, even, IsNegated != other.IsNegated);
    }
}
