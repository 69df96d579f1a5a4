using System;

namespace OptimGen;

/// <summary>One of the methods that a step consists of, as data. Nearly every rule has one; those with several take a gradient for each.</summary>
public sealed class PhaseInfo
{
    /// <summary>Describes a phase.</summary>
    /// <param name="name">The method's name.</param>
    /// <param name="plan">How it runs.</param>
    /// <exception cref="ArgumentException">The name is empty.</exception>
    public PhaseInfo(string name, StepPlan plan)
    {
        ArgumentException.ThrowIfNullOrEmpty(name);
        ArgumentNullException.ThrowIfNull(plan);
        Name = name;
        Plan = plan;
    }

    /// <summary>The method's name: <c>Step</c> for the only one.</summary>
    public string Name { get; }

    /// <summary>How it runs: its passes over the elements, and its reductions.</summary>
    public StepPlan Plan { get; }
}
