namespace OptimGen.Generator.Rules;

/// <summary>An update rule as read: every operation once for each time the text computes it, nothing rewritten yet.</summary>
/// <param name="Nodes">The operations, operands before users.</param>
/// <param name="Assignments">The rule's assignments in their order.</param>
/// <param name="Parameter">The node that the parameter ends as.</param>
/// <param name="States">The nodes that the states end as, in the order of the rule's states.</param>
/// <param name="UsesBlocks">Whether rows are blocks, whose length the tensor has for itself.</param>
internal sealed record RuleGraph(
    EquatableArray<Node> Nodes,
    EquatableArray<Assignment> Assignments,
    int Parameter,
    EquatableArray<int> States,
    bool UsesBlocks = false)
{
    /// <summary>Other nodes that matter: parameters between phases, where a gradient is taken, and views.</summary>
    public EquatableArray<int> Roots { get; init; }

    /// <summary>States that one phase reads as another has left them.</summary>
    public EquatableArray<int> Carried { get; init; }
}
