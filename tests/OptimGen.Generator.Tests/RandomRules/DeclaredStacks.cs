using System.Collections.Generic;

namespace OptimGen.Generator.Tests.RandomRules;

/// <summary>Slots of the declared form put together at random: some of the combinations make sense.</summary>
internal static class DeclaredStacks
{
    /// <summary>The class of this seed.</summary>
    public static RandomRule Create(int seed)
    {
        Dice dice = new(seed);
        List<string> slots = [];
        if (dice.Chance(0.5))
        {
            slots.Add($"WeightDecay(DecayForm.{dice.Pick("L2", "Decoupled", "DecoupledAfter", "InStep")}, {dice.Pick("0", "0.01", "0.3")})");
        }

        if (dice.Chance(0.7))
        {
            string options = dice.Pick("", "", ", Decay = 0.5", ", Decay = 0") + dice.Pick("", "", "", ", Dampening = 0.1", ", Nesterov = true", ", Of = MomentOf.Step");
            slots.Add($"FirstMoment(FirstMomentForm.{dice.Pick("Ema", "Ema", "Accumulate")}{options})");
        }

        if (dice.Chance(0.7))
        {
            string form = dice.Pick("EmaOfSquares", "EmaOfSquares", "SumOfSquares", "MaxOfAbsolutes", "EmaOfDeviations", "SignedSquares");
            slots.Add($"SecondMoment(SecondMomentForm.{form}{dice.Pick("", "", ", Decay = 0.99")}{dice.Pick("", "", ", RunningMaximum = true", ", Centered = true")})");
        }

        if (dice.Chance(0.2))
        {
            slots.Add($"InitialMoments({dice.Pick("0", "-0.5")}, {dice.Pick("0", "0.1")})");
        }

        if (dice.Chance(0.4))
        {
            slots.Add($"BiasCorrection{dice.Pick("", "(Of = CorrectedMoments.First)", "(Of = CorrectedMoments.Second)")}");
        }

        string placement = dice.Pick("", "", "", "Inside", "Reordered", "InState", "InState | EpsilonPlacement.Outside", "None");
        string step = dice.Pick("Gradient", "Momentum", "Ratio", "Ratio", "Ratio", "Sign");
        slots.Add($"Step(StepForm.{step}{dice.Pick("", ", LearningRate = 0.1")}{(placement.Length > 0 ? $", EpsilonPlacement = EpsilonPlacement.{placement}" : "")})");
        return new RandomRule(
            seed, $"Declared.Stack{seed}", $"using OptimGen;\n\nnamespace Declared;\n\n[Optimizer]\n[{string.Join("]\n[", slots)}]\npublic sealed partial class Stack{seed}\n{{\n}}\n");
    }
}
