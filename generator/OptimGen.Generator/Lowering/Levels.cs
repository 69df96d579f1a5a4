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
    /// <param name="reductions">The reductions that numbered ones and result leaves belong to; none where none has its number yet.</param>
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

            if (OpTable.Of(node.Op).Scope is not null)
            {
                // One that has its number is collected in its pass, even where a variant of the rule would know its operand earlier.
                levels[index] = 1 + (reductions.Count > 0 ? reductions[(int)node.Bits].Pass : levels[index]);
            }
        }

        return levels;
    }
}
