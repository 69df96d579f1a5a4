using System;
using System.Collections.Generic;
using System.Linq;

namespace Digits.Report;

/// <summary>Finds room for labels beside the ends of curves.</summary>
internal static class Labels
{
    /// <summary>Moves labels up and down as little as their order allows, until none covers another.</summary>
    /// <param name="wanted">Where each label would best be.</param>
    /// <param name="height">The least distance between two labels.</param>
    /// <param name="top">The highest place, the smallest coordinate.</param>
    /// <param name="bottom">The lowest place.</param>
    /// <returns>Where each label is, in the order of <paramref name="wanted"/>.</returns>
    public static double[] Spread(IReadOnlyList<double> wanted, double height, double top, double bottom)
    {
        int[] order = [.. Enumerable.Range(0, wanted.Count).OrderBy(i => wanted[i])];
        double[] places = [.. wanted];

        // Labels that touch form a block whose middle is the mean of what its labels want: the least movement in all.
        List<(double Sum, int Count)> blocks = [];
        foreach (int i in order)
        {
            (double Sum, int Count) block = (wanted[i], 1);
            while (blocks.Count > 0 && Bottom(blocks[^1]) > Top(block))
            {
                block = (block.Sum + blocks[^1].Sum, block.Count + blocks[^1].Count);
                blocks.RemoveAt(blocks.Count - 1);
            }

            blocks.Add(block);
        }

        int next = 0;
        foreach ((double Sum, int Count) block in blocks)
        {
            double room = (block.Count - 1) * height;
            double first = Math.Clamp(Top(block) + height / 2, top, Math.Max(top, bottom - room));
            for (int i = 0; i < block.Count; i++)
            {
                places[order[next++]] = first + i * height;
            }
        }

        return places;

        double Top((double Sum, int Count) block) => block.Sum / block.Count - block.Count * height / 2;
        double Bottom((double Sum, int Count) block) => block.Sum / block.Count + block.Count * height / 2;
    }
}
