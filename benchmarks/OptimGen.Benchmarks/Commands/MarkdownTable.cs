using System.Collections.Generic;
using System.Linq;
using System.Text;

namespace OptimGen.Benchmarks.Commands;

/// <summary>A table as Markdown, its columns aligned for those who read it as text.</summary>
/// <param name="headings">The headings; the first column is text, the others are numbers.</param>
internal sealed class MarkdownTable(params string[] headings)
{
    private readonly List<string[]> _rows = [];

    /// <summary>Adds a row.</summary>
    /// <param name="cells">One cell for each heading.</param>
    public void Add(params string[] cells) => _rows.Add(cells);

    /// <summary>The table.</summary>
    public override string ToString()
    {
        int[] widths =
        [
            .. headings.Select((heading, column) => _rows.Select(row => row[column].Length).Append(heading.Length).Max()),
        ];
        StringBuilder text = new();
        AppendRow(text, headings, widths);
        text.Append('|').Append('-', widths[0] + 2).Append('|');
        foreach (int width in widths.Skip(1))
        {
            text.Append('-', width + 1).Append(":|");
        }

        text.Append('\n');
        foreach (string[] row in _rows)
        {
            AppendRow(text, row, widths);
        }

        return text.ToString();
    }

    private static void AppendRow(StringBuilder text, string[] cells, int[] widths)
    {
        for (int i = 0; i < cells.Length; i++)
        {
            text.Append("| ").Append(i == 0 ? cells[i].PadRight(widths[i]) : cells[i].PadLeft(widths[i])).Append(' ');
        }

        text.Append("|\n");
    }
}
