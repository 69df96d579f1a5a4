using System.Collections.Generic;
using OptimGen.Generator.Rules;

namespace OptimGen.Generator.Emit;

/// <summary>A setting as a property that refuses what is out of range.</summary>
internal static class HyperparameterEmitter
{
    public static void Write(SourceWriter writer, HyperparameterModel hyperparameter, string unit)
    {
        string type = Keyword(hyperparameter);
        string field = hyperparameter.Field;
        writer.WriteLine($"private {type} {field} = {DefaultOf(hyperparameter)};");
        writer.WriteLine();
        writer.WriteLine(Documentation.OfHyperparameter(hyperparameter, unit));
        string property = Identifiers.Escape(hyperparameter.Property);
        if (hyperparameter.Kind == HyperparameterKind.Boolean)
        {
            using (writer.WriteBlock($"public {type} {property}"))
            {
                writer.WriteLine($"get => {field};");
                writer.WriteLine($"set => {field} = value;");
            }

            return;
        }

        using (writer.WriteBlock($"public {type} {property}"))
        {
            writer.WriteLine($"get => {field};");
            writer.WriteLine($"set => {field} = {Condition(hyperparameter.Range, hyperparameter.Kind == HyperparameterKind.Integer, "value")}");
            writer.WriteLine("    ? value");
            writer.WriteLine($"    : throw global::OptimGen.HyperparameterRange.Error(nameof({property}), value, {Literals.String(hyperparameter.Range.ToString())});");
        }
    }

    /// <summary>The C# type of the property.</summary>
    public static string Keyword(HyperparameterModel hyperparameter) => hyperparameter.Kind switch
    {
        HyperparameterKind.Integer => "int",
        HyperparameterKind.Boolean => "bool",
        _ => "double",
    };

    /// <summary>The default, in the property's type.</summary>
    public static string DefaultOf(HyperparameterModel hyperparameter) => hyperparameter.Kind switch
    {
        HyperparameterKind.Integer => ((int)hyperparameter.Default).ToString(System.Globalization.CultureInfo.InvariantCulture),
        HyperparameterKind.Boolean => hyperparameter.Default != 0 ? "true" : "false",
        _ => Literals.Double(hyperparameter.Default),
    };

    /// <summary>Whether a value is in a range, written so that NaN fails it.</summary>
    public static string Condition(ValueRange range, bool isInteger, string value)
    {
        List<string> parts = [];
        if (!isInteger || !double.IsInfinity(range.Minimum))
        {
            parts.Add($"{value} {(range.MinimumOpen ? ">" : ">=")} {Literals.Double(range.Minimum)}");
        }

        if (!isInteger || !double.IsInfinity(range.Maximum))
        {
            parts.Add($"{value} {(range.MaximumOpen ? "<" : "<=")} {Literals.Double(range.Maximum)}");
        }

        return parts.Count == 0 ? "true" : string.Join(" && ", parts);
    }
}
