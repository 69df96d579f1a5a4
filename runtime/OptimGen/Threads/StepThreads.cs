using System;
using System.ComponentModel;
using System.Threading;

namespace OptimGen;

/// <summary>How many threads steps use. They change how fast a step is, never a bit of its result.</summary>
/// <remarks>
/// A step of many elements is shared with background threads of the process, which wait blocked between steps; small ones run on the calling
/// thread alone. Several threads may step several optimizers at once.
/// </remarks>
public static class StepThreads
{
    private static int _maximum = Math.Min(Environment.ProcessorCount, WorkerPool.MostParticipants);

    /// <summary>
    /// The most threads that one step uses, the calling one included, from 1 (no others) to 256. The default is
    /// <see cref="Environment.ProcessorCount"/>, which heeds the process's affinity and limits of its container.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is not from 1 to 256.</exception>
    public static int Maximum
    {
        get => Volatile.Read(ref _maximum);
        set
        {
            ArgumentOutOfRangeException.ThrowIfLessThan(value, 1);
            ArgumentOutOfRangeException.ThrowIfGreaterThan(value, WorkerPool.MostParticipants);
            Volatile.Write(ref _maximum, value);
        }
    }

    /// <summary>
    /// Runs a pass over a whole tensor, on as many threads as pay, with both arrays fixed in memory: for generated code, between
    /// <see cref="OptimizerState.BeginStep{T}"/> and <see cref="OptimizerState.EndStep"/>.
    /// </summary>
    /// <typeparam name="T">The parameters' type.</typeparam>
    /// <param name="kernel">The optimizer.</param>
    /// <param name="pass">The pass, from 0.</param>
    /// <param name="parameters">The tensor's first parameter.</param>
    /// <param name="gradients">The tensor's first gradient.</param>
    /// <param name="state">The tensor's state.</param>
    /// <param name="uniforms">What <see cref="IStepKernel{T}.ComputeUniforms"/> filled in for this pass.</param>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public static void Run<T>(
        IStepKernel<T> kernel, int pass, ref T parameters, ref T gradients, OptimizerState state, ReadOnlySpan<byte> uniforms)
        where T : unmanaged
    {
        ArgumentNullException.ThrowIfNull(kernel);
        ArgumentNullException.ThrowIfNull(state);
        TensorStep<T>.Run(kernel, pass, ref parameters, ref gradients, state, uniforms);
    }
}
