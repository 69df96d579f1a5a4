using System;
using System.Collections.Generic;
using System.Linq;
using OptimGen.Generator.Rules;

namespace OptimGen.Generator.Analysis.Use;

/// <summary>
/// The values of a rule, equal ones once: two nodes that compute the same from the same are one value, whatever the order of summands
/// and factors. What is the same in real arithmetic and easily seen (x + 0, 1 · x, 1 − (1 − x), a choice of equal values) is the same here:
/// analyses ask what a rule means, kernels never see this.
/// </summary>
internal sealed class CanonicalValues
{
    private const int MaximumFactors = 16;

    private readonly List<Node> _nodes = [];
    private readonly Dictionary<Node, int> _indices = [];
    private readonly int[] _values;

    /// <param name="graph">The rule as read.</param>
    /// <param name="rename">What to take for a leaf; null to take each for itself.</param>
    public CanonicalValues(RuleGraph graph, Func<Node, Node>? rename = null)
    {
        _values = new int[graph.Nodes.Count];
        for (int index = 0; index < _values.Length; index++)
        {
            Node node = graph.Nodes[index];
            _values[index] = Intern(node.Arity == 0 ? rename?.Invoke(node) ?? node : node.WithOperands(operand => _values[operand]));
        }
    }

    public int Count => _nodes.Count;

    /// <summary>The operations, operands before users.</summary>
    public IReadOnlyList<Node> Nodes => _nodes;

    public Node this[int value] => _nodes[value];

    /// <summary>The value that a node of the graph computes.</summary>
    public int Of(int node) => _values[node];

    /// <summary>The value of a leaf; −1 where the rule never asks for it.</summary>
    public int Find(Node leaf) => _indices.TryGetValue(leaf, out int index) ? index : -1;

    /// <summary>1 − value.</summary>
    public int Complement(int value) => Intern(new Node(Op.Subtract, Intern(Node.Literal(1)), value));

    /// <summary>The value of an operation on values.</summary>
    public int Intern(Node node)
    {
        if (Simplify(node) is { } simpler)
        {
            return simpler;
        }

        return node.Op == Op.Multiply ? InternProduct(node.A, node.B) : Add(node);
    }

    private int Add(Node node)
    {
        Node key = IsCommutative(node.Op) && node.B < node.A ? node with { A = node.B, B = node.A } : node;
        if (!_indices.TryGetValue(key, out int index))
        {
            index = _nodes.Count;
            _nodes.Add(key);
            _indices.Add(key, index);
        }

        return index;
    }

    /// <summary>For each value, whether any of the given ones is computed from it.</summary>
    public bool[] ReachedFrom(params int[] roots)
    {
        bool[] reached = new bool[_nodes.Count];
        foreach (int root in roots)
        {
            reached[root] = true;
        }

        for (int index = reached.Length - 1; index >= 0; index--)
        {
            for (int operand = 0; reached[index] && operand < _nodes[index].Arity; operand++)
            {
                reached[_nodes[index].Operand(operand)] = true;
            }
        }

        return reached;
    }

    /// <summary>For each value, whether it is computed from a leaf of this kind.</summary>
    public bool[] ComputedFrom(Func<Node, bool> leaf)
    {
        bool[] computed = new bool[_nodes.Count];
        for (int index = 0; index < computed.Length; index++)
        {
            Node node = _nodes[index];
            computed[index] = node.Arity == 0 && leaf(node);
            for (int operand = 0; operand < node.Arity; operand++)
            {
                computed[index] |= computed[node.Operand(operand)];
            }
        }

        return computed;
    }

    /// <summary>
    /// (a · b) · c is a · (b · c): factors are multiplied in the order of their values. Not those of very long products, which may double
    /// at every line.
    /// </summary>
    private int InternProduct(int a, int b)
    {
        List<int> factors = [];
        CollectFactors(a, factors);
        CollectFactors(b, factors);
        if (factors.Count > MaximumFactors)
        {
            return Add(new Node(Op.Multiply, a, b));
        }

        factors.Sort();
        return factors.Aggregate((product, factor) => Add(new Node(Op.Multiply, product, factor)));
    }

    private void CollectFactors(int value, List<int> factors)
    {
        while (_nodes[value] is { Op: Op.Multiply } product && factors.Count <= MaximumFactors)
        {
            // Products made here have their product on the left; of any other the rest is one factor.
            bool isLeft = _nodes[product.A].Op == Op.Multiply;
            factors.Add(isLeft ? product.B : product.A);
            value = isLeft ? product.A : product.B;
        }

        factors.Add(value);
    }

    private static bool IsCommutative(Op op) =>
        op is Op.Add or Op.Multiply or Op.Minimum or Op.Maximum or Op.And or Op.Or or Op.Equal or Op.NotEqual;

    private int? Simplify(Node node) => node.Op switch
    {
        Op.AnyUnit => node.A,
        Op.Select when node.B == node.C => node.B,
        Op.Minimum or Op.Maximum when node.A == node.B => node.A,
        Op.Negate when _nodes[node.A].Op == Op.Negate => _nodes[node.A].A,
        Op.Negate when LiteralOf(node.A) is { } literal => Intern(Node.Literal(-literal)),
        Op.Add or Op.Subtract or Op.Multiply or Op.Divide when LiteralOf(node.A) is { } a && LiteralOf(node.B) is { } b => Fold(node.Op, a, b),
        Op.Add when LiteralOf(node.A) is 0 => node.B,
        Op.Add or Op.Subtract when LiteralOf(node.B) is 0 => node.A,
        Op.Subtract when node.A == node.B => Intern(Node.Literal(0)),
        Op.Subtract when LiteralOf(node.A) is 1 && _nodes[node.B] is { Op: Op.Subtract } inner && LiteralOf(inner.A) is 1 => inner.B,
        Op.Multiply when LiteralOf(node.A) is 1 => node.B,
        Op.Multiply or Op.Divide when LiteralOf(node.B) is 1 => node.A,
        Op.Multiply when LiteralOf(node.A) is 0 || LiteralOf(node.B) is 0 => Intern(Node.Literal(0)),
        _ => null,
    };

    private int Fold(Op op, double a, double b) => Intern(Node.Literal(op switch
    {
        Op.Add => a + b,
        Op.Subtract => a - b,
        Op.Multiply => a * b,
        _ => a / b,
    }));

    private double? LiteralOf(int value) => _nodes[value] is { Op: Op.Literal } literal ? literal.Value : null;
}
