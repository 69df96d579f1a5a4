using System.Linq;
using System.Threading;
using Microsoft.CodeAnalysis;

namespace OptimGen.Generator.Reading.Declared;

/// <summary>Attributes in, <see cref="Slots"/> out: what was declared, not yet whether it makes sense.</summary>
internal static class SlotReader
{
    private const string Maximize = "MaximizeAttribute";
    private const string ClipGradient = "ClipGradientAttribute";
    private const string WeightDecay = "WeightDecayAttribute";
    private const string FirstMoment = "FirstMomentAttribute";
    private const string SecondMoment = "SecondMomentAttribute";
    private const string InitialMoments = "InitialMomentsAttribute";
    private const string BiasCorrection = "BiasCorrectionAttribute";
    private const string Step = "StepAttribute";
    private const string ClipStep = "ClipStepAttribute";
    private const string Cautious = "CautiousAttribute";
    private const string TrustRatio = "TrustRatioAttribute";
    private const string Lookahead = "LookaheadAttribute";

    /// <summary>Whether the class has any of the slots.</summary>
    public static bool HasSlots(INamedTypeSymbol type) => type.GetAttributes().Any(IsSlot);

    /// <summary>Whether it has one that describes the step itself, and so cannot stand around another.</summary>
    public static bool HasSlotsOfStep(INamedTypeSymbol type) => type.GetAttributes().Any(attribute => IsSlot(attribute) && !IsSurrounding(attribute));

    /// <summary>The slots of a class; null where the compiler could not evaluate one of them.</summary>
    public static Slots? Read(INamedTypeSymbol type, AttributeData optimizer, CancellationToken token)
    {
        if (type.GetAttributes().Any(attribute => IsSlot(attribute) && new SlotAttribute(attribute, token).IsErroneous))
        {
            return null;
        }

        return new Slots(
            new SlotAttribute(optimizer, token),
            Find(Maximize) is { } maximize ? new MaximizeSlot(maximize) : null,
            Find(ClipGradient) is { } clip ? new ClipGradientSlot(clip, clip.Real(0)) : null,
            ReadWeightDecay(Find(WeightDecay)),
            ReadFirstMoment(Find(FirstMoment)),
            ReadSecondMoment(Find(SecondMoment)),
            ReadInitialMoments(Find(InitialMoments)),
            ReadBiasCorrection(Find(BiasCorrection)),
            ReadStep(Find(Step)),
            ReadClipStep(Find(ClipStep)),
            Find(Cautious) is { } cautious ? new CautiousSlot(cautious, cautious.Real(CautiousSlot.MeanFloorProperty, CautiousSlot.DefaultMeanFloor)) : null,
            ReadTrustRatio(Find(TrustRatio)),
            Find(Lookahead) is { } lookahead ? new LookaheadSlot(lookahead, lookahead.Option(0, 0), lookahead.Real(1)) : null);

        SlotAttribute? Find(string name) =>
            type.GetAttributes().FirstOrDefault(attribute => IsOurs(attribute) && attribute.AttributeClass!.Name == name) is { } found
                ? new SlotAttribute(found, token)
                : null;
    }

    private static WeightDecaySlot? ReadWeightDecay(SlotAttribute? slot) =>
        slot is null ? null : new(slot, (DecayForm)slot.Option(0, 0), slot.Real(1));

    private static FirstMomentSlot? ReadFirstMoment(SlotAttribute? slot) =>
        slot is null ? null : new(
            slot,
            (FirstMomentForm)slot.Option(0, 0),
            slot.Real(FirstMomentSlot.DecayProperty, FirstMomentSlot.DefaultDecay),
            slot.Sets(FirstMomentSlot.DampeningProperty) ? slot.Real(FirstMomentSlot.DampeningProperty, 0) : null,
            slot.Flag(FirstMomentSlot.NesterovProperty),
            (MomentOf)slot.Option(FirstMomentSlot.OfProperty, (int)MomentOf.Gradient));

    private static SecondMomentSlot? ReadSecondMoment(SlotAttribute? slot) =>
        slot is null ? null : new(
            slot,
            (SecondMomentForm)slot.Option(0, 0),
            slot.Real(SecondMomentSlot.DecayProperty, SecondMomentSlot.DefaultDecay),
            slot.Flag(SecondMomentSlot.RunningMaximumProperty),
            slot.Flag(SecondMomentSlot.CenteredProperty));

    private static InitialMomentsSlot? ReadInitialMoments(SlotAttribute? slot) =>
        slot is null ? null : new(slot, slot.Real(0), slot.Real(1));

    private static BiasCorrectionSlot? ReadBiasCorrection(SlotAttribute? slot) =>
        slot is null ? null : new(slot, (CorrectedMoments)slot.Option(BiasCorrectionSlot.OfProperty, (int)CorrectedMoments.Both));

    private static StepSlot? ReadStep(SlotAttribute? slot) =>
        slot is null ? null : new(
            slot,
            (StepForm)slot.Option(0, 0),
            slot.Real(StepSlot.LearningRateProperty, StepSlot.DefaultLearningRate),
            slot.Real(StepSlot.EpsilonProperty, StepSlot.DefaultEpsilon),
            (EpsilonPlacement)slot.Option(StepSlot.EpsilonPlacementProperty, (int)StepSlot.DefaultEpsilonPlacement));

    private static ClipStepSlot? ReadClipStep(SlotAttribute? slot) =>
        slot is null ? null : new(
            slot,
            slot.Real(ClipStepSlot.FinalRateProperty, ClipStepSlot.DefaultFinalRate),
            slot.Real(ClipStepSlot.GammaProperty, ClipStepSlot.DefaultGamma));

    private static TrustRatioSlot? ReadTrustRatio(SlotAttribute? slot) =>
        slot is null ? null : new(
            slot,
            (MomentOf)slot.Option(TrustRatioSlot.OfProperty, (int)MomentOf.Step),
            slot.Real(TrustRatioSlot.CoefficientProperty, TrustRatioSlot.DefaultCoefficient),
            slot.Real(TrustRatioSlot.NormLimitProperty, TrustRatioSlot.DefaultNormLimit));

    private static bool IsSlot(AttributeData attribute) =>
        IsSurrounding(attribute)
        || (IsOurs(attribute) && attribute.AttributeClass!.Name is FirstMoment or SecondMoment or InitialMoments or BiasCorrection or Step or ClipStep or Cautious or TrustRatio);

    private static bool IsSurrounding(AttributeData attribute) =>
        IsOurs(attribute) && attribute.AttributeClass!.Name is Maximize or ClipGradient or WeightDecay or Lookahead;

    private static bool IsOurs(AttributeData attribute) =>
        attribute.AttributeClass is
        {
            TypeKind: TypeKind.Class,
            ContainingType: null,
            ContainingNamespace: { Name: WellKnownNames.Namespace, ContainingNamespace.IsGlobalNamespace: true },
        };
}
