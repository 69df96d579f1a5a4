using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using OptimGen.Generator.Rules;

namespace OptimGen.Generator.Reading;

/// <summary>
/// The phases and views of an optimizer as one graph, for what is proved of the whole: each phase begins with what the one before has left, and
/// has a gradient of its own. Kernels are made of each alone.
/// </summary>
internal sealed class GraphComposer
{
    private readonly List<Node> _nodes = [];
    private readonly Dictionary<Node, int> _leaves = [];
    private readonly List<Assignment> _assignments = [];
    private readonly List<int> _roots = [];
    private readonly HashSet<int> _carried = [];
    private readonly List<RuleOrigin> _origins = [];
    private readonly List<int> _nodeOrigins = [];
    private readonly List<FunctionCall> _calls = [];
    private readonly Location?[] _hyperparameterPlaces;
    private readonly Location?[] _statePlaces;
    private readonly int[] _states;
    private RuleSources? _first;
    private int _parameter;
    private int _phases;
    private bool _usesBlocks;

    public GraphComposer(IReadOnlyList<HyperparameterModel> hyperparameters, IReadOnlyList<StateModel> states)
    {
        _hyperparameterPlaces = new Location?[hyperparameters.Count];
        _statePlaces = new Location?[states.Count];
        _parameter = Leaf(new Node(Op.Parameter));
        _states = [.. states.Select((state, index) => Leaf(new Node(RuleModel.LeafOf(state.Shape), index)))];
    }

    /// <summary>Appends a phase.</summary>
    public void AddPhase(RuleGraph graph, RuleSources? sources)
    {
        if (_phases > 0)
        {
            // The next gradient is taken there.
            _roots.Add(_parameter);
        }

        int[] map = Append(graph, sources, node => node.Op switch
        {
            Op.Parameter => _parameter,
            Op.Gradient when _phases > 0 => Leaf(node with { A = _phases }),
            _ when node.IsState => Carried(node.A),
            _ => Leaf(node),
        });
        foreach (Assignment assignment in graph.Assignments)
        {
            _assignments.Add(assignment with { Node = map[assignment.Node] });
        }

        _parameter = map[graph.Parameter];
        for (int state = 0; state < _states.Length; state++)
        {
            _states[state] = map[graph.States[state]];
        }

        _phases++;
    }

    /// <summary>Adds a view, which sees parameter and states between steps.</summary>
    public void AddView(RuleGraph graph, RuleSources? sources) => _roots.Add(Append(graph, sources, Leaf)[graph.Parameter]);

    /// <summary>The whole.</summary>
    public RuleGraph ToGraph() => new(
        new EquatableArray<Node>(_nodes), new EquatableArray<Assignment>(_assignments), _parameter, new EquatableArray<int>(_states), _usesBlocks)
    {
        Roots = new EquatableArray<int>(_roots),
        Carried = new EquatableArray<int>(_carried.OrderBy(state => state)),
    };

    /// <summary>Where its parts stand; null where nobody listens.</summary>
    public RuleSources? ToSources() => _first is null
        ? null
        : _first with
        {
            Hyperparameters = _hyperparameterPlaces,
            States = _statePlaces,
            Calls = _calls,
            Origins = _origins,
            NodeOrigins = _nodeOrigins,
        };

    private int[] Append(RuleGraph graph, RuleSources? sources, System.Func<Node, int> leaf)
    {
        int offset = _origins.Count;
        int[] map = new int[graph.Nodes.Count];
        for (int index = 0; index < map.Length; index++)
        {
            Node node = graph.Nodes[index];
            int origin = sources is { } known && known.NodeOrigins[index] >= 0 ? offset + known.NodeOrigins[index] : -1;
            map[index] = node.Arity == 0 ? leaf(node) : Add(node.WithOperands(operand => map[operand]), origin);
        }

        _usesBlocks |= graph.UsesBlocks;
        if (sources is null)
        {
            return map;
        }

        _first ??= sources;
        _origins.AddRange(sources.Origins);
        _calls.AddRange(sources.Calls.Select(call => call with
        {
            Result = map[call.Result],
            Arguments = [.. call.Arguments.Select(argument => map[argument])],
            Origin = call.Origin < 0 ? -1 : offset + call.Origin,
        }));
        Fill(_hyperparameterPlaces, sources.Hyperparameters);
        Fill(_statePlaces, sources.States);
        return map;
    }

    private int Carried(int state)
    {
        if (_phases > 0)
        {
            _carried.Add(state);
        }

        return _states[state];
    }

    private int Leaf(Node node)
    {
        if (!_leaves.TryGetValue(node, out int index))
        {
            index = Add(node, -1);
            _leaves.Add(node, index);
        }

        return index;
    }

    private int Add(Node node, int origin)
    {
        _nodes.Add(node);
        _nodeOrigins.Add(origin);
        return _nodes.Count - 1;
    }

    private static void Fill(Location?[] places, IReadOnlyList<Location?> found)
    {
        for (int index = 0; index < places.Length; index++)
        {
            places[index] ??= found[index];
        }
    }
}
