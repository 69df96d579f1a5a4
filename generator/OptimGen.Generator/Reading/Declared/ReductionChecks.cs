using OptimGen.Generator.Diagnostics;

namespace OptimGen.Generator.Reading.Declared;

/// <summary>Slots that need a value of the whole tensor: what they are of must be there, and options must belong to it.</summary>
internal static class ReductionChecks
{
    public static void Run(Slots slots, DiagnosticReporter reporter)
    {
        if (slots.Cautious is { } cautious && slots.FirstMoment is not { Of: MomentOf.Gradient })
        {
            reporter.Report(
                Descriptors.NothingUsesThis, cautious.Attribute.Location, "the mask", "without a first moment of the gradient every step agrees with it");
        }

        if (slots.TrustRatio is not { } trust)
        {
            return;
        }

        string unused = trust.Of == MomentOf.Step ? TrustRatioSlot.CoefficientProperty : TrustRatioSlot.NormLimitProperty;
        if (trust.Attribute.Sets(unused))
        {
            reporter.Report(
                Descriptors.NothingUsesThis,
                trust.Attribute.LocationOf(unused),
                unused,
                trust.Of == MomentOf.Step ? "a ratio of the step has the learning rate as its factor" : "a ratio of the gradient takes the norm as it is");
        }

        if (trust.Of == MomentOf.Step && slots.ClipStep is { } clip)
        {
            reporter.Report(
                Descriptors.ClipStepRefused, clip.Attribute.Location, "TrustRatio scales the whole step of a tensor; write one of the two");
        }
    }
}
