using OptimGen.Generator.Diagnostics;

namespace OptimGen.Generator.Reading.Declared;

/// <summary>What the first moment's options need of each other and of the step.</summary>
internal static class FirstMomentChecks
{
    public static void Run(Slots slots, StepSlot step, DiagnosticReporter reporter)
    {
        if (step.Form == StepForm.Momentum && slots.FirstMoment is not { Of: MomentOf.Gradient })
        {
            reporter.Report(Descriptors.FirstMomentMissing, step.Attribute.LocationOf(0));
        }

        if (slots.FirstMoment is not { } slot)
        {
            return;
        }

        if (slot.Nesterov)
        {
            CheckNesterov(slot, reporter);
        }
        else if (slot.Dampening is not null && slot is not { Form: FirstMomentForm.Accumulate, Of: MomentOf.Gradient })
        {
            reporter.Report(
                Descriptors.DampeningWithoutAccumulation,
                slot.Attribute.LocationOf(FirstMomentSlot.DampeningProperty),
                slot.Of == MomentOf.Step
                    ? "a first moment of the step takes every step whole"
                    : "an average's decay already says how much it takes");
        }

        if (slot.Of == MomentOf.Step)
        {
            CheckMomentOfStep(slot, step, reporter);
        }
        else if (step.Form == StepForm.Gradient)
        {
            reporter.Report(
                Descriptors.NothingUsesThis, slot.Attribute.Location, "the first moment", "Step(Gradient) goes along the gradient alone");
        }
    }

    private static void CheckNesterov(FirstMomentSlot slot, DiagnosticReporter reporter)
    {
        string? reason =
            slot.Form == FirstMomentForm.Ema ? "an average; write FirstMomentForm.Accumulate, or NAdam in the rule form"
            : slot.Of == MomentOf.Step ? "a moment of the step"
            : slot.Dampening is not null ? "dampening, not even one of 0: it could be set"
            : null;
        if (reason is not null)
        {
            reporter.Report(Descriptors.NesterovRefused, slot.Attribute.LocationOf(FirstMomentSlot.NesterovProperty), reason);
        }
    }

    private static void CheckMomentOfStep(FirstMomentSlot slot, StepSlot step, DiagnosticReporter reporter)
    {
        // Step(Momentum) has been refused above for want of a first moment of the gradient.
        string? reason =
            slot.Form == FirstMomentForm.Ema ? "only FirstMomentForm.Accumulate is defined for it"
            : step.Form == StepForm.Gradient
                ? "Step(Gradient) takes the gradient itself: leave Of out and write Step(Momentum), which is the same"
            : null;
        if (reason is not null)
        {
            reporter.Report(Descriptors.MomentOfStepRefused, slot.Attribute.LocationOf(FirstMomentSlot.OfProperty), reason);
        }
    }
}
