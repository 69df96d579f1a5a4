using System;
using System.Collections.Generic;

namespace OptimGen;

// What is done to the gradients of all tensors between the backward pass and the step.
public sealed partial class ParameterSet<T>
{
    // Added to the norm so that the quotient stays below 1 by a hair, as in PyTorch.
    private const double NormGuard = 1e-6;

    private NonFiniteGradients _nonFiniteGradients;

    /// <summary>What a step does when a gradient is infinite or no number.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is none of the three.</exception>
    public NonFiniteGradients NonFiniteGradients
    {
        get => _nonFiniteGradients;
        set => _nonFiniteGradients = value is >= NonFiniteGradients.Propagate and <= NonFiniteGradients.Throw
            ? value
            : throw new ArgumentOutOfRangeException(nameof(NonFiniteGradients), value, "There is no such way to treat them.");
    }

    /// <summary>The steps not taken because of <see cref="OptimGen.NonFiniteGradients.Skip"/>.</summary>
    public long SkippedSteps { get; private set; }

    internal List<Parameter<T>> Members => _parameters;

    /// <summary>
    /// The Euclidean norm of all gradients together, as if they were one vector. Summed in double in one order: the same bits on every
    /// machine, for any number of threads.
    /// </summary>
    /// <returns>The norm; infinite or no number where a gradient is.</returns>
    /// <exception cref="InvalidOperationException">A step is under way.</exception>
    /// <exception cref="ObjectDisposedException">The set is disposed.</exception>
    public double GradientNorm()
    {
        using Usage usage = Occupy(holdsMemory: true);
        return OptimGen.GradientNorm.Of(this);
    }

    /// <summary>
    /// Scales all gradients alike so that their norm is at most <paramref name="maximum"/>: times maximum/(norm + 10⁻⁶) where that is below 1.
    /// PyTorch: <c>clip_grad_norm_</c>.
    /// </summary>
    /// <param name="maximum">The largest norm, positive.</param>
    /// <returns>
    /// The norm before. Where it is infinite or no number, no gradient has been changed: <see cref="NonFiniteGradients"/> says what the step does.
    /// </returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="maximum"/> is not positive.</exception>
    /// <exception cref="InvalidOperationException">A step is under way.</exception>
    /// <exception cref="ObjectDisposedException">The set is disposed.</exception>
    public double ClipGradientNorm(double maximum)
    {
        Require.Positive(maximum);
        using Usage usage = Occupy(holdsMemory: true);
        double norm = OptimGen.GradientNorm.Of(this);
        double factor = maximum / (norm + NormGuard);
        if (factor < 1 && double.IsFinite(norm))
        {
            Transform(GradientTransform.ScaleBy(factor));
        }

        return norm;
    }

    /// <summary>Limits each gradient to [−limit, limit]. PyTorch: <c>clip_grad_value_</c>. What is no number stays so.</summary>
    /// <param name="limit">The largest magnitude, positive.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="limit"/> is not positive.</exception>
    /// <exception cref="InvalidOperationException">A step is under way.</exception>
    /// <exception cref="ObjectDisposedException">The set is disposed.</exception>
    public void ClipGradientValue(double limit)
    {
        Require.Positive(limit);
        using Usage usage = Occupy(holdsMemory: true);
        Transform(GradientTransform.LimitTo(limit));
    }

    /// <summary>Multiplies every gradient: by 1/n after n batches have been added up, for their mean.</summary>
    /// <param name="factor">The factor, finite.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="factor"/> is not finite.</exception>
    /// <exception cref="InvalidOperationException">A step is under way.</exception>
    /// <exception cref="ObjectDisposedException">The set is disposed.</exception>
    public void ScaleGradients(double factor)
    {
        Require.Finite(factor);
        using Usage usage = Occupy(holdsMemory: true);
        Transform(GradientTransform.ScaleBy(factor));
    }

    /// <summary>Sets every gradient to zero, for a backward pass that adds to them. PyTorch: <c>zero_grad</c>.</summary>
    /// <exception cref="InvalidOperationException">A step is under way.</exception>
    /// <exception cref="ObjectDisposedException">The set is disposed.</exception>
    public void ZeroGradients()
    {
        using Usage usage = Occupy(holdsMemory: true);
        foreach (Parameter<T> parameter in _parameters)
        {
            ref T first = ref parameter.FirstGradient(out nint length);
            MemoryRange.Clear(ref first, length);
        }
    }

    /// <summary>Whether every gradient is a finite number.</summary>
    /// <exception cref="InvalidOperationException">A step is under way.</exception>
    /// <exception cref="ObjectDisposedException">The set is disposed.</exception>
    public bool HasFiniteGradients()
    {
        using Usage usage = Occupy(holdsMemory: true);
        return FindNonFinite(out _) is null;
    }

    /// <summary>Scales all gradients, or none where one is infinite or no number.</summary>
    internal bool TryScaleGradients(double factor)
    {
        using Usage usage = Occupy(holdsMemory: true);
        if (FindNonFinite(out _) is not null)
        {
            return false;
        }

        Transform(GradientTransform.ScaleBy(factor));
        return true;
    }

    internal Parameter<T>? FindNonFinite(out nint place)
    {
        foreach (Parameter<T> parameter in _parameters)
        {
            ref T first = ref parameter.FirstGradient(out nint length);
            place = GradientPass.FindNonFinite(ref first, length);
            if (place >= 0)
            {
                return parameter;
            }
        }

        place = -1;
        return null;
    }

    /// <summary>The one place where gradients are changed between the backward pass and the step.</summary>
    internal void Transform(GradientTransform transform)
    {
        foreach (Parameter<T> parameter in _parameters)
        {
            ref T first = ref parameter.FirstGradient(out nint length);
            GradientPass.Transform(ref first, length, transform);
        }
    }
}
