using System;

namespace OptimGen;

/// <summary>A step of one tensor, wherever it lies, as work that threads share. Kept with the tensor's state for its next step.</summary>
/// <typeparam name="T">The type of the parameters.</typeparam>
internal sealed unsafe class TensorStep<T> : SharedWork
    where T : unmanaged
{
    private readonly OptimizerState _state;
    private readonly StepPieces _pieces;
    private readonly byte[] _uniforms;
    private readonly nint _unit;
    private IStepKernel<T>? _kernel;
    private int _pass;
    private T* _parameters;
    private T* _gradients;

    private TensorStep(OptimizerState state, int uniformBytes)
        : this(state, StepPieces.Cut([state]), uniformBytes)
    {
    }

    private TensorStep(OptimizerState state, StepPieces pieces, int uniformBytes)
        : base(pieces.Count)
    {
        _state = state;
        _pieces = pieces;
        _uniforms = new byte[uniformBytes];
        _unit = state.RangeUnit;
    }

    /// <summary>Runs a pass over a whole tensor, on as many threads as pay. The state's step number is not advanced.</summary>
    /// <param name="kernel">The optimizer.</param>
    /// <param name="pass">The pass.</param>
    /// <param name="parameters">The tensor's first parameter.</param>
    /// <param name="gradients">The tensor's first gradient.</param>
    /// <param name="state">The tensor's state, after <see cref="OptimizerState.BeginStep{T}"/>.</param>
    /// <param name="uniforms">What <see cref="IStepKernel{T}.ComputeUniforms"/> filled in.</param>
    public static void Run(
        IStepKernel<T> kernel, int pass, ref T parameters, ref T gradients, OptimizerState state, ReadOnlySpan<byte> uniforms)
    {
        // Kernels want memory that stays where it is; and other threads can be handed its address only while it does.
        fixed (T* firstParameter = &parameters, firstGradient = &gradients)
        {
            RoundSize size = RoundSizes.Of(state.Length * (long)kernel.Rule.BytesTouchedBy<T>(kernel.Phase, pass));
            if (size == RoundSize.Small || StepThreads.Maximum == 1)
            {
                kernel.Run(pass, ref *firstParameter, ref *firstGradient, state, 0, state.Length, uniforms, Lanes.Widest);
                return;
            }

            TensorStep<T> work = Of(state, uniforms.Length);
            work._kernel = kernel;
            work._pass = pass;
            work._parameters = firstParameter;
            work._gradients = firstGradient;
            uniforms.CopyTo(work._uniforms);
            WorkerPool.Shared.Run(work, StepThreads.Maximum, size);
            work._kernel = null;
        }
    }

    /// <inheritdoc/>
    protected override void Run(int piece)
    {
        foreach (ref readonly StepRange range in _pieces[piece])
        {
            _kernel!.Run(_pass, ref *_parameters, ref *_gradients, _state, range.Start, range.Length, _uniforms, Lanes.Widest);
        }
    }

    private static TensorStep<T> Of(OptimizerState state, int uniformBytes)
    {
        if (state.SharedStep is not TensorStep<T> work || work._uniforms.Length != uniformBytes || work._unit != state.RangeUnit)
        {
            work = new TensorStep<T>(state, uniformBytes);
            state.SharedStep = work;
        }

        return work;
    }
}
