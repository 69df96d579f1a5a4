namespace OptimGen;

/// <summary>What a step of a <see cref="ParameterSet{T}"/> does when a gradient is infinite or no number.</summary>
public enum NonFiniteGradients
{
    /// <summary>Steps with it, as arithmetic has it: what depends on it becomes infinite or no number. Costs nothing.</summary>
    Propagate,

    /// <summary>Does not step: values, states and step numbers stay, <see cref="ParameterSet{T}.SkippedSteps"/> counts. Reads the gradients once more.</summary>
    Skip,

    /// <summary>Throws a <see cref="System.NotFiniteNumberException"/> that names tensor and element; nothing has changed. Reads the gradients once more.</summary>
    Throw,
}
