using System;
using System.Collections.Generic;
using System.Text;

namespace OptimGen.Generator.Tests.Reading;

/// <summary>A source in which <c>[|</c> and <c>|]</c> stand around what must be reported.</summary>
internal sealed record MarkedSource(string Text, IReadOnlyList<string> Spans)
{
    private const string Open = "[|";
    private const string Close = "|]";

    public static MarkedSource Parse(string marked)
    {
        StringBuilder text = new();
        List<string> spans = [];
        int position = 0;
        for (int open = marked.IndexOf(Open, StringComparison.Ordinal); open >= 0; open = marked.IndexOf(Open, position, StringComparison.Ordinal))
        {
            int close = marked.IndexOf(Close, open, StringComparison.Ordinal);
            string span = marked[(open + Open.Length)..close];
            text.Append(marked, position, open - position).Append(span);
            spans.Add(span);
            position = close + Close.Length;
        }

        return new MarkedSource(text.Append(marked, position, marked.Length - position).ToString(), spans);
    }
}
