namespace OptimGen;

/// <summary>What a step with <see cref="StepOptions"/> tells.</summary>
/// <param name="IsTaken">Whether the step was taken; only <see cref="StepOptions.SkipNonFinite"/> and <see cref="NonFiniteGradients.Skip"/> leave one out.</param>
/// <param name="GradientNorm">
/// The norm of all scaled gradients together, before it was limited; null where no option needs it. Infinite or no number where a gradient is.
/// </param>
/// <param name="UpdateNorm">The norm of the change of all parameters together; null unless <see cref="StepOptions.MeasureUpdate"/> asks for it.</param>
public readonly record struct StepReport(bool IsTaken, double? GradientNorm, double? UpdateNorm);
