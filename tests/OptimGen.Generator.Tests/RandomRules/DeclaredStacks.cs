using System.Collections.Generic;

namespace OptimGen.Generator.Tests.RandomRules;

/// <summary>Slots of the declared form put together at random: some of the combinations make sense.</summary>
internal static class DeclaredStacks
{
    /// <summary>The class of this seed.</summary>
    public static RandomRule Create(int seed)
    {
        Dice dice = new(seed);
        IEnumerable<string> slots = Draw(dice).Attributes();
        return new RandomRule(
            seed, $"Declared.Stack{seed}", $"using OptimGen;\n\nnamespace Declared;\n\n[Optimizer]\n[{string.Join("]\n[", slots)}]\npublic sealed partial class Stack{seed}\n{{\n}}\n");
    }

    /// <summary>The slots of this seed.</summary>
    public static SlotStack Draw(int seed) => Draw(new Dice(seed));

    private static SlotStack Draw(Dice dice)
    {
        SlotStack slots = new()
        {
            Maximize = dice.Chance(0.1),
            ClipValue = dice.Chance(0.2) ? Number(dice, 0.5, 2) : null,
            Step = dice.Chance(0.5) ? StepForm.Ratio : (StepForm)dice.Below(4),
            LearningRate = Number(dice, 0.001, 0.1),
            Epsilon = Number(dice, 1e-8, 0.01),
            Placement = Placement(dice),
            ClipStep = dice.Chance(0.15) ? (Number(dice, 0.1, 1), Number(dice, 0.001, 0.5)) : null,
            MeanFloor = dice.Chance(0.2) ? Number(dice, 0.001, 0.6) : null,
            Trust = dice.Chance(0.25) ? (MomentOf)dice.Below(2) : null,
            Coefficient = Number(dice, 0.001, 0.5),
            NormLimit = dice.Chance(0.5) ? double.PositiveInfinity : Number(dice, 0.5, 3),
            Lookahead = dice.Chance(0.25) ? (dice.Between(1, 3), Number(dice, 0.5, 0.8)) : null,
        };
        if (dice.Chance(0.5))
        {
            slots = slots with { Decay = (DecayForm)dice.Below(4), WeightDecay = Number(dice, 0, 0.3) };
        }

        if (dice.Chance(0.7))
        {
            int option = dice.Below(8);
            slots = slots with
            {
                First = dice.Chance(0.7) ? FirstMomentForm.Ema : FirstMomentForm.Accumulate,
                FirstDecay = Number(dice, 0, 0.9),
                Dampening = option == 0 ? 0.1 : null,
                Nesterov = option == 1,
                Of = option == 2 ? MomentOf.Step : MomentOf.Gradient,
            };
        }

        if (dice.Chance(0.7))
        {
            int option = dice.Below(4);
            slots = slots with
            {
                Second = dice.Chance(0.4) ? SecondMomentForm.EmaOfSquares : (SecondMomentForm)dice.Below(5),
                SecondDecay = Number(dice, 0.5, 0.99),
                RunningMaximum = option == 0,
                Centered = option == 1,
            };
        }

        if (dice.Chance(0.2))
        {
            slots = slots with { Initial = (Number(dice, -0.5, 0), Number(dice, 0, 0.1)) };
        }

        return dice.Chance(0.4) ? slots with { Correction = (CorrectedMoments)dice.Below(3) } : slots;
    }

    private static EpsilonPlacement Placement(Dice dice) => dice.Below(7) switch
    {
        0 => EpsilonPlacement.Inside,
        1 => EpsilonPlacement.Reordered,
        2 => EpsilonPlacement.InState,
        3 => EpsilonPlacement.InState | EpsilonPlacement.Outside,
        4 => EpsilonPlacement.None,
        _ => EpsilonPlacement.Outside,
    };

    /// <summary>One of two ends, or a number between them.</summary>
    private static double Number(Dice dice, double low, double high) => dice.Below(3) switch
    {
        0 => low,
        1 => high,
        _ => low + ((high - low) * dice.Below(1000) / 1000),
    };
}
