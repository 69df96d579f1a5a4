namespace OptimGen;

/// <summary>From a first value over a peak to a last one, where it stays.</summary>
internal sealed class OneCycleSchedule(
    long steps,
    double startFraction,
    bool threePhase,
    AnnealStrategy strategy,
    (double First, double Peak, double Last) values,
    bool isFactor) : Schedule
{
    protected override double Compute(long position, double initial)
    {
        // The ends of the phases are PyTorch's: positions count from 0, and need not be whole.
        double rise = (startFraction * steps) - 1;
        double fall = threePhase ? (2 * startFraction * steps) - 2 : steps - 1;
        double value = position >= steps ? values.Last
            : position <= rise ? Between(values.First, values.Peak, 0, rise)
            : !threePhase ? Between(values.Peak, values.Last, rise, fall)
            : position <= fall ? Between(values.Peak, values.First, rise, fall)
            : Between(values.First, values.Last, fall, steps - 1);
        return isFactor ? initial * value : value;

        double Between(double from, double to, double start, double end) =>
            Annealing.Between(strategy, from, to, end == start ? 1 : (position - start) / (end - start));
    }
}
