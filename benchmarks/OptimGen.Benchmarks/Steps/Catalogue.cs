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
        new AdaGrad(),
        new AdaDelta(),
        new RmsProp(),
        new RmsPropCentered(),
        new RmsPropMomentum(),
        new RmsPropCenteredMomentum(),
        new Adam(),
        new AdamReordered(),
        new AdaMax(),
        new AmsGrad(),
        new AdamW(),
        new AdamWAfter(),
        new AdamWAmsGrad(),
        new Lion(),
    ];
}
