using System.Linq;
using OptimGen.Generator.Rules;

namespace OptimGen.Generator.Analysis.Domains;

/// <summary>What the analysis knows of a rule before any interval: computed once, used by every run.</summary>
internal sealed class DomainShape
{
    public DomainShape(RuleModel rule, DomainOptions options)
    {
        Options = options;
        Nodes = rule.Graph.Nodes;
        Numbers = new ValueNumbers(Nodes);
        Factors = Domains.Factors.Of(Nodes, Numbers);
        Usage = new UsageFacts(rule.Graph, Numbers, options);
        Hyperparameters = rule.Hyperparameters.Select(hyperparameter => Interval.Of(hyperparameter.Range)).ToArray();
        ContractFinder finder = new(Nodes, Numbers);
        Contracts = new Contract?[Nodes.Count];
        IsWhole = new bool[Nodes.Count];
        for (int index = 0; index < Nodes.Count; index++)
        {
            Contracts[index] = finder.Find(index);
            IsWhole[index] = IsWholeNumber(Nodes[index], rule);
        }
    }

    public DomainOptions Options { get; }

    public EquatableArray<Node> Nodes { get; }

    public ValueNumbers Numbers { get; }

    /// <summary>The factors of each product with squares in it; null for other nodes.</summary>
    public Factors?[] Factors { get; }

    /// <summary>The promise of each node; null for most.</summary>
    public Contract?[] Contracts { get; }

    /// <summary>Whether each node is a whole number wherever it is finite.</summary>
    public bool[] IsWhole { get; }

    /// <summary>What holds where a node is used.</summary>
    public UsageFacts Usage { get; }

    /// <summary>The ranges of the hyperparameters.</summary>
    public Interval[] Hyperparameters { get; }

    /// <summary>Whether two nodes are the same value.</summary>
    public bool IsSame(int a, int b) => Numbers.Of(a) == Numbers.Of(b);

    private bool IsWholeNumber(Node node, RuleModel rule) => node.Op switch
    {
        Op.StepNumber or Op.Shape or Op.Floor or Op.Ceiling or Op.Truncate or Op.Round => true,
        Op.Literal => node.Value == System.Math.Floor(node.Value),
        Op.Hyperparameter => rule.Hyperparameters[node.A].Kind != HyperparameterKind.Real,
        Op.AnyUnit or Op.Negate or Op.Abs => IsWhole[node.A],
        Op.Add or Op.Subtract or Op.Multiply or Op.Remainder or Op.Minimum or Op.Maximum => IsWhole[node.A] && IsWhole[node.B],
        Op.Select => IsWhole[node.B] && IsWhole[node.C],
        _ => false,
    };
}
