using System;
using System.Globalization;

namespace OptimGen.Generator.Emit;

/// <summary>Numbers as C# reads them back to the same bits, whatever culture the compiler runs under.</summary>
internal static class Literals
{
    /// <summary>A <c>double</c>: <c>0.001</c>, <c>1.0</c>, <c>1e-8</c>.</summary>
    public static string Double(double value)
    {
        if (double.IsNaN(value))
        {
            return "double.NaN";
        }

        if (double.IsInfinity(value))
        {
            return value > 0 ? "double.PositiveInfinity" : "double.NegativeInfinity";
        }

        // Older frameworks, on which editors may run the generator, lose a digit with "R".
        string text = value.ToString("R", CultureInfo.InvariantCulture);
        if (BitConverter.DoubleToInt64Bits(double.Parse(text, CultureInfo.InvariantCulture)) != BitConverter.DoubleToInt64Bits(value))
        {
            text = value.ToString("G17", CultureInfo.InvariantCulture);
        }

        return Tidy(value == 0 && 1 / value < 0 ? "-0.0" : text);
    }

    /// <summary>The <c>float</c> nearest to the value: <c>0.5f</c>.</summary>
    public static string Single(double value)
    {
        float single = (float)value;
        if (float.IsNaN(single) || float.IsInfinity(single))
        {
            return Double(single).Replace("double.", "float.");
        }

        string text = single.ToString("R", CultureInfo.InvariantCulture);
        if (float.Parse(text, CultureInfo.InvariantCulture) != single)
        {
            text = single.ToString("G9", CultureInfo.InvariantCulture);
        }

        return Tidy(single == 0 && 1 / single < 0 ? "-0.0" : text) + "f";
    }

    /// <summary>A C# string literal.</summary>
    public static string String(string value) =>
        Microsoft.CodeAnalysis.CSharp.SymbolDisplay.FormatLiteral(value, quote: true);

    private static string Tidy(string text)
    {
        int exponentAt = text.IndexOf('E');
        if (exponentAt < 0)
        {
            return text.Contains(".") ? text : text + ".0";
        }

        int exponent = int.Parse(text.Substring(exponentAt + 1), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture);
        return text.Substring(0, exponentAt) + "e" + exponent.ToString(CultureInfo.InvariantCulture);
    }
}
