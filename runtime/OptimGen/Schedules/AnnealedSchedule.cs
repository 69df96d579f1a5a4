namespace OptimGen;

/// <summary>A factor that goes from one number to another and stays there.</summary>
internal sealed class AnnealedSchedule(double from, double to, long steps, AnnealStrategy strategy) : Schedule
{
    protected override double Compute(long position, double initial) =>
        initial * (position >= steps ? to : Annealing.Between(strategy, from, to, (double)position / steps));
}
