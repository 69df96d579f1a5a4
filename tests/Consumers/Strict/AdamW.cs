#pragma warning disable IDE0161 // C# 9 has no file-scoped namespaces.
namespace OptimGen.Consumers.Strict
{
    /// <summary>Adam with decoupled weight decay.</summary>
    [Optimizer]
    [WeightDecay(DecayForm.Decoupled, 1e-2)]
    [FirstMoment(FirstMomentForm.Ema, Decay = 0.9)]
    [SecondMoment(SecondMomentForm.EmaOfSquares, Decay = 0.999)]
    [BiasCorrection]
    [Step(StepForm.Ratio, LearningRate = 1e-3, Epsilon = 1e-8)]
    public sealed partial class AdamW
    {
    }
}
