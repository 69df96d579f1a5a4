using System.Collections.Generic;
using System.Linq;
using OptimGen.Generator.Kernels;
using OptimGen.Generator.Rules;

namespace OptimGen.Generator.Lowering;

/// <summary>What elements share, of all variants and passes of a rule: uniform values, values per row and per column, each once.</summary>
internal sealed class SharedPool(IReadOnlyList<ReductionModel> reductions)
{
    private readonly List<Node> _nodes = [];
    private readonly List<string> _names = [];
    private readonly Dictionary<Node, int> _known = [];
    private readonly Dictionary<Domain, List<int>> _values = new() { [Domain.Uniform] = [], [Domain.Row] = [], [Domain.Column] = [] };
    private readonly List<int> _conditions = [];
    private readonly List<(int Reduction, int Node)> _reduced = [];
    private readonly List<(int State, Domain Domain, int Value)> _states = [];

    /// <summary>The leaf that stands in a loop for a value that elements share.</summary>
    public Node AddValue(Graph graph, int node, Domain domain) => Leaf(Intern(graph, node), domain);

    /// <summary>The same for a truth value, as 1 or 0.</summary>
    public Node AddTruthValue(Graph graph, int node, Domain domain) =>
        Leaf(Intern(new Node(Op.Select, Intern(graph, node), Intern(Node.Literal(1), ""), Intern(Node.Literal(0), "")), ""), domain);

    /// <summary>Adds a condition that chooses between variants.</summary>
    public void AddCondition(Graph graph, int node) => _conditions.Add(Intern(graph, node));

    /// <summary>Adds what a reduction over rows or columns reduces.</summary>
    public void AddReduced(Graph graph, int reduction, int node)
    {
        if (_reduced.TrueForAll(entry => entry.Reduction != reduction))
        {
            _reduced.Add((reduction, Intern(graph, node)));
        }
    }

    /// <summary>Adds what a state that elements share is after the step.</summary>
    public void AddState(Graph graph, int state, int node, Domain domain) =>
        _states.Add((state, domain, IndexOf(Intern(graph, node), domain)));

    /// <summary>All of it, with names for what outlives the code that computes it.</summary>
    public SharedModel Finish(RuleModel rule, Namer namer)
    {
        EquatableArray<Node> nodes = new(_nodes);
        int[] passes = ChoosePasses(Levels.Of(nodes, reductions));
        KeepWhatLaterPassesUse(passes, DomainTable.Of(nodes));
        Graph graph = new(nodes, new EquatableArray<string>(_names), EquatableArray<Output>.Empty);
        return new SharedModel(
            graph,
            new EquatableArray<int>(passes),
            Named(_values[Domain.Uniform]),
            Named(_values[Domain.Row]),
            Named(_values[Domain.Column]),
            Named(_conditions),
            new EquatableArray<SharedState>(_states.Select(entry => new SharedState(entry.State, entry.Domain, entry.Value))),
            new EquatableArray<ReducedValue>(_reduced.Select(entry => new ReducedValue(entry.Reduction, entry.Node))));

        EquatableArray<UniformValue> Named(List<int> values) =>
            new(values.Select(node => new UniformValue(namer.ClaimInterleaved(UniformNaming.Describe(graph, node, rule)), node)));
    }

    /// <summary>
    /// Values are computed before the first pass that needs them, not as soon as they can be: what waits for a reduction together with others
    /// need not be kept until then.
    /// </summary>
    private int[] ChoosePasses(int[] levels)
    {
        int[] passes = [.. Enumerable.Repeat(int.MaxValue, levels.Length)];
        foreach (int node in _values.Values.SelectMany(list => list).Concat(_conditions).Concat(_reduced.Select(entry => entry.Node)))
        {
            passes[node] = levels[node];
        }

        for (int index = levels.Length - 1; index >= 0; index--)
        {
            passes[index] = passes[index] == int.MaxValue ? levels[index] : passes[index];
            for (int operand = 0; operand < _nodes[index].Arity; operand++)
            {
                int used = _nodes[index].Operand(operand);
                passes[used] = System.Math.Min(passes[used], passes[index]);
            }
        }

        return passes;
    }

    /// <summary>What one pass computes and a later one uses must be kept; leaves are as easily read again.</summary>
    private void KeepWhatLaterPassesUse(int[] passes, Domain[] domains)
    {
        for (int index = 0; index < passes.Length; index++)
        {
            for (int operand = 0; operand < _nodes[index].Arity; operand++)
            {
                int used = _nodes[index].Operand(operand);
                if (passes[used] < passes[index] && _nodes[used].Arity > 0)
                {
                    // A truth value is kept as a number: no array is of truth values.
                    IndexOf(used, domains[used]);
                }
            }
        }
    }

    private Node Leaf(int interned, Domain domain)
    {
        Op op = domain switch
        {
            Domain.Row => Op.RowValue,
            Domain.Column => Op.ColumnValue,
            _ => Op.Uniform,
        };
        return new Node(op, IndexOf(interned, domain));
    }

    private int IndexOf(int interned, Domain domain)
    {
        List<int> values = _values[domain];
        int index = values.IndexOf(interned);
        if (index < 0)
        {
            index = values.Count;
            values.Add(interned);
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
            for (int operand = 0; operand < node.Arity && OpTable.Of(node.Op).Scope is null; operand++)
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
            Node node = graph.Nodes[old];
            Node added = OpTable.Of(node.Op).Scope is null
                ? node.WithOperands(operand => map[operand])
                : ReductionModel.ResultOf(node.Op, (int)node.Bits);
            map[old] = Intern(added, graph.Names[old]);
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
