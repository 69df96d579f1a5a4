using System.Threading;
using Microsoft.CodeAnalysis;
using OptimGen.Generator.Diagnostics;
using OptimGen.Generator.Rules;

namespace OptimGen.Generator.Reading;

/// <summary>Reads the range attributes of a hyperparameter; several mean what all of them allow.</summary>
internal static class RangeReader
{
    private static readonly string[] Names =
    [
        WellKnownNames.DecayAttribute, WellKnownNames.PositiveAttribute, WellKnownNames.BetweenAttribute, WellKnownNames.AnyValueAttribute,
    ];

    /// <summary>The values that a number may have.</summary>
    public static ValueRange Read(IParameterSymbol parameter, DiagnosticReporter reporter)
    {
        ValueRange result = ReadOwn(parameter, reporter) ?? ValueRange.NotNegative;
        if (IsEmpty(result))
        {
            reporter.Report(Descriptors.EmptyRange, ParameterLocations.Name(parameter), parameter.Name);
        }

        return result;
    }

    /// <summary>What the attributes of a parameter say together; null where it has none.</summary>
    public static ValueRange? ReadOwn(IParameterSymbol parameter, DiagnosticReporter reporter)
    {
        ValueRange? range = null;
        foreach (AttributeData attribute in parameter.GetAttributes())
        {
            if (ReadOne(attribute, reporter) is { } one)
            {
                range = range is null ? one : range.Value.Intersect(one);
            }
        }

        return range;
    }

    /// <summary>Whether no number is in a range.</summary>
    public static bool IsEmpty(ValueRange range) =>
        !(range.Minimum < range.Maximum || (range.Minimum == range.Maximum && !range.MinimumOpen && !range.MaximumOpen));

    /// <summary>Reports range attributes on what has no range.</summary>
    public static void Refuse(IParameterSymbol parameter, string reason, DiagnosticReporter reporter, CancellationToken token)
    {
        foreach (AttributeData attribute in parameter.GetAttributes())
        {
            foreach (string name in Names)
            {
                if (WellKnownAttributes.Is(attribute, name))
                {
                    Location? location = ParameterLocations.Attribute(attribute, parameter, token);
                    reporter.Report(Descriptors.MisplacedAttribute, location, ShortName(attribute), parameter.Name, reason);
                }
            }
        }
    }

    /// <summary>An attribute as it is written: without the suffix.</summary>
    public static string ShortName(AttributeData attribute)
    {
        string name = attribute.AttributeClass?.Name ?? "";
        const string Suffix = "Attribute";
        return name.EndsWith(Suffix, System.StringComparison.Ordinal) ? name.Substring(0, name.Length - Suffix.Length) : name;
    }

    private static ValueRange? ReadOne(AttributeData attribute, DiagnosticReporter reporter)
    {
        if (WellKnownAttributes.Is(attribute, WellKnownNames.DecayAttribute))
        {
            return ValueRange.Decay;
        }

        if (WellKnownAttributes.Is(attribute, WellKnownNames.PositiveAttribute))
        {
            return ValueRange.Positive;
        }

        if (WellKnownAttributes.Is(attribute, WellKnownNames.AnyValueAttribute))
        {
            return ValueRange.Any;
        }

        if (!WellKnownAttributes.Is(attribute, WellKnownNames.BetweenAttribute))
        {
            return null;
        }

        if (WellKnownAttributes.TryGetNumber(attribute, 0, out double minimum)
            && WellKnownAttributes.TryGetNumber(attribute, 1, out double maximum))
        {
            return ValueRange.Between(minimum, maximum);
        }

        // An argument that is missing or does not compile: the compiler says so.
        reporter.Fail();
        return null;
    }
}
