using System.Collections.Generic;
using System.Linq;
using OptimGen.Generator.Kernels;
using OptimGen.Generator.Rules;

namespace OptimGen.Generator.Lowering;

/// <summary>The uniform values of all variants of a rule, each once.</summary>
internal sealed class UniformPool
{
    private readonly List<Node> _nodes = [];
    private readonly List<string> _names = [];
    private readonly Dictionary<Node, int> _known = [];
    private readonly List<int> _uniforms = [];
    private readonly List<int> _conditions = [];

    /// <summary>Which <see cref="Op.Uniform"/> stands for this value of a variant in its loop.</summary>
    public int AddUniform(Graph graph, int node) => IndexOf(Intern(graph, node));

    /// <summary>The same for a truth value, as 1 or 0.</summary>
    public int AddTruthValue(Graph graph, int node) =>
        IndexOf(Intern(new Node(Op.Select, Intern(graph, node), Intern(Node.Literal(1), ""), Intern(Node.Literal(0), "")), ""));

    /// <summary>Adds a condition that chooses between variants.</summary>
    public void AddCondition(Graph graph, int node) => _conditions.Add(Intern(graph, node));

    /// <summary>The values as a graph, with names for those that loops use.</summary>
    public (Graph Graph, EquatableArray<UniformValue> Uniforms, EquatableArray<UniformValue> Conditions) Finish(RuleModel rule, Namer namer)
    {
        Graph graph = new(new EquatableArray<Node>(_nodes), new EquatableArray<string>(_names), EquatableArray<Output>.Empty);
        return (graph, Named(_uniforms), Named(_conditions));

        EquatableArray<UniformValue> Named(List<int> nodes) =>
            new(nodes.Select(node => new UniformValue(namer.ClaimInterleaved(UniformNaming.Describe(graph, node, rule)), node)));
    }

    private int IndexOf(int interned)
    {
        int index = _uniforms.IndexOf(interned);
        if (index < 0)
        {
            index = _uniforms.Count;
            _uniforms.Add(interned);
        }

        return index;
    }

    private int Intern(Graph graph, int index)
    {
        // Operands come before users, so one walk over what the node reaches is enough, however deep it is.
        SortedSet<int> reached = [index];
        for (Stack<int> open = new(reached); open.Count > 0;)
        {
            Node node = graph.Nodes[open.Pop()];
            for (int operand = 0; operand < node.Arity; operand++)
            {
                if (reached.Add(node.Operand(operand)))
                {
                    open.Push(node.Operand(operand));
                }
            }
        }

        Dictionary<int, int> map = [];
        foreach (int old in reached)
        {
            map[old] = Intern(graph.Nodes[old].WithOperands(operand => map[operand]), graph.Names[old]);
        }

        return map[index];
    }

    private int Intern(Node node, string name)
    {
        if (!_known.TryGetValue(node, out int index))
        {
            index = _nodes.Count;
            _nodes.Add(node);
            _names.Add(name);
            _known.Add(node, index);
        }

        if (_names[index].Length == 0)
        {
            _names[index] = name;
        }

        return index;
    }
}
