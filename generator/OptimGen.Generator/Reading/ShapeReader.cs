using System.Collections.Generic;
using System.Linq;
using System.Threading;
using Microsoft.CodeAnalysis;
using OptimGen.Generator.Diagnostics;
using OptimGen.Generator.Rules;

namespace OptimGen.Generator.Reading;

/// <summary>Reads the attributes that speak of a tensor's shape: what a state has one value for, and which size a number is.</summary>
internal static class ShapeReader
{
    private static readonly Dictionary<string, StateShape> Shapes = new()
    {
        [WellKnownNames.UniformAttribute] = StateShape.Uniform,
        [WellKnownNames.PerRowAttribute] = StateShape.Row,
        [WellKnownNames.PerColumnAttribute] = StateShape.Column,
        [WellKnownNames.PerBlockAttribute] = StateShape.Block,
    };

    private static readonly Dictionary<string, ShapeValue> Values = new()
    {
        [WellKnownNames.RankAttribute] = ShapeValue.Rank,
        [WellKnownNames.RowsAttribute] = ShapeValue.Rows,
        [WellKnownNames.ColumnsAttribute] = ShapeValue.Columns,
        [WellKnownNames.LengthAttribute] = ShapeValue.Length,
    };

    /// <summary>The attributes of states.</summary>
    public static IEnumerable<string> StateAttributes => Shapes.Keys;

    /// <summary>What a state has one value for; more than one answer is reported.</summary>
    public static StateShape OfState(IParameterSymbol parameter, DiagnosticReporter reporter, CancellationToken token)
    {
        string[] found = [.. Shapes.Keys.Where(name => WellKnownAttributes.Find(parameter, name) is not null)];
        if (found.Length > 1)
        {
            AttributeData second = WellKnownAttributes.Find(parameter, found[1])!;
            string first = RangeReader.ShortName(WellKnownAttributes.Find(parameter, found[0])!);
            reporter.Report(
                Descriptors.MisplacedAttribute,
                ParameterLocations.Attribute(second, parameter, token),
                RangeReader.ShortName(second),
                parameter.Name,
                $"it has [{first}] already, and a state is one value for one thing");
        }

        return found.Length == 0 ? StateShape.Element : Shapes[found[0]];
    }

    /// <summary>Which of the tensor's sizes a parameter is; null for one that is none.</summary>
    public static ShapeValue? OfValue(IParameterSymbol parameter)
    {
        foreach (KeyValuePair<string, ShapeValue> entry in Values)
        {
            if (WellKnownAttributes.Find(parameter, entry.Key) is not null)
            {
                return entry.Value;
            }
        }

        return null;
    }
}
