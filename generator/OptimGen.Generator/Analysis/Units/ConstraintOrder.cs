using System.Collections.Generic;
using OptimGen.Generator.Rules;

namespace OptimGen.Generator.Analysis.Units;

/// <summary>
/// The order in which a reader would settle units, so that a contradiction is found where the mistake is: settings among themselves; then
/// what each state is, by the statement that carries it on (v ← β·v + (1 − β)·g² makes v a square, whatever reads it above or below); then
/// the rest; then where the parameter ends.
/// </summary>
internal sealed class ConstraintOrder
{
    private readonly bool[] _isUniform;
    private readonly bool[] _carriesState;

    public ConstraintOrder(RuleGraph graph)
    {
        _isUniform = Uniformity.Of(Lowering.Graph.Of(graph));
        _carriesState = new bool[graph.Nodes.Count];
        for (int state = 0; state < graph.States.Count; state++)
        {
            MarkCarriers(graph, state);
        }
    }

    /// <summary>Lower ranks come first; within one, the order of the rule.</summary>
    public int Rank(UnitConstraint constraint) => constraint.Kind switch
    {
        UnitConstraintKind.StateAtStart => 0,
        UnitConstraintKind.StateAtEnd => 2,
        UnitConstraintKind.ParameterAtEnd => 4,
        _ when _carriesState[constraint.Node] => 1,
        _ when _isUniform[constraint.Node] => 0,
        _ => 3,
    };

    /// <summary>Marks the sums between a state before the step and after it, along which it is only scaled by settings.</summary>
    private void MarkCarriers(RuleGraph graph, int state)
    {
        int end = graph.States[state];
        bool[] carries = new bool[end + 1];
        for (int index = 0; index <= end; index++)
        {
            Node node = graph.Nodes[index];
            carries[index] = node.Op switch
            {
                Op.State or Op.UniformState or Op.RowState or Op.ColumnState => node.A == state,
                Op.Negate or Op.Abs => carries[node.A],
                Op.Add or Op.Subtract or Op.Minimum or Op.Maximum => carries[node.A] || carries[node.B],
                Op.Select => carries[node.B] || carries[node.C],
                Op.Multiply => (carries[node.A] && _isUniform[node.B]) || (carries[node.B] && _isUniform[node.A]),
                Op.Divide => carries[node.A] && _isUniform[node.B],
                _ => false,
            };
        }

        // Only what the end is made of: another sum of the same state says nothing about it.
        bool[] isPart = new bool[end + 1];
        isPart[end] = true;
        for (int index = end; index >= 0; index--)
        {
            if (!isPart[index] || !carries[index])
            {
                continue;
            }

            Node node = graph.Nodes[index];
            _carriesState[index] = true;
            for (int operand = 0; operand < node.Arity; operand++)
            {
                isPart[node.Operand(operand)] |= carries[node.Operand(operand)];
            }
        }
    }
}
