using System;
using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using OptimGen.Generator.Rules;

namespace OptimGen.Generator.Reading.Declared;

/// <summary>
/// The hyperparameters that the slots of a class make, in the order in which the rule form lists them; −1 for those it has not.
/// </summary>
internal sealed class DeclaredHyperparameters
{
    private readonly List<HyperparameterModel> _models = [];
    private readonly List<Func<Location?>> _places = [];

    public DeclaredHyperparameters(Slots slots, StepSlot step)
    {
        LearningRate = Add(
            step.Attribute,
            StepSlot.LearningRateProperty,
            "LearningRate",
            step.LearningRate,
            SlotRanges.LearningRate,
            "The learning rate α: the factor of every step, often set anew by a schedule.");

        // Momentum of the step is taken after the second moment, and so it is listed after it.
        if (slots.FirstMoment is { Of: MomentOf.Gradient } first)
        {
            AddFirst(slots, first);
        }

        if (slots.SecondMoment is { Form: not SecondMomentForm.SumOfSquares } second)
        {
            SecondDecay = Add(
                second.Attribute,
                SecondMomentSlot.DecayProperty,
                slots.AveragesGradient ? "Beta2" : "Decay",
                second.Decay,
                SlotRanges.Decay,
                slots.AveragesGradient
                    ? "The decay β₂ of the second moment: how much of it a step keeps."
                    : "The decay of the second moment: how much of it a step keeps.");
        }

        if (slots.FirstMoment is { Of: MomentOf.Step } deferred)
        {
            AddFirst(slots, deferred);
        }

        if (slots.InitialMoments is { } initial)
        {
            if (slots.ReadsInitialFirstMoment)
            {
                InitialFirstMoment = Add(
                    initial.Attribute,
                    "first",
                    "InitialFirstMoment",
                    initial.First,
                    SlotRanges.InitialFirstMoment,
                    "What every element of the first moment is before step 1.");
            }

            if (slots.SecondMoment is not null)
            {
                InitialSecondMoment = Add(
                    initial.Attribute,
                    "second",
                    "InitialSecondMoment",
                    initial.Second,
                    SlotRanges.InitialSecondMoment,
                    "What every element of the second moment is before step 1.");
            }
        }

        if (step is { Form: StepForm.Ratio, EpsilonPlacement: not EpsilonPlacement.None })
        {
            Epsilon = Add(step.Attribute, StepSlot.EpsilonProperty, "Epsilon", step.Epsilon, SlotRanges.Epsilon, EpsilonDocumentation(slots, step));
        }

        if (slots.WeightDecay is { } decay)
        {
            WeightDecay = Add(decay.Attribute, "value", SlotParts.WeightDecay(decay));
        }

        if (slots.ClipGradient is { } clip)
        {
            ClipValue = Add(clip.Attribute, "value", SlotParts.ClipValue(clip));
        }

        if (slots.ClipStep is { } bounds)
        {
            FinalRate = Add(
                bounds.Attribute,
                ClipStepSlot.FinalRateProperty,
                "FinalRate",
                bounds.FinalRate,
                SlotRanges.FinalRate,
                "The final rate φ: what the bounds of every element's rate close in on.");
            Gamma = Add(
                bounds.Attribute, ClipStepSlot.GammaProperty, "Gamma", bounds.Gamma, SlotRanges.Gamma, "How fast the bounds close in, γ.");
        }

        if (slots.Cautious is { } cautious)
        {
            MeanFloor = Add(
                cautious.Attribute,
                CautiousSlot.MeanFloorProperty,
                "MeanFloor",
                cautious.MeanFloor,
                SlotRanges.MeanFloor,
                "The smallest share of agreeing elements that the step is divided by.");
        }

        if (slots.TrustRatio is { Of: MomentOf.Gradient } gradient)
        {
            TrustCoefficient = Add(
                gradient.Attribute,
                TrustRatioSlot.CoefficientProperty,
                "TrustCoefficient",
                gradient.Coefficient,
                SlotRanges.TrustCoefficient,
                "The trust coefficient τ: the norm of the gradient becomes this part of the tensor's.");
        }
        else if (slots.TrustRatio is { HasLimit: true } limited)
        {
            NormLimit = Add(
                limited.Attribute,
                TrustRatioSlot.NormLimitProperty,
                "NormLimit",
                limited.NormLimit,
                SlotRanges.NormLimit,
                "The largest norm of a tensor that its step is scaled to.");
        }

        if (slots.Lookahead is { } lookahead)
        {
            SyncPeriod = Add(lookahead.Attribute, "period", SlotParts.SyncPeriod(lookahead));
            SlowStepSize = Add(lookahead.Attribute, "stepSize", SlotParts.SlowStepSize(lookahead));
        }
    }

    public IReadOnlyList<HyperparameterModel> Models => _models;

    /// <summary>Where the default of each stands; the slot where it is left out.</summary>
    public IReadOnlyList<Location?> Places => [.. _places.Select(find => find())];

    public int LearningRate { get; }

    /// <summary>β₁, or the momentum.</summary>
    public int FirstDecay { get; private set; } = -1;

    public int Dampening { get; private set; } = -1;

    /// <summary>β₂, or the decay where no β₁ is.</summary>
    public int SecondDecay { get; } = -1;

    public int InitialFirstMoment { get; } = -1;

    public int InitialSecondMoment { get; } = -1;

    public int Epsilon { get; } = -1;

    public int WeightDecay { get; } = -1;

    public int ClipValue { get; } = -1;

    public int FinalRate { get; } = -1;

    public int Gamma { get; } = -1;

    public int MeanFloor { get; } = -1;

    public int TrustCoefficient { get; } = -1;

    public int NormLimit { get; } = -1;

    public int SyncPeriod { get; } = -1;

    public int SlowStepSize { get; } = -1;

    private static string EpsilonDocumentation(Slots slots, StepSlot step) =>
        (step.EpsilonPlacement & ~EpsilonPlacement.InState, step.HasEpsilon(EpsilonPlacement.InState)) switch
        {
            (EpsilonPlacement.None, _) => "The ε that keeps the second moment above zero: it is added into the state itself.",
            (EpsilonPlacement.Inside, _) => "The ε that is added to the second moment under the root.",
            (_, true) => "The ε that is added into the second moment itself, and once more to the denominator.",
            _ when slots.IsReordered => "The ε that is added to the root of the second moment before its bias is corrected.",
            _ => "The ε that is added to the denominator, which without it could be zero.",
        };

    private void AddFirst(Slots slots, FirstMomentSlot first)
    {
        bool isBeta = slots.AveragesGradient && slots.SecondMoment is not null;
        FirstDecay = Add(
            first.Attribute,
            FirstMomentSlot.DecayProperty,
            isBeta ? "Beta1" : "Momentum",
            first.Decay,
            SlotRanges.FirstDecay(first),
            isBeta ? "The decay β₁ of the first moment: how much of it a step keeps."
                : first.Of == MomentOf.Step ? "The momentum: how much of the step before this one keeps."
                : "The momentum: how much of the first moment a step keeps.");
        if (first.Dampening is { } dampening)
        {
            Dampening = Add(
                first.Attribute,
                FirstMomentSlot.DampeningProperty,
                "Dampening",
                dampening,
                SlotRanges.Dampening,
                "The dampening: this part of every gradient but the first is left out of the first moment.");
        }
    }

    private int Add(SlotAttribute slot, string argument, string property, double value, ValueRange range, string documentation) =>
        Add(slot, argument, SlotParts.Hyperparameter(property, value, range, documentation));

    private int Add(SlotAttribute slot, string argument, HyperparameterModel model)
    {
        _places.Add(() => slot.LocationOf(argument));
        _models.Add(model);
        return _models.Count - 1;
    }
}
