using System;
using System.Collections.Generic;
using System.Linq;
using OptimGen.Generator.Rules;

namespace OptimGen.Generator.Emit;

/// <summary>The file names of classes whose full names differ only in case. Nearly always empty, so nearly never a reason to emit anew.</summary>
/// <param name="Numbered">Full names that need a number, as <c>full name=number</c>.</param>
internal sealed record HintNames(EquatableArray<string> Numbered)
{
    public static HintNames Of(IEnumerable<string> fullNames)
    {
        List<string> numbered = [];
        foreach (IGrouping<string, string> group in fullNames.Distinct().GroupBy(name => name, StringComparer.OrdinalIgnoreCase))
        {
            string[] names = [.. group.OrderBy(name => name, StringComparer.Ordinal)];
            for (int index = 1; index < names.Length; index++)
            {
                numbered.Add($"{names[index]}={index + 1}");
            }
        }

        return new HintNames(new EquatableArray<string>(numbered));
    }

    /// <summary>The file name, without its ending.</summary>
    public string Find(string fullName)
    {
        foreach (string entry in Numbered)
        {
            int separator = entry.IndexOf('=');
            if (string.Equals(entry.Substring(0, separator), fullName, StringComparison.Ordinal))
            {
                return $"{fullName}.{entry.Substring(separator + 1)}";
            }
        }

        return fullName;
    }
}
