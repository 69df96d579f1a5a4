using System;
using OptimGen.Generator.Rules;

namespace OptimGen.Generator.Reading.Declared;

/// <summary>The hyperparameters and states of slots that also stand around a rule of the author's own: the same in both forms.</summary>
internal static class SlotParts
{
    public static HyperparameterModel ClipValue(ClipGradientSlot slot) => Hyperparameter(
        "ClipValue", slot.Value, SlotRanges.ClipValue, "The bound κ: every element of the gradient is held between −κ and κ.");

    public static HyperparameterModel WeightDecay(WeightDecaySlot slot) => Hyperparameter(
        "WeightDecay",
        slot.Value,
        SlotRanges.WeightDecay,
        slot.Form switch
        {
            DecayForm.L2 => "The weight decay λ: λ·x is added to the gradient, and so enters the moments.",
            DecayForm.Decoupled => "The weight decay λ: every step takes off α·λ·x first, apart from the gradient.",
            DecayForm.DecoupledAfter => "The weight decay λ: every step takes off α·λ·x last, of the new x.",
            _ => "The weight decay λ: λ·x is added to the ratio, and then multiplied by the learning rate.",
        });

    public static HyperparameterModel SyncPeriod(LookaheadSlot slot) => Hyperparameter(
        "SyncPeriod", slot.Period, SlotRanges.SyncPeriod, "How many steps pass until the slow weights follow, and the parameters return to them.")
        with
    { Kind = HyperparameterKind.Integer };

    public static HyperparameterModel SlowStepSize(LookaheadSlot slot) => Hyperparameter(
        "SlowStepSize", slot.StepSize, SlotRanges.SlowStepSize, "The share of the way to the parameters that the slow weights go.");

    /// <summary>The slow weights under a symbol that the rule has not used.</summary>
    public static StateModel SlowWeights(string symbol) => new(
        "SlowWeights", symbol, StateShape.Element, InitialValueKind.Parameter, 0, -1, "The slow weights: where the parameters return to.");

    public static HyperparameterModel Hyperparameter(string property, double value, ValueRange range, string documentation) => new(
        property,
        char.ToLowerInvariant(property[0]) + property.Substring(1),
        HyperparameterKind.Real,
        BitConverter.DoubleToInt64Bits(value),
        range,
        documentation);
}
