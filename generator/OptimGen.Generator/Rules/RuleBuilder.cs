using System.Collections.Generic;

namespace OptimGen.Generator.Rules;

/// <summary>Collects the nodes of one rule. Both declaration forms build with it, so nothing after it knows which one was used.</summary>
internal sealed class RuleBuilder
{
    /// <summary>More operations than any published rule has by far; what exceeds it is a mistake (a helper that doubles at each call, say).</summary>
    public const int MaximumNodes = 2000;

    private readonly List<Node> _nodes = [];
    private readonly List<Assignment> _assignments = [];
    private readonly Dictionary<Node, int> _leaves = [];
    private readonly List<int> _origins = [];
    private readonly List<FunctionCall> _calls = [];

    public int Count => _nodes.Count;

    /// <summary>What the next nodes come from: a number that means something to the reader, −1 for nothing in particular.</summary>
    public int Origin { get; set; } = -1;

    /// <summary>For each node, the <see cref="Origin"/> it was added under.</summary>
    public IReadOnlyList<int> Origins => _origins;

    /// <summary>The functions of <c>Rule</c> that were called, in order: what they promise of their results is not to be seen in their nodes.</summary>
    public IReadOnlyList<FunctionCall> Calls => _calls;

    /// <summary>Whether the rule divides tensors into blocks instead of rows.</summary>
    public bool UsesBlocks { get; set; }

    public bool IsTooLarge => _nodes.Count > MaximumNodes;

    public Node this[int node] => _nodes[node];

    public int Literal(double value) => Leaf(Node.Literal(value));

    public int Parameter() => Leaf(new Node(Op.Parameter));

    public int Gradient() => Leaf(new Node(Op.Gradient));

    public int State(int index) => Leaf(new Node(Op.State, index));

    /// <summary>A state of any shape, by its leaf.</summary>
    public int State(Op leaf, int index) => Leaf(new Node(leaf, index));

    public int Shape(ShapeValue value) => Leaf(new Node(Op.Shape, (int)value));

    public int Hyperparameter(int index) => Leaf(new Node(Op.Hyperparameter, index));

    public int StepNumber() => Leaf(new Node(Op.StepNumber));

    public int Add(Op op, int a, int b = -1, int c = -1)
    {
        _nodes.Add(new Node(op, a, b, c));
        _origins.Add(Origin);
        return _nodes.Count - 1;
    }

    /// <summary>Notes that nodes are the result of a call.</summary>
    /// <returns>The result.</returns>
    public int NoteCall(RuleFunction function, int result, params int[] arguments)
    {
        _calls.Add(new FunctionCall(function, result, arguments, Origin));
        return result;
    }

    /// <summary>Notes that a variable of the rule takes a value.</summary>
    public void Assign(AssignmentTarget target, int index, string name, int node) =>
        _assignments.Add(new Assignment(target, index, name, node));

    public RuleGraph ToGraph(int parameter, IEnumerable<int> states) =>
        new(new EquatableArray<Node>(_nodes), new EquatableArray<Assignment>(_assignments), parameter, new EquatableArray<int>(states), UsesBlocks);

    private int Leaf(Node node)
    {
        if (!_leaves.TryGetValue(node, out int index))
        {
            index = _nodes.Count;
            _nodes.Add(node);
            _origins.Add(Origin);
            _leaves.Add(node, index);
        }

        return index;
    }
}
