using System;
using System.Threading;

namespace OptimGen;

// One thread at a time: whatever changes the set or its tensors occupies it first.
public sealed partial class ParameterSet<T>
{
    private int _isInUse;

    /// <summary>Keeps others away until the result is disposed.</summary>
    /// <param name="holdsMemory">Whether to fix all tensors' memory too, so that nothing can fail once the first of them is changed.</param>
    /// <exception cref="InvalidOperationException">The set is in use, or a tensor's memory cannot be had as it was added.</exception>
    /// <exception cref="ObjectDisposedException">The set is disposed.</exception>
    internal Usage Occupy(bool holdsMemory = false)
    {
        ThrowIfDisposed();
        if (Interlocked.CompareExchange(ref _isInUse, 1, 0) != 0)
        {
            throw new InvalidOperationException("The set is in use, perhaps by another thread: it serves one thread at a time.");
        }

        Usage usage = new(this);
        try
        {
            ThrowIfDisposed();
            if (holdsMemory)
            {
                Hold();
            }
        }
        catch
        {
            usage.Dispose();
            throw;
        }

        return usage;
    }

    // Where all tensors are always at the same place, there is nothing to hold.
    private bool IsFixed => Array.Exists(_work, static work => work is { IsFixed: true });

    private void Hold()
    {
        if (IsFixed)
        {
            return;
        }

        foreach (Parameter<T> parameter in _parameters)
        {
            try
            {
                parameter.Hold();
            }
            catch (Exception exception)
            {
                // The memory does not know the tensor's name.
                throw new InvalidOperationException($"Parameter '{parameter.Name}' cannot be used: {exception.Message}", exception);
            }
        }
    }

    private void Vacate()
    {
        if (!IsFixed)
        {
            foreach (Parameter<T> parameter in _parameters)
            {
                parameter.Release();
            }
        }

        Volatile.Write(ref _isInUse, 0);

        // Tensors that the set allocated are native memory, which references to it do not keep alive.
        GC.KeepAlive(this);
    }

    /// <summary>The time for which a set is occupied.</summary>
    internal readonly struct Usage(ParameterSet<T> set) : IDisposable
    {
        public void Dispose() => set.Vacate();
    }
}
