using OptimGen.Generator.Diagnostics;

namespace OptimGen.Generator.Reading.Declared;

/// <summary>Only an exponential average that started at zero has the bias that is corrected.</summary>
internal static class BiasCorrectionChecks
{
    public static void Run(Slots slots, StepSlot step, DiagnosticReporter reporter)
    {
        // A centered moment refuses the correction itself.
        if (slots.BiasCorrection is not { } slot || slots.SecondMoment is { Centered: true })
        {
            return;
        }

        if (slot.Of != CorrectedMoments.Second && slots.FirstMoment is not null && !slots.AveragesGradient)
        {
            reporter.Report(
                Descriptors.CannotBeCorrected,
                slot.Attribute.LocationOf(BiasCorrectionSlot.OfProperty),
                "first",
                slots.AveragesSquares && slot.Of == CorrectedMoments.Both
                    ? "it is a sum, not an average of the gradient; write Of = CorrectedMoments.Second to correct the second alone"
                    : "it is a sum, not an average of the gradient");
        }
        else if (slot.Of == CorrectedMoments.First && slots.FirstMoment is null)
        {
            reporter.Report(
                Descriptors.CannotBeCorrected, slot.Attribute.LocationOf(BiasCorrectionSlot.OfProperty), "first", "there is none");
        }
        else if (slot.Of == CorrectedMoments.Second && !slots.AveragesSquares)
        {
            reporter.Report(
                Descriptors.CannotBeCorrected,
                slot.Attribute.LocationOf(BiasCorrectionSlot.OfProperty),
                "second",
                slots.SecondMoment is { } second ? $"{second.Form} is no average" : "there is none");
        }
        else if (!slots.CorrectsFirst && !slots.CorrectsSecond)
        {
            reporter.Report(Descriptors.NothingToCorrect, slot.Attribute.Location, "no moment of this class is an average");
        }
        else if (step.Form == StepForm.Sign)
        {
            reporter.Report(Descriptors.NothingToCorrect, slot.Attribute.Location, "dividing by a positive number does not change a sign");
        }
    }
}
