using Microsoft.CodeAnalysis;
using OptimGen.Generator.Diagnostics;

namespace OptimGen.Generator.Reading.Declared;

/// <summary>Where ε may stand, which depends on the step and on the second moment.</summary>
internal static class EpsilonChecks
{
    private const EpsilonPlacement InDenominator = EpsilonPlacement.Outside | EpsilonPlacement.Inside | EpsilonPlacement.Reordered;

    public static void Run(Slots slots, StepSlot step, DiagnosticReporter reporter)
    {
        if (step.Form != StepForm.Ratio)
        {
            ReportUnused(step, StepSlot.EpsilonProperty, $"only Step(Ratio) has a denominator, and this is Step({step.Form})", reporter);
            ReportUnused(
                step,
                StepSlot.EpsilonPlacementProperty,
                $"only Step(Ratio) has a denominator, and this is Step({step.Form})",
                reporter);
            return;
        }

        CheckPlacement(slots, step, reporter);
    }

    private static void CheckPlacement(Slots slots, StepSlot step, DiagnosticReporter reporter)
    {
        Location? location = step.Attribute.LocationOf(StepSlot.EpsilonPlacementProperty);
        EpsilonPlacement inDenominator = step.EpsilonPlacement & InDenominator;
        if ((inDenominator & (inDenominator - 1)) != 0)
        {
            reporter.Report(Descriptors.EpsilonTwice, location, inDenominator);
            return;
        }

        if (step.EpsilonPlacement == EpsilonPlacement.None)
        {
            ReportUnused(step, StepSlot.EpsilonProperty, "EpsilonPlacement.None leaves it out", reporter);
            reporter.Report(Descriptors.NoEpsilon, location);
        }

        if (slots.SecondMoment is not { } second)
        {
            return;
        }

        if (step.HasEpsilon(EpsilonPlacement.InState) && second.Form is SecondMomentForm.SumOfSquares or SecondMomentForm.SignedSquares)
        {
            reporter.Report(
                Descriptors.NoPlaceForEpsilon,
                location,
                "InState",
                $"{second.Form} forgets nothing, and would grow by ε at every step without any gradient");
        }

        if (step.HasEpsilon(EpsilonPlacement.Inside) && second.Form == SecondMomentForm.MaxOfAbsolutes)
        {
            reporter.Report(Descriptors.NoPlaceForEpsilon, location, "Inside", "MaxOfAbsolutes is divided by without a root");
        }

        if (step.HasEpsilon(EpsilonPlacement.Reordered) && !slots.CorrectsSecond)
        {
            reporter.Report(Descriptors.ReorderedChangesNothing, location);
        }
    }

    private static void ReportUnused(StepSlot step, string property, string reason, DiagnosticReporter reporter)
    {
        if (step.Attribute.Sets(property))
        {
            reporter.Report(Descriptors.NothingUsesThis, step.Attribute.LocationOf(property), property, reason);
        }
    }
}
