namespace OptimGen;

/// <summary>Down to a minimum along a cosine, up again, and so on.</summary>
internal sealed class CosineAnnealingSchedule(long steps, double minimum) : Schedule
{
    // The remainder keeps the quotient exact enough however far the position is.
    protected override double Compute(long position, double initial) =>
        minimum + ((initial - minimum) * (1 + HalfTurns.Cosine((double)(position % (2 * steps)) / steps)) / 2);
}
