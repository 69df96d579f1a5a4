using System;
using System.Globalization;
using Microsoft.CodeAnalysis;
using OptimGen.Generator.Diagnostics;

namespace OptimGen.Generator.Reading.Declared;

/// <summary>Every option must be one of its enumeration: C# converts any number to one.</summary>
internal static class OptionChecks
{
    private const EpsilonPlacement AllPlacements =
        EpsilonPlacement.Outside | EpsilonPlacement.Inside | EpsilonPlacement.Reordered | EpsilonPlacement.InState;

    /// <summary>Whether all are.</summary>
    public static bool Run(Slots slots, DiagnosticReporter reporter)
    {
        bool all = true;
        if (slots.WeightDecay is { } decay)
        {
            all &= Check(decay.Form, "Form", decay.Attribute.LocationOf(0));
        }

        if (slots.FirstMoment is { } first)
        {
            all &= Check(first.Form, "Form", first.Attribute.LocationOf(0));
            all &= Check(first.Of, FirstMomentSlot.OfProperty, first.Attribute.LocationOf(FirstMomentSlot.OfProperty));
        }

        if (slots.SecondMoment is { } second)
        {
            all &= Check(second.Form, "Form", second.Attribute.LocationOf(0));
        }

        if (slots.BiasCorrection is { } correction)
        {
            all &= Check(correction.Of, BiasCorrectionSlot.OfProperty, correction.Attribute.LocationOf(BiasCorrectionSlot.OfProperty));
        }

        if (slots.TrustRatio is { } trust)
        {
            all &= Check(trust.Of, TrustRatioSlot.OfProperty, trust.Attribute.LocationOf(TrustRatioSlot.OfProperty));
        }

        if (slots.Step is { } step)
        {
            all &= Check(step.Form, "Form", step.Attribute.LocationOf(0));
            if ((step.EpsilonPlacement & ~AllPlacements) != 0)
            {
                all = Report<EpsilonPlacement>(
                    (int)step.EpsilonPlacement,
                    StepSlot.EpsilonPlacementProperty,
                    step.Attribute.LocationOf(StepSlot.EpsilonPlacementProperty));
            }
        }

        return all;

        bool Check<T>(T value, string name, Location? location)
            where T : struct, Enum =>
            Enum.IsDefined(typeof(T), value) || Report<T>(Convert.ToInt32(value, CultureInfo.InvariantCulture), name, location);

        bool Report<T>(int value, string name, Location? location)
            where T : struct, Enum
        {
            reporter.Report(Descriptors.ValueOutsideRange, location, name, value, "one of " + string.Join(", ", Enum.GetNames(typeof(T))));
            return false;
        }
    }
}
