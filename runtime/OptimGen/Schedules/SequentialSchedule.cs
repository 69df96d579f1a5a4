namespace OptimGen;

/// <summary>One schedule after the other.</summary>
internal sealed class SequentialSchedule(Schedule[] schedules, long[] milestones) : Schedule
{
    protected override double Compute(long position, double initial)
    {
        int current = 0;
        while (current < milestones.Length && milestones[current] <= position)
        {
            current++;
        }

        return schedules[current].At(current == 0 ? position : position - milestones[current - 1], initial);
    }
}
