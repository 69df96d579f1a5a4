namespace OptimGen;

/// <summary>Schedules of schedules: each changes what the one before gives.</summary>
internal sealed class ChainedSchedule(Schedule[] schedules) : Schedule
{
    protected override double Compute(long position, double initial)
    {
        foreach (Schedule schedule in schedules)
        {
            initial = schedule.At(position, initial);
        }

        return initial;
    }
}
