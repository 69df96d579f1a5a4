using System;
using System.Collections.Generic;
using OptimGen.Generator.Kernels;
using OptimGen.Generator.Rules;

namespace OptimGen.Generator.Lowering;

/// <summary>In which pass values can be known: those that depend on a reduction, one later than what it reduces.</summary>
internal static class Levels
{
    /// <summary>The level of each node.</summary>
    /// <param name="nodes">The nodes.</param>
    /// <param name="reductions">The reductions that result leaves belong to.</param>
    public static int[] Of(EquatableArray<Node> nodes, IReadOnlyList<ReductionModel> reductions)
    {
        int[] levels = new int[nodes.Count];
        for (int index = 0; index < levels.Length; index++)
        {
            Node node = nodes[index];
            levels[index] = node.Op is Op.Total or Op.RowTotal or Op.ColumnTotal ? reductions[node.A].Pass + 1 : 0;
            for (int operand = 0; operand < node.Arity; operand++)
            {
                levels[index] = Math.Max(levels[index], levels[node.Operand(operand)]);
            }

            levels[index] += OpTable.Of(node.Op).Scope is null ? 0 : 1;
        }

        return levels;
    }
}
