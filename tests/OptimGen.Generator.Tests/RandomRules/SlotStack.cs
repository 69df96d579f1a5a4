using System.Collections.Generic;
using System.Globalization;

namespace OptimGen.Generator.Tests.RandomRules;

/// <summary>Slots of the declared form put together: what stands in a class, and what <see cref="SlotInterpreter"/> computes.</summary>
internal sealed record SlotStack
{
    public bool Maximize { get; init; }

    /// <summary>The bound of the gradient; null without one.</summary>
    public double? ClipValue { get; init; }

    /// <summary>The form of weight decay; null without any.</summary>
    public DecayForm? Decay { get; init; }

    public double WeightDecay { get; init; }

    public FirstMomentForm? First { get; init; }

    public double FirstDecay { get; init; } = 0.9;

    public double? Dampening { get; init; }

    public bool Nesterov { get; init; }

    public MomentOf Of { get; init; }

    public SecondMomentForm? Second { get; init; }

    public double SecondDecay { get; init; } = 0.999;

    public bool RunningMaximum { get; init; }

    public bool Centered { get; init; }

    /// <summary>The moments before step 1; null without the slot.</summary>
    public (double First, double Second)? Initial { get; init; }

    public CorrectedMoments? Correction { get; init; }

    public StepForm Step { get; init; }

    public double LearningRate { get; init; } = 1e-3;

    public double Epsilon { get; init; } = 1e-8;

    public EpsilonPlacement Placement { get; init; } = EpsilonPlacement.Outside;

    /// <summary>The final rate and γ; null without the slot.</summary>
    public (double FinalRate, double Gamma)? ClipStep { get; init; }

    /// <summary>The floor of the share of agreeing elements; null without the slot.</summary>
    public double? MeanFloor { get; init; }

    /// <summary>What the tensor's norm scales; null without the slot.</summary>
    public MomentOf? Trust { get; init; }

    public double Coefficient { get; init; } = 1e-3;

    public double NormLimit { get; init; } = double.PositiveInfinity;

    /// <summary>The period and the step size; null without the slot.</summary>
    public (int Period, double StepSize)? Lookahead { get; init; }

    /// <summary>The attributes, without brackets.</summary>
    public IEnumerable<string> Attributes()
    {
        if (Maximize)
        {
            yield return "Maximize";
        }

        if (ClipValue is { } clip)
        {
            yield return $"ClipGradient({Number(clip)})";
        }

        if (Decay is { } decay)
        {
            yield return $"WeightDecay(DecayForm.{decay}, {Number(WeightDecay)})";
        }

        if (First is { } first)
        {
            string options = (Dampening is { } dampening ? $", Dampening = {Number(dampening)}" : "")
                + (Nesterov ? ", Nesterov = true" : "") + (Of == MomentOf.Step ? ", Of = MomentOf.Step" : "");
            yield return $"FirstMoment(FirstMomentForm.{first}, Decay = {Number(FirstDecay)}{options})";
        }

        if (Second is { } second)
        {
            string rate = second == SecondMomentForm.SumOfSquares ? "" : $", Decay = {Number(SecondDecay)}";
            yield return $"SecondMoment(SecondMomentForm.{second}{rate}{(RunningMaximum ? ", RunningMaximum = true" : "")}{(Centered ? ", Centered = true" : "")})";
        }

        if (Initial is { } initial)
        {
            yield return $"InitialMoments({Number(initial.First)}, {Number(initial.Second)})";
        }

        if (Correction is { } correction)
        {
            yield return $"BiasCorrection(Of = CorrectedMoments.{correction})";
        }

        string epsilon = Step == StepForm.Ratio ? $", Epsilon = {Number(Epsilon)}, EpsilonPlacement = (EpsilonPlacement){(int)Placement}" : "";
        yield return $"Step(StepForm.{Step}, LearningRate = {Number(LearningRate)}{epsilon})";
        if (ClipStep is { } bounds)
        {
            yield return $"ClipStep(FinalRate = {Number(bounds.FinalRate)}, Gamma = {Number(bounds.Gamma)})";
        }

        if (MeanFloor is { } floor)
        {
            yield return $"Cautious(MeanFloor = {Number(floor)})";
        }

        if (Trust == MomentOf.Gradient)
        {
            yield return $"TrustRatio(Of = MomentOf.Gradient, Coefficient = {Number(Coefficient)})";
        }
        else if (Trust == MomentOf.Step)
        {
            yield return double.IsPositiveInfinity(NormLimit) ? "TrustRatio" : $"TrustRatio(NormLimit = {Number(NormLimit)})";
        }

        if (Lookahead is { } lookahead)
        {
            yield return $"Lookahead({lookahead.Period}, {Number(lookahead.StepSize)})";
        }
    }

    private static string Number(double value) => value.ToString("R", CultureInfo.InvariantCulture);
}
