using System;
using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace OptimGen.Generator.Tests.Hostile;

/// <summary>Breaks good declarations at random, word by word: words are left out, doubled, exchanged, replaced by others, and files end early.</summary>
internal static class TokenEdits
{
    private const int MostEdits = 4;

    private static readonly string[] Odd =
    [
        "", ";", "{", "}", "(", ")", "[", "]", "%", "/", "=>", "=", "==", ",", ".", "<", ">", "?", ":", "!", "&&", "-", "0", "1", "-1", "1e400", "0.1f", "1m",
        "null", "true", "\"m\"", "'c'", "default", "ref", "in", "out", "params", "unsafe", "static", "abstract", "partial", "file", "record", "struct",
        "interface", "class", "enum", "readonly", "async", "await", "checked", "stackalloc", "typeof", "sizeof", "nameof", "new", "this", "base", "throw",
        "return", "goto", "while (true)", "for (;;)", "lock", "using", "global::", "double", "int", "long", "bool", "float", "decimal", "string", "object",
        "dynamic", "void", "var", "double*", "double[]", "double?", "<T>", "where T : struct", "@class", "\\u0078", "Math.Sign", "Math.Round", "double.NaN",
        "int.MinValue", "(int)", "(NumericTypes)7", "#if X\n", "\n#endif\n", "\n#line 7 \"other.cs\"\n", "/*", "//", "\"\"\"", "$\"{x}\"", "[UpdateRule]",
        "[Optimizer]", "[Initially(nameof(g))]", "[Between(1, 0)]", "[Step(StepForm.Sign)]", "x++", "x = g", "(x, g)", "g switch { _ => 1.0 }", "x is > 0", "=> x;",
    ];

    private static readonly string[][] Good = [.. GoodSources.All.Select(source => Words(source).ToArray())];

    /// <summary>The source made from this seed.</summary>
    public static HostileCase Create(int seed)
    {
        Random random = new(seed);
        List<string> words = [.. Good[random.Next(Good.Length)]];
        for (int edits = random.Next(MostEdits); edits >= 0 && words.Count > 1; edits--)
        {
            Edit(words, random);
        }

        return new HostileCase($"words, seed {seed}", string.Concat(words));
    }

    private static void Edit(List<string> words, Random random)
    {
        int place = random.Next(words.Count);
        switch (random.Next(12))
        {
            case 0 or 1:
                words.RemoveAt(place);
                break;
            case 2:
                words.Insert(place, words[place]);
                break;
            case 3 or 4:
                int other = random.Next(words.Count);
                (words[place], words[other]) = (words[other], words[place]);
                break;
            case 5 or 6:
                words[place] = words[random.Next(words.Count)];
                break;
            case 7:
                string[] source = Good[random.Next(Good.Length)];
                words[place] = source[random.Next(source.Length)];
                break;
            case 8 or 9:
                words[place] = $" {Odd[random.Next(Odd.Length)]} ";
                break;
            case 10:
                words.Insert(place, $" {Odd[random.Next(Odd.Length)]} ");
                break;
            default:
                // Files that end early break most, so they are rare.
                if (random.Next(4) == 0)
                {
                    words.RemoveRange(place, words.Count - place);
                }
                else
                {
                    words.RemoveRange(place, Math.Min(random.Next(1, 8), words.Count - place));
                }

                break;
        }
    }

    private static IEnumerable<string> Words(string source) =>
        CSharpSyntaxTree.ParseText(source).GetRoot().DescendantTokens().Select(token => token.ToFullString());
}
