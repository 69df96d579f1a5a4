using System.Collections.Generic;
using System.Linq;
using OptimGen.Generator.Rules;

namespace OptimGen.Generator.Lowering;

/// <summary>Builds the graph that a pass returns, node by node in the order of the old one.</summary>
internal sealed class GraphRewriter(Graph source)
{
    private readonly List<Node> _nodes = [];
    private readonly List<string> _names = [];
    private readonly int[] _map = Enumerable.Repeat(-1, source.Nodes.Count).ToArray();

    /// <summary>A node already in the new graph.</summary>
    public Node this[int node] => _nodes[node];

    /// <summary>The new index of an old node that was rewritten before.</summary>
    public int Map(int old) => _map[old];

    /// <summary>The old node on new operands.</summary>
    public Node Remap(int old) => source.Nodes[old].WithOperands(Map);

    /// <summary>Adds a node that no old one stands for.</summary>
    public int Add(Node node, string name = "")
    {
        _nodes.Add(node);
        _names.Add(name);
        return _nodes.Count - 1;
    }

    /// <summary>Says what an old node became; a name it had goes along where the new one has none.</summary>
    public void Replace(int old, int replacement)
    {
        _map[old] = replacement;
        if (_names[replacement].Length == 0 && _nodes[replacement].Arity > 0)
        {
            _names[replacement] = source.Names[old];
        }
    }

    /// <summary>Copies an old node unchanged but for its operands.</summary>
    public void Copy(int old) => Replace(old, Add(Remap(old)));

    /// <summary>Takes a name away from a new node, so that another can have it.</summary>
    public void Rename(int node, string name) => _names[node] = name;

    /// <summary>The new graph, with all outputs.</summary>
    public Graph ToGraph() => ToGraph(source.Outputs.Select(output => output with { Node = Map(output.Node) }));

    /// <summary>The new graph, with these outputs.</summary>
    public Graph ToGraph(IEnumerable<Output> outputs) =>
        new(new EquatableArray<Node>(_nodes), new EquatableArray<string>(_names), new EquatableArray<Output>(outputs));
}
