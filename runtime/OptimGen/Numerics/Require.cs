using System;
using System.Runtime.CompilerServices;

namespace OptimGen;

/// <summary>Checks of numbers that users give, worded as those of hyperparameters; NaN fails them all.</summary>
internal static class Require
{
    public static void Positive(double value, [CallerArgumentExpression(nameof(value))] string name = "") =>
        Check(value is > 0 and < double.PositiveInfinity, value, "(0, ∞)", name);

    public static void NotNegative(double value, [CallerArgumentExpression(nameof(value))] string name = "") =>
        Check(value is >= 0 and < double.PositiveInfinity, value, "[0, ∞)", name);

    public static void InUnitInterval(double value, [CallerArgumentExpression(nameof(value))] string name = "") =>
        Check(value is >= 0 and <= 1, value, "[0, 1]", name);

    public static void Finite(double value, [CallerArgumentExpression(nameof(value))] string name = "") =>
        Check(double.IsFinite(value), value, "(−∞, ∞)", name);

    public static void Ascending(ReadOnlySpan<long> milestones, bool isStrict = false)
    {
        long previous = 0;
        foreach (long milestone in milestones)
        {
            if (milestone < previous || (isStrict && milestone == previous))
            {
                throw new ArgumentException($"Milestone {milestone} comes after {previous}; they must ascend from 0.", nameof(milestones));
            }

            previous = milestone;
        }
    }

    public static void Schedules(ReadOnlySpan<Schedule> schedules)
    {
        if (schedules.Length == 0)
        {
            throw new ArgumentException("There is no schedule.", nameof(schedules));
        }

        foreach (Schedule schedule in schedules)
        {
            ArgumentNullException.ThrowIfNull(schedule, nameof(schedules));
        }
    }

    private static void Check(bool isGood, double value, string range, string name)
    {
        if (!isGood)
        {
            throw HyperparameterRange.Error(name, value, range);
        }
    }
}
