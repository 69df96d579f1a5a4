using System;
using System.Globalization;
using System.Threading;
using Microsoft.CodeAnalysis;
using OptimGen.Generator.Diagnostics;
using OptimGen.Generator.Rules;

namespace OptimGen.Generator.Reading;

/// <summary>Reads a parameter with a default: a hyperparameter.</summary>
internal static class HyperparameterReader
{
    private static readonly ValueRange TruthValues = ValueRange.Between(0, 1);

    /// <summary>Its kind, or null for a type that hyperparameters cannot have.</summary>
    public static HyperparameterKind? KindOf(ITypeSymbol type) => type.SpecialType switch
    {
        SpecialType.System_Double => HyperparameterKind.Real,
        SpecialType.System_Int32 => HyperparameterKind.Integer,
        SpecialType.System_Boolean => HyperparameterKind.Boolean,
        _ => null,
    };

    /// <summary>The hyperparameter that a parameter of this kind is.</summary>
    public static HyperparameterModel Read(
        IParameterSymbol parameter, HyperparameterKind kind, string documentation, DiagnosticReporter reporter, CancellationToken token)
    {
        ValueRange range = TruthValues;
        if (kind == HyperparameterKind.Boolean)
        {
            RangeReader.Refuse(parameter, "a bool is either true or false, so remove it", reporter, token);
        }
        else
        {
            range = RangeReader.Read(parameter, reporter);
        }

        double value = ToNumber(parameter.ExplicitDefaultValue);
        if (!range.Contains(value) && !RangeReader.IsEmpty(range))
        {
            reporter.Report(
                Descriptors.DefaultOutOfRange,
                ParameterLocations.Default(parameter, token),
                parameter.Name,
                value.ToString("R", CultureInfo.InvariantCulture),
                range.ToString());
        }

        return new HyperparameterModel(
            Identifiers.ToProperty(parameter.Name),
            parameter.Name,
            kind,
            BitConverter.DoubleToInt64Bits(value),
            range,
            documentation);
    }

    private static double ToNumber(object? value) => value switch
    {
        double number => number,
        int number => number,
        true => 1,
        _ => 0,
    };
}
