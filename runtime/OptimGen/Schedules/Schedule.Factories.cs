using System;

namespace OptimGen;

// The usual schedules.
public abstract partial class Schedule
{
    /// <summary>The value as it is.</summary>
    public static Schedule Constant { get; } = new AnnealedSchedule(1, 1, 1, AnnealStrategy.Linear);

    /// <summary>A factor for the first steps, then the value itself. PyTorch: <c>ConstantLR(factor, total_iters)</c>.</summary>
    /// <param name="factor">The factor, in [0, 1].</param>
    /// <param name="steps">The number of steps with it.</param>
    /// <exception cref="ArgumentOutOfRangeException">A number is out of range.</exception>
    public static Schedule ConstantFactor(double factor, long steps)
    {
        Require.InUnitInterval(factor);
        ArgumentOutOfRangeException.ThrowIfNegative(steps);
        return new LambdaSchedule(position => position < steps ? factor : 1);
    }

    /// <summary>
    /// A factor that goes in a straight line, up for a warm-up or down for a decay, and stays at its end. PyTorch:
    /// <c>LinearLR(start_factor, end_factor, total_iters)</c>.
    /// </summary>
    /// <param name="from">The factor at position 0, not negative.</param>
    /// <param name="to">The factor from <paramref name="steps"/> on, not negative.</param>
    /// <param name="steps">The number of steps in between.</param>
    /// <exception cref="ArgumentOutOfRangeException">A number is out of range.</exception>
    public static Schedule Linear(double from, double to, long steps) => Annealed(from, to, steps, AnnealStrategy.Linear);

    /// <summary>
    /// A factor that goes along half a cosine, up for a warm-up or down for a decay, and stays at its end. With 1 and 0 it is
    /// <see cref="CosineAnnealing"/> that does not come up again.
    /// </summary>
    /// <param name="from">The factor at position 0, not negative.</param>
    /// <param name="to">The factor from <paramref name="steps"/> on, not negative.</param>
    /// <param name="steps">The number of steps in between.</param>
    /// <exception cref="ArgumentOutOfRangeException">A number is out of range.</exception>
    public static Schedule Cosine(double from, double to, long steps) => Annealed(from, to, steps, AnnealStrategy.Cosine);

    /// <summary>Times a factor every so many steps. PyTorch: <c>StepLR(step_size, gamma)</c>.</summary>
    /// <param name="every">The number of steps between.</param>
    /// <param name="factor">The factor, positive.</param>
    /// <exception cref="ArgumentOutOfRangeException">A number is out of range.</exception>
    public static Schedule Step(long every, double factor = 0.1)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(every);
        Require.Positive(factor);
        return new LambdaSchedule(position => UniformMath.Power(factor, position / every));
    }

    /// <summary>Times a factor at each of some positions. PyTorch: <c>MultiStepLR(milestones, gamma)</c>.</summary>
    /// <param name="factor">The factor, positive.</param>
    /// <param name="milestones">The positions, ascending; one that is given twice counts twice.</param>
    /// <exception cref="ArgumentException">The milestones do not ascend.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A number is out of range.</exception>
    public static Schedule MultiStep(double factor, params ReadOnlySpan<long> milestones)
    {
        Require.Positive(factor);
        Require.Ascending(milestones);
        long[] copy = milestones.ToArray();
        return new LambdaSchedule(position =>
        {
            int passed = 0;
            while (passed < copy.Length && copy[passed] <= position)
            {
                passed++;
            }

            return UniformMath.Power(factor, passed);
        });
    }

    /// <summary>Times a factor at every step. PyTorch: <c>ExponentialLR(gamma)</c>.</summary>
    /// <param name="factor">The factor, positive.</param>
    /// <exception cref="ArgumentOutOfRangeException">The factor is out of range.</exception>
    public static Schedule Exponential(double factor)
    {
        Require.Positive(factor);
        return new LambdaSchedule(position => UniformMath.Power(factor, position));
    }

    /// <summary>(1 − position/steps) raised to a power, then 0. PyTorch: <c>PolynomialLR(total_iters, power)</c>.</summary>
    /// <param name="steps">The number of steps until 0.</param>
    /// <param name="power">The power, positive.</param>
    /// <exception cref="ArgumentOutOfRangeException">A number is out of range.</exception>
    public static Schedule Polynomial(long steps, double power = 1)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(steps);
        Require.Positive(power);
        return new LambdaSchedule(position => UniformMath.Power(1 - ((double)Math.Min(position, steps) / steps), power));
    }

    /// <summary>
    /// minimum + (value − minimum)·(1 + cos(π·position/steps))/2. PyTorch: <c>CosineAnnealingLR(T_max, eta_min)</c>, which, as here, goes
    /// up again after <paramref name="steps"/>; see <see cref="Cosine"/> for one that stays down.
    /// </summary>
    /// <param name="steps">The number of steps until the minimum.</param>
    /// <param name="minimum">The lowest value, not a factor.</param>
    /// <exception cref="ArgumentOutOfRangeException">A number is out of range.</exception>
    public static Schedule CosineAnnealing(long steps, double minimum = 0)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(steps);
        Require.NotNegative(minimum);
        return new CosineAnnealingSchedule(steps, minimum);
    }

    /// <summary>
    /// Cosine annealing that starts again, over longer cycles each time. PyTorch: <c>CosineAnnealingWarmRestarts(T_0, T_mult, eta_min)</c>.
    /// </summary>
    /// <param name="firstCycle">The number of steps of the first cycle.</param>
    /// <param name="multiplier">How many times longer each cycle is than the one before.</param>
    /// <param name="minimum">The value that each cycle approaches, not a factor.</param>
    /// <exception cref="ArgumentOutOfRangeException">A number is out of range.</exception>
    public static Schedule CosineAnnealingWarmRestarts(long firstCycle, int multiplier = 1, double minimum = 0)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(firstCycle);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(multiplier);
        Require.NotNegative(minimum);
        return new WarmRestartsSchedule(firstCycle, multiplier, minimum);
    }

    /// <summary>
    /// Up in a straight line over the warm-up, then down with the inverse square root: min(t/w, √(w/t)) for step t from 1. The shape of
    /// "Attention is all you need", whose rate is this at its peak.
    /// </summary>
    /// <param name="warmUp">The steps w of the warm-up; step w has the value itself.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="warmUp"/> is not positive.</exception>
    public static Schedule InverseSquareRoot(long warmUp)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(warmUp);
        return new LambdaSchedule(position => position < warmUp
            ? (position + 1.0) / warmUp
            : Math.Sqrt(warmUp / (position + 1.0)));
    }

    /// <summary>Times a factor of your own. PyTorch: <c>LambdaLR(lr_lambda)</c>.</summary>
    /// <param name="factor">The factor at a position from 0; it must depend on nothing else, or a resumed run would differ.</param>
    /// <exception cref="ArgumentNullException"><paramref name="factor"/> is null.</exception>
    public static Schedule Lambda(Func<long, double> factor)
    {
        ArgumentNullException.ThrowIfNull(factor);
        return new LambdaSchedule(factor);
    }

    /// <summary>One after the other, each from its position 0. PyTorch: <c>SequentialLR(schedulers, milestones)</c>.</summary>
    /// <param name="schedules">The schedules, at least one.</param>
    /// <param name="milestones">The first position of each but the first, strictly ascending from above 0.</param>
    /// <exception cref="ArgumentNullException">A schedule is null.</exception>
    /// <exception cref="ArgumentException">There is none, the counts do not fit, or the milestones do not ascend.</exception>
    public static Schedule Sequential(ReadOnlySpan<Schedule> schedules, ReadOnlySpan<long> milestones)
    {
        Require.Schedules(schedules);
        if (milestones.Length != schedules.Length - 1)
        {
            throw new ArgumentException(
                $"{schedules.Length} schedules need {schedules.Length - 1} milestones, not {milestones.Length}.", nameof(milestones));
        }

        Require.Ascending(milestones, isStrict: true);
        return new SequentialSchedule(schedules.ToArray(), milestones.ToArray());
    }

    /// <summary>
    /// All at once: each takes what the one before gives as the value at the start; factors multiply. PyTorch: <c>ChainedScheduler</c>.
    /// </summary>
    /// <param name="schedules">The schedules, at least one.</param>
    /// <exception cref="ArgumentNullException">A schedule is null.</exception>
    /// <exception cref="ArgumentException">There is none.</exception>
    public static Schedule Chained(params ReadOnlySpan<Schedule> schedules)
    {
        Require.Schedules(schedules);
        return new ChainedSchedule(schedules.ToArray());
    }

    private static AnnealedSchedule Annealed(double from, double to, long steps, AnnealStrategy strategy)
    {
        Require.NotNegative(from);
        Require.NotNegative(to);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(steps);
        return new AnnealedSchedule(from, to, steps, strategy);
    }
}
