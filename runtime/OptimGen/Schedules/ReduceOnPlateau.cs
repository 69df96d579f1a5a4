using System;

namespace OptimGen;

/// <summary>
/// Lowers the learning rate when a metric has stopped to improve. PyTorch: <c>ReduceLROnPlateau</c>, whose names and defaults these are.
/// Give it to a <see cref="Scheduler"/> and report the metric there. Its factor multiplies what the scheduler's schedule gives.
/// </summary>
public sealed class ReduceOnPlateau
{
    private readonly double _factor = 0.1;
    private readonly int _patience = 10;
    private readonly double _threshold = 1e-4;
    private readonly int _cooldown;
    private readonly double _minimumRate;

    /// <summary>Which way the metric gets better.</summary>
    public PlateauMode Mode { get; init; }

    /// <summary>What the rate is multiplied by, in (0, 1).</summary>
    public double Factor
    {
        get => _factor;
        init => _factor = value is > 0 and < 1 ? value : throw HyperparameterRange.Error(nameof(Factor), value, "(0, 1)");
    }

    /// <summary>How many reports without improvement are allowed before the rate is lowered.</summary>
    public int Patience
    {
        get => _patience;
        init => _patience = value >= 0 ? value : throw HyperparameterRange.Error(nameof(Patience), value, "[0, ∞)");
    }

    /// <summary>What counts as an improvement, not negative; see <see cref="ThresholdMode"/>.</summary>
    public double Threshold
    {
        get => _threshold;
        init => _threshold = value is >= 0 and < double.PositiveInfinity ? value : throw HyperparameterRange.Error(nameof(Threshold), value, "[0, ∞)");
    }

    /// <summary>Whether <see cref="Threshold"/> is a share or an amount.</summary>
    public ThresholdMode ThresholdMode { get; init; }

    /// <summary>How many reports are ignored after the rate was lowered.</summary>
    public int Cooldown
    {
        get => _cooldown;
        init => _cooldown = value >= 0 ? value : throw HyperparameterRange.Error(nameof(Cooldown), value, "[0, ∞)");
    }

    /// <summary>The rate is not lowered below this.</summary>
    public double MinimumRate
    {
        get => _minimumRate;
        init => _minimumRate = value is >= 0 and < double.PositiveInfinity ? value : throw HyperparameterRange.Error(nameof(MinimumRate), value, "[0, ∞)");
    }

    /// <summary>Where a new one stands.</summary>
    internal PlateauPosition Start => new(1, Mode == PlateauMode.Minimum ? double.PositiveInfinity : double.NegativeInfinity, 0, 0);

    /// <summary>Where it stands after a report. A metric that is not a number is no improvement.</summary>
    internal PlateauPosition Report(PlateauPosition position, double metric)
    {
        (double scale, double best, long bad, long cooldown) = position;
        if (IsBetter(metric, best))
        {
            best = metric;
            bad = 0;
        }
        else
        {
            bad++;
        }

        if (cooldown > 0)
        {
            cooldown--;
            bad = 0;
        }

        return bad > Patience ? new(scale * Factor, best, 0, Cooldown) : new(scale, best, bad, cooldown);
    }

    private bool IsBetter(double metric, double best) => (Mode, ThresholdMode) switch
    {
        (PlateauMode.Minimum, ThresholdMode.Relative) => metric < best * (1 - Threshold),
        (PlateauMode.Minimum, _) => metric < best - Threshold,
        (_, ThresholdMode.Relative) => metric > best * (1 + Threshold),
        _ => metric > best + Threshold,
    };
}
