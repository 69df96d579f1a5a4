using System.Collections.Generic;
using OptimGen.Optimizers;

namespace OptimGen.Benchmarks.Steps;

/// <summary>Every optimizer of the catalogue.</summary>
internal static class Catalogue
{
    /// <summary>The optimizers, as their defaults make them.</summary>
    public static IReadOnlyList<IOptimizer<float>> All { get; } =
    [
        new Sgd(),
        new SgdMomentum(),
        new SgdMomentumEma(),
        new Nesterov(),
        new SignSgd(),
        new Signum(),
        new Asgd(),
        new Rprop(),
        new AdaGrad(),
        new AdaDelta(),
        new RmsProp(),
        new RmsPropCentered(),
        new RmsPropMomentum(),
        new RmsPropCenteredMomentum(),
        new Adam(),
        new AdamReordered(),
        new AdaMax(),
        new NAdam(),
        new AmsGrad(),
        new AdaBound(),
        new AmsBound(),
        new AdaMod(),
        new RAdam(),
        new Yogi(),
        new QHAdam(),
        new LookaheadSgdMomentum(),
        new LookaheadAdam(),
        new LookaheadRAdam(),
        new AdamW(),
        new AdamWAfter(),
        new AdamWAmsGrad(),
        new AdamWFullyDecoupled(),
        new AdaBoundW(),
        new AdaBelief(),
        new AdaBeliefRectified(),
        new Adan(),
        new Adopt(),
        new LaProp(),
        new GrokfastAdamW(),
        new LookaheadAdamW(),
        new ScheduleFreeAdamW(),
        new Lion(),
        new Tiger(),
    ];
}
