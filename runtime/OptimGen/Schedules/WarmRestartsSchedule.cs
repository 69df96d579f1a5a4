namespace OptimGen;

/// <summary>Along a cosine towards a minimum, again and again from the start, over cycles that may grow.</summary>
internal sealed class WarmRestartsSchedule(long firstCycle, int multiplier, double minimum) : Schedule
{
    protected override double Compute(long position, double initial)
    {
        long cycle = firstCycle;
        long within = position;
        if (multiplier == 1)
        {
            within %= cycle;
        }
        else
        {
            // At most 63 rounds; the last cycle may be longer than can be counted, which does not matter within it.
            while (within >= cycle)
            {
                within -= cycle;
                cycle = cycle > long.MaxValue / multiplier ? long.MaxValue : cycle * multiplier;
            }
        }

        return minimum + ((initial - minimum) * (1 + HalfTurns.Cosine((double)within / cycle)) / 2);
    }
}
