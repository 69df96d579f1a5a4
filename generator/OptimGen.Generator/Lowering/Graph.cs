using System.Collections.Generic;
using System.Linq;
using OptimGen.Generator.Rules;

namespace OptimGen.Generator.Lowering;

/// <summary>A rule on its way to kernels: what every lowering pass takes and gives.</summary>
/// <param name="Nodes">The operations, operands before users.</param>
/// <param name="Names">The variable that first took each node's value; empty where none did.</param>
/// <param name="Outputs">What the step writes.</param>
internal sealed record Graph(EquatableArray<Node> Nodes, EquatableArray<string> Names, EquatableArray<Output> Outputs)
{
    /// <summary>The rule as read: names from its assignments, outputs where a buffer's value changes.</summary>
    public static Graph Of(RuleGraph rule)
    {
        string?[] names = new string?[rule.Nodes.Count];
        foreach (Assignment assignment in rule.Assignments)
        {
            names[assignment.Node] ??= assignment.Name;
        }

        List<Output> outputs = [];
        if (rule.Nodes[rule.Parameter].Op != Op.Parameter)
        {
            outputs.Add(new Output(AssignmentTarget.Parameter, -1, rule.Parameter));
        }

        for (int state = 0; state < rule.States.Count; state++)
        {
            if (rule.Nodes[rule.States[state]] is not { IsState: true } node || node.A != state)
            {
                outputs.Add(new Output(AssignmentTarget.State, state, rule.States[state]));
            }
        }

        return new Graph(rule.Nodes, new EquatableArray<string>(names.Select(name => name ?? "")), new EquatableArray<Output>(outputs));
    }

    /// <summary>How often each node is used, as an operand or an output.</summary>
    public int[] CountUses()
    {
        int[] uses = new int[Nodes.Count];
        foreach (Node node in Nodes)
        {
            for (int operand = 0; operand < node.Arity; operand++)
            {
                uses[node.Operand(operand)]++;
            }
        }

        foreach (Output output in Outputs)
        {
            uses[output.Node]++;
        }

        return uses;
    }
}
