using System.Collections.Generic;
using OptimGen.Generator.Rules;

namespace OptimGen.Generator.Analysis.Domains;

/// <summary>
/// Which nodes are the same value: the same operation on the same values. A rule as read computes a value once for each time the text has
/// it; what a condition says of one is true of all.
/// </summary>
internal sealed class ValueNumbers
{
    private readonly int[] _first;

    public ValueNumbers(EquatableArray<Node> nodes)
    {
        _first = new int[nodes.Count];
        Dictionary<Node, int> known = [];
        for (int index = 0; index < nodes.Count; index++)
        {
            Node node = nodes[index];
            if (node.Op == Op.AnyUnit)
            {
                _first[index] = _first[node.A];
                continue;
            }

            Node key = Order(node.WithOperands(operand => _first[operand]));
            if (!known.TryGetValue(key, out int first))
            {
                first = index;
                known.Add(key, first);
            }

            _first[index] = first;
        }
    }

    /// <summary>The first node that is the same value: it stands for all of them.</summary>
    public int Of(int node) => _first[node];

    private static Node Order(Node node)
    {
        bool isSymmetric = node.Op is Op.Add or Op.Multiply or Op.Minimum or Op.Maximum or Op.Equal or Op.NotEqual or Op.And or Op.Or;
        return isSymmetric && node.A > node.B ? node with { A = node.B, B = node.A } : node;
    }
}
