using OptimGen.Generator.Diagnostics;

namespace OptimGen.Generator.Reading.Declared;

/// <summary>What the second moment's options need of each other and of the other slots.</summary>
internal static class SecondMomentChecks
{
    public static void Run(Slots slots, StepSlot step, DiagnosticReporter reporter)
    {
        if (slots.SecondMoment is not { } slot)
        {
            if (step.Form == StepForm.Ratio)
            {
                reporter.Report(Descriptors.SecondMomentMissing, step.Attribute.LocationOf(0));
            }

            return;
        }

        if (step.Form != StepForm.Ratio)
        {
            reporter.Report(
                Descriptors.NothingUsesThis,
                slot.Attribute.Location,
                "the second moment",
                $"only Step(Ratio) divides by it, and this is Step({step.Form})");
        }

        if (slot.Form == SecondMomentForm.SumOfSquares && slot.Attribute.Sets(SecondMomentSlot.DecayProperty))
        {
            reporter.Report(
                Descriptors.NothingUsesThis,
                slot.Attribute.LocationOf(SecondMomentSlot.DecayProperty),
                SecondMomentSlot.DecayProperty,
                "a sum forgets nothing");
        }

        if (slot.Form == SecondMomentForm.EmaOfDeviations && !slots.AveragesGradient)
        {
            reporter.Report(Descriptors.DeviationsWithoutAverage, slot.Attribute.LocationOf(0));
        }

        if (slot.RunningMaximum && slot.Form == SecondMomentForm.SumOfSquares)
        {
            reporter.Report(Descriptors.MaximumOfSum, slot.Attribute.LocationOf(SecondMomentSlot.RunningMaximumProperty));
        }

        if (slot.Centered)
        {
            CheckCentered(slots, slot, reporter);
        }
    }

    private static void CheckCentered(Slots slots, SecondMomentSlot slot, DiagnosticReporter reporter)
    {
        string? reason =
            slot.Form != SecondMomentForm.EmaOfSquares ? $"{slot.Form}: only an average of squares holds the square of the average"
            : slot.RunningMaximum ? "RunningMaximum"
            : slots.BiasCorrection is not null ? "BiasCorrection"
            : null;
        if (reason is not null)
        {
            reporter.Report(Descriptors.CenteredRefused, slot.Attribute.LocationOf(SecondMomentSlot.CenteredProperty), reason);
        }
    }
}
