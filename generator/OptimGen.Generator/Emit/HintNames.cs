using System;
using System.Collections.Generic;
using System.Linq;
using OptimGen.Generator.Rules;

namespace OptimGen.Generator.Emit;

/// <summary>
/// The file names of classes for which the full name will not do: names that differ only in case, a class in a namespace and one in a class
/// of the same name, or a class called Single inside an optimizer. Nearly always empty, so nearly never a reason to emit anew.
/// </summary>
/// <param name="Numbered">Classes whose files need a number, as <c>key=number</c>.</param>
internal sealed record HintNames(EquatableArray<string> Numbered)
{
    private const char Separator = '/';

    /// <summary>What tells a class from every other: its full name alone does not say where its namespace ends.</summary>
    public static string KeyOf(ClassModel model) => $"{model.Namespace}{Separator}{model.FullName}";

    /// <summary>The numbers that these classes need, by their keys.</summary>
    public static HintNames Of(IEnumerable<string> keys)
    {
        List<string> numbered = [];
        HashSet<string> taken = new(StringComparer.OrdinalIgnoreCase);
        foreach (string key in keys.Distinct().OrderBy(key => key, StringComparer.Ordinal))
        {
            string fullName = key.Substring(key.IndexOf(Separator) + 1);
            int number = 1;
            while (FilesOf(fullName, number).Any(taken.Contains))
            {
                number++;
            }

            taken.UnionWith(FilesOf(fullName, number));
            if (number > 1)
            {
                numbered.Add($"{key}={number}");
            }
        }

        return new HintNames(new EquatableArray<string>(numbered));
    }

    /// <summary>The file name of a class, without its ending.</summary>
    public string Find(ClassModel model)
    {
        string key = KeyOf(model);
        foreach (string entry in Numbered)
        {
            int separator = entry.LastIndexOf('=');
            if (string.Equals(entry.Substring(0, separator), key, StringComparison.Ordinal))
            {
                return NameOf(model.FullName, entry.Substring(separator + 1));
            }
        }

        return model.FullName;
    }

    private static string NameOf(string fullName, string number) => $"{fullName}.{number}";

    /// <summary>All files that a class may get, whichever element types it has.</summary>
    private static IEnumerable<string> FilesOf(string fullName, int number)
    {
        string name = number == 1 ? fullName : NameOf(fullName, $"{number}");
        return ElementType.Of(~NumericTypes.None).SelectMany(type => type.Roundings.Select(rounding => $"{name}.{type.KernelsOf(rounding)}")).Prepend(name);
    }
}
