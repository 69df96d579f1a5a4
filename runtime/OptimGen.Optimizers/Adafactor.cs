using System;

namespace OptimGen.Optimizers;

/// <summary>Steps relative to the size of a matrix, whose second moment is kept as one value per row and one per column: next to no
/// memory.</summary>
/// <remarks>
/// <code>
/// b = 1 − t^(−p)
/// q = g² + ε
/// row ← b·row + (1 − b)·mean of q over the row, column likewise
/// v = row / mean(row)·column
/// u = g / √v                     u ← u / max(1, rms(u) / c)
/// η = (relative ? min(α, 1 / √t) : α)·(scaled ? max(floor, rms(x)) : 1)
/// x ← x − η·λ·x
/// x ← x − η·u
/// </code>
/// <para>α <c>LearningRate</c> 0.01, relative <c>RelativeStep</c> true, scaled <c>ScaleParameter</c> true, floor <c>ScaleFloor</c> 0.001, c
/// <c>Clip</c> 1, p <c>DecayPower</c> 0.8, ε <c>Epsilon</c> 1e-30, λ <c>WeightDecay</c> 0.</para>
/// <para>For matrices; rows have the same first index. <see cref="AdafactorVector"/> is for vectors, <see cref="AdafactorMomentum"/> has a
/// first moment. As in fairseq and Transformers, whose relative steps have no learning rate but our default of 0.01 as the largest; as in
/// PyTorch and Keras, the learning rate is that largest one. With <c>WarmupInit</c> a relative step is also at most 1e-6·t. The decay of v
/// grows towards 1, and is 0 at step 1. Without <c>ScaleParameter</c> the learning rate has the unit of the parameter.</para>
/// <para>When: Large matrices, when memory is what there is least of.</para>
/// <para>Shazeer and Stern, “Adafactor: Adaptive Learning Rates with Sublinear Memory Cost”, 2018,
/// <see href="https://arxiv.org/abs/1804.04235"/>.</para>
/// </remarks>
[Optimizer(NumericTypes.All)]
public sealed partial class Adafactor
{
    /// <param name="x">The parameter.</param>
    /// <param name="g">Its gradient.</param>
    /// <param name="row">The second moment's mean over each row.</param>
    /// <param name="column">Its mean over each column.</param>
    /// <param name="t">The step, from 1.</param>
    /// <param name="learningRate">The learning rate α: the largest that relative steps have, or that of all steps.</param>
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
        ref double x, double g, [PerRow] ref double row, [PerColumn] ref double column, int t,
        double learningRate = 1e-2, [Positive] double scaleFloor = 1e-3, [Positive] double clip = 1,
        [Positive] double decayPower = 0.8, [Positive] double epsilon = 1e-30, double weightDecay = 0,
        bool relativeStep = true, bool scaleParameter = true, bool warmupInit = false)
    {
        double u = Direction(g, ref row, ref column, t, clip, decayPower, epsilon);
        double rate = Rate(x, t, learningRate, scaleFloor, relativeStep, scaleParameter, warmupInit);
        x -= rate * weightDecay * x;
        x -= rate * u;
    }

    /// <summary>Where a step of a matrix goes, before the rate.</summary>
    internal static double Direction(double g, ref double row, ref double column, int t, double clip, double decayPower, double epsilon)
    {
        double decay = Decay(t, decayPower);
        double q = (g * g) + epsilon;
        row = Rule.Ema(row, Reduce.RowMean(q), decay);
        column = Rule.Ema(column, Reduce.ColumnMean(q), decay);

        // The two roots apart: their squares' product may be too small for a float where rows and columns never see a gradient.
        double u = g * (1 / Math.Sqrt(row / Reduce.Mean(row))) * (1 / Math.Sqrt(column));
        return u / Math.Max(1, Reduce.Rms(u) / clip);
    }

    /// <summary>The decay of the second moment at step t: 0 at first, then towards 1.</summary>
    internal static double Decay(int t, double power) => 1 - Math.Pow(t, -power);

    /// <summary>The rate at step t, times the size of the tensor where that is asked for.</summary>
    internal static double Rate(double x, int t, double learningRate, double scaleFloor, bool isRelative, bool isScaled, bool warmsUp)
    {
        double rate = isRelative
            ? Math.Min(Math.Min(learningRate, 1 / Math.Sqrt(t)), warmsUp ? 1e-6 * t : double.PositiveInfinity)
            : learningRate;
        return rate * (isScaled ? Math.Max(scaleFloor, Reduce.Rms(x)) : Rule.AnyUnit(1));
    }
}
