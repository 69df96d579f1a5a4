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
        new("Asgd", OptimizerFamily.Gradient, 0.6, 0, rate => new Asgd { LearningRate = rate }),
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
        new("AdaBound", OptimizerFamily.Adam, 5e-3, Good, rate => new AdaBound { LearningRate = rate }),
        new("AmsBound", OptimizerFamily.Adam, 5e-3, Good, rate => new AmsBound { LearningRate = rate }),
        new("AdaMod", OptimizerFamily.Adam, 0.05, Good, rate => new AdaMod { LearningRate = rate }),
        new("RAdam", OptimizerFamily.Adam, 5e-3, Good, rate => new RAdam { LearningRate = rate }),
        new("Yogi", OptimizerFamily.Adam, 0.01, Good, rate => new Yogi { LearningRate = rate }),
        new("QHAdam", OptimizerFamily.Adam, 5e-3, Good, rate => new QHAdam { LearningRate = rate }),
        new("AdamW", OptimizerFamily.DecoupledDecay, 5e-3, Good, rate => new AdamW { LearningRate = rate }),
        new("AdamWAfter", OptimizerFamily.DecoupledDecay, 5e-3, Good, rate => new AdamWAfter { LearningRate = rate }),
        new("AdamWAmsGrad", OptimizerFamily.DecoupledDecay, 5e-3, Good, rate => new AdamWAmsGrad { LearningRate = rate }),
        new("AdamWFullyDecoupled", OptimizerFamily.DecoupledDecay, 5e-3, Good, rate => new AdamWFullyDecoupled { LearningRate = rate }),
        new("GrokfastAdamW", OptimizerFamily.DecoupledDecay, 5e-3, Good, rate => new GrokfastAdamW { LearningRate = rate }),
        new("Adan", OptimizerFamily.DecoupledDecay, 5e-3, Good, rate => new Adan { LearningRate = rate }),
        new("Adopt", OptimizerFamily.DecoupledDecay, 5e-3, Good, rate => new Adopt { LearningRate = rate }),
        new("LaProp", OptimizerFamily.DecoupledDecay, 2e-3, Good, rate => new LaProp { LearningRate = rate }),
        new("AdaBelief", OptimizerFamily.DecoupledDecay, 5e-3, Good, rate => new AdaBelief { LearningRate = rate }),
        new("AdaBeliefRectified", OptimizerFamily.DecoupledDecay, 5e-3, Good, rate => new AdaBeliefRectified { LearningRate = rate }),
        new("SignSgd", OptimizerFamily.Sign, 1e-3, 0, rate => new SignSgd { LearningRate = rate }),
        new("Signum", OptimizerFamily.Sign, 5e-4, 0, rate => new Signum { LearningRate = rate }),
        new("Lion", OptimizerFamily.Sign, 5e-4, 0, rate => new Lion { LearningRate = rate }),
        new("Tiger", OptimizerFamily.Sign, 5e-4, 0, rate => new Tiger { LearningRate = rate }),
        new("Rprop", OptimizerFamily.Sign, 1e-3, 0, rate => new Rprop { LearningRate = rate, MaximumStep = 1e-2 }),
        new("LookaheadSgdMomentum", OptimizerFamily.SlowWeights, 0.1, 0, rate => new LookaheadSgdMomentum { LearningRate = rate }),
        new("LookaheadAdam", OptimizerFamily.SlowWeights, 5e-3, Good, rate => new LookaheadAdam { LearningRate = rate }),
        new("LookaheadRAdam", OptimizerFamily.SlowWeights, 5e-3, Good, rate => new LookaheadRAdam { LearningRate = rate }),
        new("LookaheadAdamW", OptimizerFamily.SlowWeights, 5e-3, Good, rate => new LookaheadAdamW { LearningRate = rate }),
        new("ScheduleFreeAdamW", OptimizerFamily.SlowWeights, 0.01, Good, rate => new ScheduleFreeAdamW { LearningRate = rate }),
        new("Lars", OptimizerFamily.WholeTensor, 5, 0, rate => new Lars { LearningRate = rate }),
        new("Lamb", OptimizerFamily.WholeTensor, 0.02, Good, rate => new Lamb { LearningRate = rate }),
        new("LambCorrected", OptimizerFamily.WholeTensor, 0.02, Good, rate => new LambCorrected { LearningRate = rate }),
        new("FAdam", OptimizerFamily.WholeTensor, 2e-3, Good, rate => new FAdam { LearningRate = rate }),
        new("FAdamMaxEpsilon", OptimizerFamily.WholeTensor, 2e-3, Good, rate => new FAdamMaxEpsilon { LearningRate = rate }),
        new("AdamMini", OptimizerFamily.WholeTensor, 5e-3, Good, rate => new AdamMini { LearningRate = rate }),
        new("CautiousAdamW", OptimizerFamily.WholeTensor, 5e-3, Good, rate => new CautiousAdamW { LearningRate = rate }),
        new("StableAdamW", OptimizerFamily.WholeTensor, 5e-3, Good, rate => new StableAdamW { LearningRate = rate }),
        new("MarsAdamW", OptimizerFamily.WholeTensor, 5e-3, Good, rate => new MarsAdamW { LearningRate = rate }),
        new("Adafactor", OptimizerFamily.WholeTensor, 0.05, Good, rate => new Adafactor { LearningRate = rate }),
        new("AdafactorMomentum", OptimizerFamily.WholeTensor, 0.05, Good, rate => new AdafactorMomentum { LearningRate = rate }),
        new("AdafactorVector", OptimizerFamily.WholeTensor, 0.05, Good, rate => new AdafactorVector { LearningRate = rate }),
        new("AdafactorVectorMomentum", OptimizerFamily.WholeTensor, 0.05, Good, rate => new AdafactorVectorMomentum { LearningRate = rate }),
        new("DAdaptAdam", OptimizerFamily.WholeTensor, 1, 0, rate => new DAdaptAdam { LearningRate = rate }),
        new("Prodigy", OptimizerFamily.WholeTensor, 1, 0, rate => new Prodigy { LearningRate = rate }),
    ];
}
