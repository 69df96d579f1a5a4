using System;
using System.Text;

namespace OptimGen.Generator.Emit;

/// <summary>Text with indentation. Lines end in LF on every machine, and blank lines stay bare.</summary>
internal sealed class SourceWriter
{
    private readonly StringBuilder _text = new();
    private int _depth;

    /// <summary>A blank line.</summary>
    public void WriteLine() => _text.Append('\n');

    /// <summary>One line, or all lines of a block of text, each at the current depth.</summary>
    public void WriteLine(string text)
    {
        foreach (string line in text.Replace("\r", "").Split('\n'))
        {
            if (line.Length > 0)
            {
                _text.Append(' ', 4 * _depth).Append(line);
            }

            _text.Append('\n');
        }
    }

    /// <summary>A line, then a block in braces that ends where the result is disposed.</summary>
    public Block WriteBlock(string header)
    {
        WriteLine(header);
        WriteLine("{");
        _depth++;
        return new Block(this, "}");
    }

    /// <summary>A block in braces without a header, and what follows its end on the same line.</summary>
    public Block WriteBlockBefore(string after)
    {
        WriteLine("{");
        _depth++;
        return new Block(this, "}" + after);
    }

    /// <summary>Lines that stand further in, until the result is disposed.</summary>
    public Block Indent()
    {
        _depth++;
        return new Block(this, end: null);
    }

    public override string ToString() => _text.ToString();

    private void EndBlock(string? end)
    {
        _depth--;
        if (end is not null)
        {
            WriteLine(end);
        }
    }

    /// <summary>An open block.</summary>
    public readonly struct Block(SourceWriter writer, string? end) : IDisposable
    {
        public void Dispose() => writer.EndBlock(end);
    }
}
