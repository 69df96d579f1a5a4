using OptimGen.Generator.Rules;

namespace OptimGen.Generator.Reading.Declared;

/// <summary>The range of every value a slot declares: of the attribute's argument and of the property it becomes.</summary>
internal static class SlotRanges
{
    public static ValueRange LearningRate { get; } = ValueRange.NotNegative;

    public static ValueRange WeightDecay { get; } = ValueRange.NotNegative;

    public static ValueRange Decay { get; } = ValueRange.Decay;

    public static ValueRange Dampening { get; } = ValueRange.Between(0, 1);

    public static ValueRange Epsilon { get; } = ValueRange.Positive;

    public static ValueRange ClipValue { get; } = ValueRange.Positive;

    public static ValueRange TrustCoefficient { get; } = ValueRange.NotNegative;

    public static ValueRange NormLimit { get; } = ValueRange.Positive;

    public static ValueRange MeanFloor { get; } = ValueRange.Positive;

    public static ValueRange FinalRate { get; } = ValueRange.NotNegative;

    public static ValueRange Gamma { get; } = ValueRange.Positive;

    /// <summary>The learning rate when a state is created, by which bounds are divided.</summary>
    public static ValueRange InitialRate { get; } = ValueRange.Positive;

    public static ValueRange SyncPeriod { get; } = ValueRange.Positive;

    public static ValueRange SlowStepSize { get; } = ValueRange.Between(0, 1);

    public static ValueRange InitialFirstMoment { get; } = ValueRange.Any;

    public static ValueRange InitialSecondMoment { get; } = ValueRange.NotNegative;

    /// <summary>Nesterov's step looks ahead along the momentum: without any it would be the gradient.</summary>
    public static ValueRange FirstDecay(FirstMomentSlot first) =>
        first.Nesterov ? ValueRange.Decay.Intersect(ValueRange.Positive) : ValueRange.Decay;
}
