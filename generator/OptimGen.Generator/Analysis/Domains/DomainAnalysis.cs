using System.Collections.Generic;
using OptimGen.Generator.Rules;

namespace OptimGen.Generator.Analysis.Domains;

/// <summary>
/// In which interval every value of a rule lies, proved for real numbers: hyperparameters anywhere in their ranges, parameter and gradient
/// any finite numbers, states whatever the rule can make of their first values. A pure function of the rule as read.
/// </summary>
/// <remarks>
/// <para>Ask it by node of <c>rule.Graph</c>: <c>DomainAnalysis.Of(rule)[node].IsNotNegative</c>. An empty interval means that the node never has a value: it is not reached, or divides by what is always zero.</para>
/// <para>An interval speaks of real numbers, so sums of what is not negative are not negative in floating point either, but a difference
/// that is proved not negative may still come out below zero by rounding, and a positive product may vanish.</para>
/// </remarks>
internal sealed class DomainAnalysis
{
    private readonly DomainShape _shape;
    private readonly ValueIntervals _always;
    private readonly ValueIntervals _first;
    private readonly DomainWork _work = new();

    private DomainAnalysis(RuleModel rule, DomainOptions options)
    {
        _shape = new DomainShape(rule, options);
        _always = StateFixpoint.Run(rule, _shape, _work);
        _first = new ValueIntervals(_shape, StateFixpoint.Initial(rule), Interval.Point(1), _work);
    }

    /// <summary>The interval of a node at any step, whether its value is used or not.</summary>
    public Interval this[int node] => _always[node];

    /// <summary>How much was done.</summary>
    public DomainWork Work => _work;

    /// <summary>Analyses a rule.</summary>
    public static DomainAnalysis Of(RuleModel rule, DomainOptions? options = null) => new(rule, options ?? DomainOptions.Default);

    /// <summary>The interval of a node at step 1, with the states at their first values.</summary>
    public Interval AtFirstStep(int node) => _first[node];

    /// <summary>The conditions that hold, or do not, wherever a node's value is used.</summary>
    public IReadOnlyList<Fact> FactsOf(int node) => _shape.Usage.Of(node);

    /// <summary>Whether an output depends on the node.</summary>
    public bool IsUsed(int node) => _shape.Usage.IsUsed(node);

    /// <summary>
    /// The interval of a node wherever the value of another one, which it is an operand of, is used: under the conditions around that one.
    /// Empty where that is nowhere.
    /// </summary>
    public Interval WhereUsed(int node, int user) =>
        _shape.Usage.Of(user) is { Count: > 0 } facts ? _always.Under(facts, node)[0] : _always[node];

    /// <summary>As <see cref="WhereUsed"/>, at step 1.</summary>
    public Interval WhereUsedAtFirstStep(int node, int user) =>
        _shape.Usage.Of(user) is { Count: > 0 } facts ? _first.Under(facts, node)[0] : _first[node];

    /// <summary>Whether a node is a whole number wherever it is finite.</summary>
    public bool IsWhole(int node) => _shape.IsWhole[node];

    /// <summary>The first node that is the same value: equal for two nodes that are.</summary>
    public int ValueOf(int node) => _shape.Numbers.Of(node);
}
