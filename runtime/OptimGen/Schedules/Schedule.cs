using System;

namespace OptimGen;

/// <summary>
/// How a hyperparameter, the learning rate mostly, goes with the steps: a pure function of the position and of the value at the start.
/// </summary>
/// <remarks>
/// The static methods make the usual ones; they carry the names of their PyTorch counterparts, which their documentation gives. Derive from
/// this class for one of your own. A <see cref="Scheduler"/> drives optimizers by it. Values have the same bits on every machine.
/// </remarks>
public abstract partial class Schedule
{
    /// <summary>The value at a position.</summary>
    /// <param name="position">The steps taken before: 0 gives the value that step 1 uses.</param>
    /// <param name="initial">The hyperparameter's own value, which the optimizer had before any schedule.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="position"/> is negative.</exception>
    public double At(long position, double initial)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(position);
        return Compute(position, initial);
    }

    /// <summary>This schedule up to a position, then another, which starts there at its position 0.</summary>
    /// <param name="position">The first position of <paramref name="next"/>.</param>
    /// <param name="next">What follows.</param>
    /// <exception cref="ArgumentNullException"><paramref name="next"/> is null.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="position"/> is not positive.</exception>
    public Schedule Then(long position, Schedule next) => Sequential([this, next], [position]);

    /// <summary>A warm-up first: from a small share of the value up to all of it, then this schedule from its position 0.</summary>
    /// <param name="steps">The length of the warm-up.</param>
    /// <param name="from">The factor of the first step; 1/<paramref name="steps"/> where none is given.</param>
    /// <param name="strategy">Along a line or half a cosine.</param>
    /// <exception cref="ArgumentOutOfRangeException">A number is out of range.</exception>
    public Schedule AfterWarmUp(long steps, double? from = null, AnnealStrategy strategy = AnnealStrategy.Linear)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(steps);
        double first = from ?? (1.0 / steps);
        return (strategy == AnnealStrategy.Linear ? Linear(first, 1, steps) : Cosine(first, 1, steps)).Then(steps, this);
    }

    /// <summary>The value at a position; see <see cref="At"/>.</summary>
    /// <param name="position">The steps taken before, 0 or more.</param>
    /// <param name="initial">The hyperparameter's own value.</param>
    protected abstract double Compute(long position, double initial);
}
