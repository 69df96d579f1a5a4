using System;

namespace OptimGen;

/// <summary>A copy of a set's parameters in 16 bits, which steps write on their way: see <see cref="ParameterCopy{T}"/>.</summary>
public abstract class ParameterCopy : IDisposable
{
    // Whoever copies parameters knows the 16-bit types, and they are two.
    private protected ParameterCopy()
    {
    }

    /// <inheritdoc/>
    public abstract void Dispose();

    /// <summary>Makes sure that there is memory for all tensors of the set that is to be stepped.</summary>
    /// <exception cref="ArgumentException">The copy is of another set.</exception>
    internal abstract void Prepare(object parameters);

    /// <summary>Copies parameters of a tensor.</summary>
    internal abstract unsafe void Write(int tensor, float* parameters, nint start, nint length);
}
