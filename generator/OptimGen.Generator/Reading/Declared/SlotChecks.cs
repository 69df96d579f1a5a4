using OptimGen.Generator.Diagnostics;

namespace OptimGen.Generator.Reading.Declared;

/// <summary>Whether declared slots make sense together. What passes can be expanded; nothing after this asks again.</summary>
internal static class SlotChecks
{
    public static void Run(Slots slots, DiagnosticReporter reporter)
    {
        // An option that does not exist has no meaning that the other checks could judge.
        if (!OptionChecks.Run(slots, reporter))
        {
            return;
        }

        ValueChecks.Run(slots, reporter);
        if (slots.Step is not { } step)
        {
            reporter.Report(Descriptors.StepMissing, slots.Optimizer.Location);
            return;
        }

        FirstMomentChecks.Run(slots, step, reporter);
        SecondMomentChecks.Run(slots, step, reporter);
        InitialMomentsChecks.Run(slots, reporter);
        BiasCorrectionChecks.Run(slots, step, reporter);
        EpsilonChecks.Run(slots, step, reporter);
        ClipStepChecks.Run(slots, step, reporter);
        ReductionChecks.Run(slots, reporter);
    }
}
