using System.Collections.Generic;
using OptimGen.Optimizers;

namespace Digits.Training;

/// <summary>All trainings: every optimizer of the catalogue, and the one that this program declares.</summary>
internal static class TrainingPlans
{
    // What every relative of Adam reaches on this data with some room.
    private const double Good = 0.96;

    /// <summary>The trainings, in the order in which they run. Everything but the learning rate is as the optimizer's defaults.</summary>
    public static IReadOnlyList<TrainingPlan> All { get; } =
    [
        new("Sgd", OptimizerFamily.Gradient, 0.6, 0, rate => new Sgd { LearningRate = rate }),
        new("SgdMomentum", OptimizerFamily.Gradient, 0.1, 0, rate => new SgdMomentum { LearningRate = rate }),
        new("SgdMomentumEma", OptimizerFamily.Gradient, 1, 0, rate => new SgdMomentumEma { LearningRate = rate }),
        new("Nesterov", OptimizerFamily.Gradient, 0.1, 0, rate => new Nesterov { LearningRate = rate }),
        new("AdaGrad", OptimizerFamily.ScaledGradient, 0.1, 0, rate => new AdaGrad { LearningRate = rate }),
        new("AdaDelta", OptimizerFamily.ScaledGradient, 3, 0, rate => new AdaDelta { LearningRate = rate }),
        new("RmsProp", OptimizerFamily.ScaledGradient, 4e-3, 0, rate => new RmsProp { LearningRate = rate }),
        new("RmsPropCentered", OptimizerFamily.ScaledGradient, 4e-3, 0, rate => new RmsPropCentered { LearningRate = rate }),
        new("RmsPropMomentum", OptimizerFamily.ScaledGradient, 5e-4, 0, rate => new RmsPropMomentum { LearningRate = rate }),
        new(
            "RmsPropCenteredMomentum",
            OptimizerFamily.ScaledGradient,
            5e-4,
            0,
            rate => new RmsPropCenteredMomentum { LearningRate = rate }),
        new("Adam", OptimizerFamily.Adam, 5e-3, Good, rate => new Adam { LearningRate = rate }),
        new("AdamReordered", OptimizerFamily.Adam, 5e-3, Good, rate => new AdamReordered { LearningRate = rate }),
        new("AdaMax", OptimizerFamily.Adam, 0.015, Good, rate => new AdaMax { LearningRate = rate }),
        new("NAdam", OptimizerFamily.Adam, 5e-3, Good, rate => new NAdam { LearningRate = rate }),
        new("AmsGrad", OptimizerFamily.Adam, 5e-3, Good, rate => new AmsGrad { LearningRate = rate }),
        new("AdamW", OptimizerFamily.DecoupledDecay, 5e-3, Good, rate => new AdamW { LearningRate = rate }),
        new("AdamWAfter", OptimizerFamily.DecoupledDecay, 5e-3, Good, rate => new AdamWAfter { LearningRate = rate }),
        new("AdamWAmsGrad", OptimizerFamily.DecoupledDecay, 5e-3, Good, rate => new AdamWAmsGrad { LearningRate = rate }),
        new("AdaBelief", OptimizerFamily.DecoupledDecay, 5e-3, Good, rate => new AdaBelief { LearningRate = rate }),
        new("Lion", OptimizerFamily.DecoupledDecay, 5e-4, 0, rate => new Lion { LearningRate = rate }),
    ];
}
