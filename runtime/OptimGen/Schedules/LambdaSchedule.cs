using System;

namespace OptimGen;

/// <summary>Times a factor.</summary>
internal sealed class LambdaSchedule(Func<long, double> factor) : Schedule
{
    protected override double Compute(long position, double initial) => initial * factor(position);
}
