using System;
using System.Collections.Generic;
using System.Globalization;

namespace OptimGen;

/// <summary>
/// Scales the loss so that small gradients survive 16-bit arithmetic, and finds the scale by itself: half as much after a step whose
/// gradients overflowed, twice as much after many that did not. PyTorch: <c>GradScaler</c>, whose defaults these are.
/// </summary>
/// <remarks>
/// <code>
/// Backward(scaler.Scale(loss));
/// scaler.Unscale(model);             // only if gradients are looked at or clipped before the step
/// model.ClipGradientNorm(1);
/// scaler.Step(optimizer, model);     // not taken where a gradient is infinite or no number
/// scaler.Update();
/// </code>
/// </remarks>
public sealed class LossScaler
{
    private readonly List<Use> _uses = [];
    private readonly double _growthFactor = 2;
    private readonly double _backoffFactor = 0.5;
    private readonly int _growthInterval = 2000;
    private double _currentScale = 65536;
    private int _goodSteps;

    /// <summary>What a loss is multiplied by now. PyTorch: <c>init_scale</c> at first, <c>get_scale()</c> later.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is not positive and finite.</exception>
    public double CurrentScale
    {
        get => _currentScale;
        init => _currentScale = Positive(value, nameof(CurrentScale));
    }

    /// <summary>What the scale is multiplied by after <see cref="GrowthInterval"/> good steps, 1 or more.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is below 1 or not finite.</exception>
    public double GrowthFactor
    {
        get => _growthFactor;
        init => _growthFactor = value is >= 1 and < double.PositiveInfinity ? value : throw HyperparameterRange.Error(nameof(GrowthFactor), value, "[1, ∞)");
    }

    /// <summary>What the scale is multiplied by after an overflow, below 1.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is not in (0, 1).</exception>
    public double BackoffFactor
    {
        get => _backoffFactor;
        init => _backoffFactor = value is > 0 and < 1 ? value : throw HyperparameterRange.Error(nameof(BackoffFactor), value, "(0, 1)");
    }

    /// <summary>How many good steps in a row let the scale grow.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is not positive.</exception>
    public int GrowthInterval
    {
        get => _growthInterval;
        init => _growthInterval = value > 0 ? value : throw HyperparameterRange.Error(nameof(GrowthInterval), value, "[1, ∞)");
    }

    /// <summary>The loss, or the gradient of the loss, times the scale: what the backward pass starts from.</summary>
    /// <param name="loss">The loss.</param>
    public double Scale(double loss) => loss * _currentScale;

    /// <summary>
    /// Takes the scale out of the gradients again, before they are looked at or clipped; <see cref="Step"/> does it otherwise. Where one is
    /// infinite or no number they all stay as they are, and the step will not be taken.
    /// </summary>
    /// <typeparam name="T">The parameters' type.</typeparam>
    /// <param name="parameters">The set.</param>
    /// <returns>Whether all gradients are finite.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="parameters"/> is null.</exception>
    /// <exception cref="InvalidOperationException">It has been unscaled since the last <see cref="Update"/>, or is in use.</exception>
    /// <exception cref="ObjectDisposedException">The set is disposed.</exception>
    public bool Unscale<T>(ParameterSet<T> parameters)
        where T : unmanaged
    {
        ArgumentNullException.ThrowIfNull(parameters);
        if (Find(parameters) is { } use)
        {
            throw new InvalidOperationException(
                use.IsStepped ? "The set has been stepped since the last update." : "The set has been unscaled since the last update.");
        }

        return Unscaled(parameters).IsFinite;
    }

    /// <summary>Steps a set, unless one of its gradients is infinite or no number: then nothing of it changes.</summary>
    /// <typeparam name="T">The parameters' type.</typeparam>
    /// <param name="optimizer">The optimizer.</param>
    /// <param name="parameters">The set, unscaled or not.</param>
    /// <returns>Whether the step was taken.</returns>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    /// <exception cref="InvalidOperationException">The set has been stepped since the last <see cref="Update"/>, or cannot be stepped.</exception>
    /// <exception cref="ObjectDisposedException">The set is disposed.</exception>
    public bool Step<T>(IOptimizer<T> optimizer, ParameterSet<T> parameters)
        where T : unmanaged
    {
        ArgumentNullException.ThrowIfNull(optimizer);
        ArgumentNullException.ThrowIfNull(parameters);
        Use use = Find(parameters) ?? Unscaled(parameters);
        if (use.IsStepped)
        {
            throw new InvalidOperationException("The set has been stepped since the last update.");
        }

        if (use.IsFinite)
        {
            optimizer.Step(parameters);
        }

        use.IsStepped = true;
        return use.IsFinite;
    }

    /// <summary>Changes the scale by what the steps since the last update met. Call it once after each round of steps.</summary>
    /// <exception cref="InvalidOperationException">There was neither a step nor an unscaling since the last update.</exception>
    public void Update()
    {
        if (_uses.Count == 0)
        {
            throw new InvalidOperationException("There was neither a step nor an unscaling since the last update.");
        }

        if (!_uses.TrueForAll(static use => use.IsFinite))
        {
            // A scale of zero would turn every gradient into nothing, for ever.
            _currentScale = Math.Max(_currentScale * BackoffFactor, double.Epsilon);
            _goodSteps = 0;
        }
        else if (++_goodSteps == GrowthInterval)
        {
            double grown = _currentScale * GrowthFactor;
            _currentScale = double.IsFinite(grown) ? grown : _currentScale;
            _goodSteps = 0;
        }

        _uses.Clear();
    }

    /// <summary>The scale and the count of good steps as one line of text, for checkpoints.</summary>
    public string Save() => string.Create(CultureInfo.InvariantCulture, $"scale={_currentScale:R} good={_goodSteps}");

    /// <summary>Goes on from what <see cref="Save"/> returned.</summary>
    /// <param name="saved">The text.</param>
    /// <exception cref="ArgumentNullException"><paramref name="saved"/> is null.</exception>
    /// <exception cref="FormatException">The text is not of a scaler; nothing has changed.</exception>
    public void Restore(string saved)
    {
        ArgumentNullException.ThrowIfNull(saved);
        string[] fields = saved.Split(' ');
        if (fields.Length != 2
            || !fields[0].StartsWith("scale=", StringComparison.Ordinal)
            || !fields[1].StartsWith("good=", StringComparison.Ordinal)
            || !double.TryParse(fields[0].AsSpan(6), NumberStyles.Float, CultureInfo.InvariantCulture, out double scale)
            || !int.TryParse(fields[1].AsSpan(5), NumberStyles.None, CultureInfo.InvariantCulture, out int good)
            || !(scale is > 0 and < double.PositiveInfinity))
        {
            throw new FormatException($"'{saved}' is no state of a loss scaler.");
        }

        _currentScale = scale;
        _goodSteps = good;
        _uses.Clear();
    }

    private static double Positive(double value, string name) =>
        value is > 0 and < double.PositiveInfinity ? value : throw HyperparameterRange.Error(name, value, "(0, ∞)");

    private Use? Find(object set) => _uses.Find(use => ReferenceEquals(use.Set, set));

    private Use Unscaled<T>(ParameterSet<T> parameters)
        where T : unmanaged
    {
        Use use = new(parameters, parameters.TryScaleGradients(1 / _currentScale));
        _uses.Add(use);
        return use;
    }

    /// <summary>What happened to a set since the last update.</summary>
    private sealed class Use(object set, bool isFinite)
    {
        public object Set => set;

        public bool IsFinite => isFinite;

        public bool IsStepped { get; set; }
    }
}
