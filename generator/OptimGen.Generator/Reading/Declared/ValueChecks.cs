using System.Globalization;
using Microsoft.CodeAnalysis;
using OptimGen.Generator.Diagnostics;
using OptimGen.Generator.Rules;

namespace OptimGen.Generator.Reading.Declared;

/// <summary>Every number must be in the range of the property it becomes the default of.</summary>
internal static class ValueChecks
{
    public static void Run(Slots slots, DiagnosticReporter reporter)
    {
        if (slots.ClipGradient is { } clip)
        {
            Check("The bound of the gradient", clip.Value, SlotRanges.ClipValue, clip.Attribute.LocationOf(0));
        }

        if (slots.WeightDecay is { } decay)
        {
            Check("WeightDecay", decay.Value, SlotRanges.WeightDecay, decay.Attribute.LocationOf(1));
        }

        if (slots.FirstMoment is { } first)
        {
            Check(
                FirstMomentSlot.DecayProperty,
                first.Decay,
                SlotRanges.FirstDecay(first),
                first.Attribute.LocationOf(FirstMomentSlot.DecayProperty));
            Check(
                FirstMomentSlot.DampeningProperty,
                first.Dampening ?? 0,
                SlotRanges.Dampening,
                first.Attribute.LocationOf(FirstMomentSlot.DampeningProperty));
        }

        if (slots.SecondMoment is { } second)
        {
            Check(
                SecondMomentSlot.DecayProperty,
                second.Decay,
                SlotRanges.Decay,
                second.Attribute.LocationOf(SecondMomentSlot.DecayProperty));
        }

        if (slots.InitialMoments is { } initial)
        {
            Check("The initial first moment", initial.First, SlotRanges.InitialFirstMoment, initial.Attribute.LocationOf(0));
            Check("The initial second moment", initial.Second, SlotRanges.InitialSecondMoment, initial.Attribute.LocationOf(1));
        }

        if (slots.Step is { } step)
        {
            Check(
                StepSlot.LearningRateProperty,
                step.LearningRate,
                SlotRanges.LearningRate,
                step.Attribute.LocationOf(StepSlot.LearningRateProperty));
            Check(StepSlot.EpsilonProperty, step.Epsilon, SlotRanges.Epsilon, step.Attribute.LocationOf(StepSlot.EpsilonProperty));
        }

        if (slots.ClipStep is { } bounds)
        {
            Check(ClipStepSlot.FinalRateProperty, bounds.FinalRate, SlotRanges.FinalRate, bounds.Attribute.LocationOf(ClipStepSlot.FinalRateProperty));
            Check(ClipStepSlot.GammaProperty, bounds.Gamma, SlotRanges.Gamma, bounds.Attribute.LocationOf(ClipStepSlot.GammaProperty));
        }

        if (slots.Cautious is { } cautious)
        {
            Check(CautiousSlot.MeanFloorProperty, cautious.MeanFloor, SlotRanges.MeanFloor, cautious.Attribute.LocationOf(CautiousSlot.MeanFloorProperty));
        }

        if (slots.TrustRatio is { } trust)
        {
            Check(
                TrustRatioSlot.CoefficientProperty,
                trust.Coefficient,
                SlotRanges.TrustCoefficient,
                trust.Attribute.LocationOf(TrustRatioSlot.CoefficientProperty));
            if (trust.HasLimit)
            {
                Check(TrustRatioSlot.NormLimitProperty, trust.NormLimit, SlotRanges.NormLimit, trust.Attribute.LocationOf(TrustRatioSlot.NormLimitProperty));
            }
        }

        if (slots.Lookahead is { } lookahead)
        {
            Check("The period", lookahead.Period, SlotRanges.SyncPeriod, lookahead.Attribute.LocationOf(0));
            Check("The step size of the slow weights", lookahead.StepSize, SlotRanges.SlowStepSize, lookahead.Attribute.LocationOf(1));
        }

        void Check(string name, double value, ValueRange range, Location? location)
        {
            if (!range.Contains(value))
            {
                reporter.Report(
                    Descriptors.ValueOutsideRange, location, name, value.ToString("R", CultureInfo.InvariantCulture), $"in {range}");
            }
        }
    }
}
