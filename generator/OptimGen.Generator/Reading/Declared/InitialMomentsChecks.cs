using OptimGen.Generator.Diagnostics;

namespace OptimGen.Generator.Reading.Declared;

/// <summary>An initial value must be one of a moment that is there and reads it.</summary>
internal static class InitialMomentsChecks
{
    public static void Run(Slots slots, DiagnosticReporter reporter)
    {
        if (slots.InitialMoments is not { } slot)
        {
            return;
        }

        if (!slots.ReadsInitialFirstMoment && slots.SecondMoment is null)
        {
            reporter.Report(
                Descriptors.NothingUsesThis,
                slot.Attribute.Location,
                "the initial moments",
                "no moment of this class starts from a given value");
            return;
        }

        if (!slots.ReadsInitialFirstMoment && slot.First != 0)
        {
            reporter.Report(
                Descriptors.InitialMomentUnused,
                slot.Attribute.LocationOf(0),
                "first",
                slots.FirstMoment is null ? "there is no first moment" : "with dampening, step 1 starts the first moment as the gradient");
        }

        if (slots.SecondMoment is null && slot.Second != 0)
        {
            reporter.Report(Descriptors.InitialMomentUnused, slot.Attribute.LocationOf(1), "second", "there is no second moment");
        }
    }
}
