using System;

namespace OptimGen.Optimizers;

/// <summary>Adafactor of a vector with a first moment.</summary>
/// <remarks>
/// <code>
/// b = 1 − t^(−p)
/// v ← b·v + (1 − b)·(g² + ε)
/// u = g / √v                     u ← u / max(1, rms(u) / c)
/// η = (relative ? min(α, 1 / √t) : α)·(scaled ? max(floor, rms(x)) : 1)
/// m ← β₁·m + (1 − β₁)·η·u
/// x ← x − η·λ·x
/// x ← x − m
/// </code>
/// <para>α <c>LearningRate</c> 0.01, relative <c>RelativeStep</c> true, scaled <c>ScaleParameter</c> true, floor <c>ScaleFloor</c> 0.001, c
/// <c>Clip</c> 1, p <c>DecayPower</c> 0.8, β₁ <c>Beta1</c> 0.9, ε <c>Epsilon</c> 1e-30, λ <c>WeightDecay</c> 0.</para>
/// <para>What Adafactor with a first moment does with vectors. <see cref="AdafactorMomentum"/> is for matrices. The rate is inside m. As in
/// fairseq and Transformers, whose relative steps have no learning rate but our default of 0.01 as the largest; as in PyTorch and Keras,
/// the learning rate is that largest one. With <c>WarmupInit</c> a relative step is also at most 1e-6·t. The decay of v grows towards 1,
/// and is 0 at step 1. Without <c>ScaleParameter</c> the learning rate has the unit of the parameter.</para>
/// <para>When: The vectors of a model whose matrices AdafactorMomentum steps.</para>
/// <para>Shazeer and Stern, “Adafactor: Adaptive Learning Rates with Sublinear Memory Cost”, 2018,
/// <see href="https://arxiv.org/abs/1804.04235"/>.</para>
/// </remarks>
[Optimizer(NumericTypes.All)]
public sealed partial class AdafactorVectorMomentum
{
    /// <param name="x">The parameter.</param>
    /// <param name="g">Its gradient.</param>
    /// <param name="v">The second moment.</param>
    /// <param name="m">The average of the steps, each with its own rate.</param>
    /// <param name="t">The step, from 1.</param>
    /// <param name="learningRate">The learning rate α: the largest that relative steps have, or that of all steps.</param>
    /// <param name="beta1">The decay β₁ of the average of steps.</param>
    /// <param name="scaleFloor">The least root mean square that a tensor counts as having.</param>
    /// <param name="clip">The root mean square c of steps, before the rate, above which they are scaled down.</param>
    /// <param name="decayPower">The power p by which the second moment's decay tends to 1.</param>
    /// <param name="epsilon">The ε that is added to squared gradients.</param>
    /// <param name="weightDecay">The weight decay λ: every step takes off η·λ·x first, apart from the gradient.</param>
    /// <param name="relativeStep">Whether the rate falls with the root of t.</param>
    /// <param name="scaleParameter">Whether the rate is a share of the tensor's root mean square.</param>
    /// <param name="warmupInit">Whether relative steps warm up.</param>
    [UpdateRule]
    private static void Update(
        ref double x, double g, ref double v, ref double m, int t,
        double learningRate = 1e-2, [Decay] double beta1 = 0.9, [Positive] double scaleFloor = 1e-3, [Positive] double clip = 1,
        [Positive] double decayPower = 0.8, [Positive] double epsilon = 1e-30, double weightDecay = 0,
        bool relativeStep = true, bool scaleParameter = true, bool warmupInit = false)
    {
        double u = AdafactorVector.Direction(g, ref v, t, clip, decayPower, epsilon);
        double rate = Adafactor.Rate(x, t, learningRate, scaleFloor, relativeStep, scaleParameter, warmupInit);
        m = Rule.Ema(m, rate * u, beta1);
        x -= rate * weightDecay * x;
        x -= m;
    }
}
