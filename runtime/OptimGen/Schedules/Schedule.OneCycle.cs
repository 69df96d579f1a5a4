using System;

namespace OptimGen;

// The one-cycle policy: a schedule for the learning rate, and its counterpart for the momentum.
public abstract partial class Schedule
{
    /// <summary>
    /// One cycle: from a low rate up to the maximum, then down to a much lower one, where it stays. PyTorch:
    /// <c>OneCycleLR(max_lr, total_steps, pct_start, anneal_strategy, div_factor, final_div_factor, three_phase)</c>.
    /// </summary>
    /// <param name="steps">The number of steps of the whole cycle.</param>
    /// <param name="maximum">The highest rate; without one, the optimizer's own rate is the highest, so that groups keep their proportions.</param>
    /// <param name="startFraction">The share of the steps that go up, in [0, 1].</param>
    /// <param name="strategy">Along half a cosine or a line.</param>
    /// <param name="divFactor">The first rate is the maximum divided by this.</param>
    /// <param name="finalDivFactor">The last rate is the first divided by this.</param>
    /// <param name="threePhase">Down to the first rate as slowly as up, and only then to the last.</param>
    /// <exception cref="ArgumentOutOfRangeException">A number is out of range.</exception>
    public static Schedule OneCycle(
        long steps,
        double? maximum = null,
        double startFraction = 0.3,
        AnnealStrategy strategy = AnnealStrategy.Cosine,
        double divFactor = 25,
        double finalDivFactor = 1e4,
        bool threePhase = false)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(steps);
        Require.InUnitInterval(startFraction);
        Require.Positive(maximum ?? 1, nameof(maximum));
        Require.Positive(divFactor);
        Require.Positive(finalDivFactor);
        double peak = maximum ?? 1;
        double first = peak / divFactor;
        double last = first / finalDivFactor;
        return new OneCycleSchedule(steps, startFraction, threePhase, strategy, (first, peak, last), isFactor: maximum is null);
    }

    /// <summary>
    /// The momentum beside <see cref="OneCycle"/>: down while the rate goes up, and back. PyTorch: <c>base_momentum</c> and
    /// <c>max_momentum</c> of <c>OneCycleLR</c>. Drive <c>Momentum</c> or <c>Beta1</c> by it.
    /// </summary>
    /// <param name="steps">The number of steps of the whole cycle.</param>
    /// <param name="minimum">The momentum where the rate is highest, in [0, 1].</param>
    /// <param name="maximum">The momentum at the start and at the end, in [0, 1].</param>
    /// <param name="startFraction">As for the rate.</param>
    /// <param name="strategy">As for the rate.</param>
    /// <param name="threePhase">As for the rate.</param>
    /// <exception cref="ArgumentOutOfRangeException">A number is out of range.</exception>
    public static Schedule OneCycleMomentum(
        long steps,
        double minimum = 0.85,
        double maximum = 0.95,
        double startFraction = 0.3,
        AnnealStrategy strategy = AnnealStrategy.Cosine,
        bool threePhase = false)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(steps);
        Require.InUnitInterval(minimum);
        Require.InUnitInterval(maximum);
        Require.InUnitInterval(startFraction);
        return new OneCycleSchedule(steps, startFraction, threePhase, strategy, (maximum, minimum, maximum), isFactor: false);
    }
}
