using System.Collections.Generic;
using System.Linq;
using OptimGen.Generator.Diagnostics;
using OptimGen.Generator.Rules;

namespace OptimGen.Generator.Reading.Declared;

/// <summary>Slots that stand around a rule of the author's own: they may touch the gradient before it and the parameter before and after.</summary>
internal static class SurroundingChecks
{
    public static void Run(Slots slots, IReadOnlyList<HyperparameterModel> hyperparameters, DiagnosticReporter reporter)
    {
        if (!OptionChecks.Run(slots, reporter))
        {
            return;
        }

        ValueChecks.Run(slots, reporter);
        if (slots.WeightDecay is not { } decay)
        {
            return;
        }

        if (decay.Form == DecayForm.InStep)
        {
            reporter.Report(
                Descriptors.SlotAroundRule, decay.Attribute.LocationOf(0), "it acts inside of a step, which the method is; write the decay there, or another form");
        }
        else if (decay.Form != DecayForm.L2 && FindLearningRate(hyperparameters) < 0)
        {
            reporter.Report(
                Descriptors.SlotAroundRule,
                decay.Attribute.LocationOf(0),
                $"it takes off α·λ·x, and the method has no hyperparameter '{LearningRateSymbol}' to be α; write DecayForm.L2, or name one so");
        }
    }

    /// <summary>Which hyperparameter is the learning rate; −1 where none is called so.</summary>
    public static int FindLearningRate(IReadOnlyList<HyperparameterModel> hyperparameters) =>
        hyperparameters.ToList().FindIndex(hyperparameter => hyperparameter is { Symbol: LearningRateSymbol, Kind: HyperparameterKind.Real });

    private const string LearningRateSymbol = "learningRate";
}
