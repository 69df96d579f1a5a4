using System.Collections.Generic;
using OptimGen.Generator.Rules;

namespace OptimGen.Generator.Analysis.Units;

/// <summary>
/// Numbers written into a rule where a hyperparameter of some unit belongs: <c>√v + 1e-8</c>, <c>x −= 0.01 · g</c>. Computed as meant, but
/// the number hides a setting, and goes wrong when the scale of the loss changes.
/// </summary>
internal static class PlainNumbers
{
    /// <summary>The number that explains a contradiction, and the unit that it would need; null where no single one does.</summary>
    public static (int Literal, UnitForm Unit)? Find(RuleGraph graph, UnitConstraint conflict, UnitInference inference)
    {
        if (conflict.Kind != UnitConstraintKind.Operands)
        {
            return null;
        }

        UnitForm left = inference.Reduce(conflict.Left);
        UnitForm right = inference.Reduce(conflict.Right);
        if (IsNumber(graph, conflict.First))
        {
            return (conflict.First, right);
        }

        if (IsNumber(graph, conflict.Second))
        {
            return (conflict.Second, left);
        }

        // A factor in place of the learning rate or the weight decay: elsewhere it may as well be the share of an average, and the unit wrong.
        if (graph.Nodes[conflict.Node].Op is not (Op.Add or Op.Subtract) || !(left.Equals(UnitForm.Parameter) || right.Equals(UnitForm.Parameter)))
        {
            return null;
        }

        return FindFactor(graph, conflict.Second, right, left) ?? FindFactor(graph, conflict.First, left, right);
    }

    private static (int Literal, UnitForm Unit)? FindFactor(RuleGraph graph, int product, UnitForm unit, UnitForm needed)
    {
        foreach ((int factor, bool isDivisor) in FactorsOf(graph, product))
        {
            if (IsNumber(graph, factor))
            {
                return (factor, isDivisor ? unit.Over(needed) : needed.Over(unit));
            }
        }

        return null;
    }

    /// <summary>The factors of a product, from left to right; one that occurs in several places is named once.</summary>
    private static IEnumerable<(int Node, bool IsDivisor)> FactorsOf(RuleGraph graph, int product)
    {
        HashSet<int> seen = [];
        Stack<(int Node, bool IsDivisor)> open = new();
        open.Push((product, false));
        while (open.Count > 0)
        {
            (int index, bool isDivisor) = open.Pop();
            Node node = graph.Nodes[index];
            if (!seen.Add(index))
            {
                continue;
            }

            switch (node.Op)
            {
                case Op.Negate:
                    open.Push((node.A, isDivisor));
                    break;
                case Op.Multiply or Op.Divide:
                    open.Push((node.B, isDivisor != (node.Op == Op.Divide)));
                    open.Push((node.A, isDivisor));
                    break;
                default:
                    yield return (index, isDivisor);
                    break;
            }
        }
    }

    private static bool IsNumber(RuleGraph graph, int index) => graph.Nodes[index] switch
    {
        { Op: Op.Literal } => true,
        { Op: Op.Negate } node => graph.Nodes[node.A].Op == Op.Literal,
        _ => false,
    };
}
