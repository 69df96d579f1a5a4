using System;
using System.Collections.Generic;
using OptimGen.Generator.Rules;

namespace OptimGen.Generator.Analysis.Domains;

/// <summary>Which numbers the type has that elements are computed in. A type joins the check with a line in <see cref="All"/>.</summary>
/// <param name="Types">The element types that are computed in it, whatever parameters are stored as.</param>
/// <param name="Name">Its name in C#.</param>
/// <param name="Smallest">Its smallest number above zero, as a text.</param>
/// <param name="Largest">Its largest finite number, as a text.</param>
/// <param name="Convert">The nearest number it has.</param>
internal sealed record NumberFormat(NumericTypes Types, string Name, string Smallest, string Largest, Func<double, double> Convert)
{
    /// <summary>Those that have fewer numbers than the double which constants are written as.</summary>
    public static IReadOnlyList<NumberFormat> All { get; } =
    [
        new(NumericTypes.Single | NumericTypes.Half | NumericTypes.BFloat16, "float", "1.4E-45", "3.4E+38", value => (float)value),
    ];
}
