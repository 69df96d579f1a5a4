using OptimGen.Generator.Diagnostics;

namespace OptimGen.Generator.Reading.Declared;

/// <summary>Whether there is a rate to hold between bounds: the step must be a ratio, and nothing else may have been added to it.</summary>
internal static class ClipStepChecks
{
    public static void Run(Slots slots, StepSlot step, DiagnosticReporter reporter)
    {
        if (slots.ClipStep is not { } slot)
        {
            return;
        }

        string? reason =
            step.Form != StepForm.Ratio ? $"Step({step.Form}) has one rate for all elements; write Step(Ratio)"
            : slots.WeightDecay is { Form: DecayForm.InStep } ? "WeightDecay(InStep) is added to the ratio before; write another form of decay"
            : slots.FirstMoment is { Of: MomentOf.Step } ? "a first moment of the step sums ratios of several steps; write one of the gradient"
            : null;
        if (reason is not null)
        {
            reporter.Report(Descriptors.ClipStepRefused, slot.Attribute.Location, reason);
        }
    }
}
