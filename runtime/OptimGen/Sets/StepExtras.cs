namespace OptimGen;

/// <summary>What a step does beside stepping, once it is known that it is taken.</summary>
/// <param name="Factor">What gradients are multiplied by.</param>
/// <param name="ZeroesGradients">Whether they are zero afterwards.</param>
/// <param name="MeasuresUpdate">Whether the change of the parameters is summed up.</param>
/// <param name="Copy">Where the parameters are copied; null for nowhere.</param>
internal readonly record struct StepExtras(double Factor, bool ZeroesGradients, bool MeasuresUpdate, ParameterCopy? Copy)
{
    /// <summary>Nothing.</summary>
    public static StepExtras None => new(1, ZeroesGradients: false, MeasuresUpdate: false, Copy: null);
}
