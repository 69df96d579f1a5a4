using System.Collections.Generic;
using System.Linq;
using OptimGen.Generator.Rules;
using OptimGen.Generator.Tests.Interpretation;

namespace OptimGen.Generator.Tests.RandomRules;

/// <summary>Shapes of tensors for a rule: what a vector, a row, a group of rows or a block of sums ends in is met.</summary>
internal static class RandomLayouts
{
    /// <summary>The tensors that are stepped together: more than one where the rule looks at all, and sometimes otherwise.</summary>
    public static IReadOnlyList<ElementLayout> Of(RuleModel rule, int seed)
    {
        Dice dice = new(seed);
        bool looksAtAll = rule.Graph.Nodes.Any(node => node.Op is Op.SumAll or Op.LargestAll);
        int count = dice.Chance(looksAtAll ? 0.7 : 0.1) ? dice.Between(2, 3) : 1;
        return [.. Enumerable.Range(0, count).Select(_ => One(rule, dice))];
    }

    /// <summary>A small tensor in which rows, columns, blocks and the whole all differ.</summary>
    public static ElementLayout Divided(RuleModel rule) => rule.Graph.UsesBlocks ? new([12], 4, usesBlocks: true) : new([3, 5]);

    private static ElementLayout One(RuleModel rule, Dice dice)
    {
        bool asksForShape = rule.Graph.Nodes.Any(node =>
            node.Op is Op.Shape or Op.RowState or Op.ColumnState || OpTable.Of(node.Op).Scope is not null);
        if (!asksForShape)
        {
            return new ElementLayout([dice.Between(1, 40)]);
        }

        if (rule.Graph.UsesBlocks)
        {
            int length = dice.Chance(0.1) ? dice.Between(1020, 1100) : dice.Between(1, 40);
            int blocks = dice.Chance(0.1) ? 35 : dice.Between(1, 4);
            return new ElementLayout(dice.Chance(0.3) ? [blocks, length] : [blocks * length], length, usesBlocks: true);
        }

        return new ElementLayout(dice.Below(12) switch
        {
            < 4 => [dice.Between(1, 70)],
            < 8 => [dice.Between(1, 9), dice.Between(1, 40)],
            8 => [dice.Between(31, 70), dice.Between(1, 5)],
            9 => [2, 3, dice.Between(1, 8)],
            10 => [dice.Between(1020, 2600)],
            _ => [2, dice.Between(1020, 1100)],
        });
    }
}
