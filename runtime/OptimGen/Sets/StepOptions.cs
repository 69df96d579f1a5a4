using System;

namespace OptimGen;

/// <summary>
/// What a step of a set does to the gradients and tells about them, within its own passes over memory: less than the same done apart, because
/// what it works on is in the cache.
/// </summary>
/// <remarks>
/// <code>
/// StepReport report = optimizer.Step(model, new StepOptions { GradientScale = 1.0 / batches, MaximumGradientNorm = 1, ZeroGradients = true });
/// </code>
/// The order is that of the properties: gradients are scaled, their norm is limited, the step is taken, gradients are set to zero. Scaling and
/// limiting act on what the step sees; the gradients in memory stay, unless they are set to zero.
/// </remarks>
public readonly record struct StepOptions
{
    private readonly double? _gradientScale;
    private readonly double? _maximumGradientNorm;
    private readonly double? _gradientNorm;

    /// <summary>What every gradient is multiplied by: 1 over the loss scale, or over the number of batches that were added up. 1 unless set.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is not finite.</exception>
    public double GradientScale
    {
        get => _gradientScale ?? 1;
        init => _gradientScale = double.IsFinite(value) ? value : throw HyperparameterRange.Error(nameof(GradientScale), value, "(−∞, ∞)");
    }

    /// <summary>
    /// The norm of all scaled gradients together is limited to this: times maximum/(norm + 10⁻⁶) where that is below 1, as PyTorch's
    /// <c>clip_grad_norm_</c>. Null for no limit.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is not positive.</exception>
    public double? MaximumGradientNorm
    {
        get => _maximumGradientNorm;
        init => _maximumGradientNorm = value is null or > 0 ? value : throw HyperparameterRange.Error(nameof(MaximumGradientNorm), value.Value, "(0, ∞]");
    }

    /// <summary>
    /// The norm of all gradients together, not scaled, where the caller has it already (<see cref="ParameterSet{T}.GradientNorm"/>): the step then
    /// need not compute it, which takes one more pass over the gradients.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is negative.</exception>
    public double? GradientNorm
    {
        get => _gradientNorm;
        init => _gradientNorm = value is null or not < 0 ? value : throw HyperparameterRange.Error(nameof(GradientNorm), value.Value, "[0, ∞]");
    }

    /// <summary>
    /// Whether the step is left out where a gradient is infinite or no number: then values, states, step numbers and gradients stay as they are.
    /// </summary>
    public bool SkipNonFinite { get; init; }

    /// <summary>Whether gradients are zero after the step, for a backward pass that adds to them. Not where the step is left out.</summary>
    public bool ZeroGradients { get; init; }

    /// <summary>Whether to tell by how much the step has changed the parameters: <see cref="StepReport.UpdateNorm"/>.</summary>
    public bool MeasureUpdate { get; init; }

    /// <summary>A copy of the parameters in 16 bits that the step brings up to date; null for none. Only for parameters in <see cref="float"/>.</summary>
    public ParameterCopy? Copy { get; init; }

    /// <summary>Whether the norm of the gradients has to be known before the step.</summary>
    internal bool NeedsNorm => MaximumGradientNorm is not null || SkipNonFinite;
}
