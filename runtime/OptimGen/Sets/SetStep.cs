using System;
using System.Collections.Generic;
using System.Linq;

namespace OptimGen;

/// <summary>The steps of a set as it is, as work that threads share: one round for all tensors.</summary>
/// <remarks>
/// Made once for the set's tensors, their ages, groups and states. Tensors of one group and one age share what is uniform, unless each has uniform
/// states of its own.
/// </remarks>
/// <typeparam name="T">The type of the parameters.</typeparam>
internal sealed unsafe class SetStep<T> : SharedWork
    where T : unmanaged
{
    // What is uniform for one tensor shares no cache line with what is for another.
    private const int Line = 64;

    private readonly SteppedTensor<T>[] _tensors;
    private readonly Sharing<T>[] _sharings;
    private readonly StepPieces _pieces;
    private readonly long _length;
    private byte[] _uniforms = [];
    private int _uniformStride;
    private int _pass;
    private StepExtras _extras;
    private TensorSums? _update;
    private GradientSquares<T>? _gradients;

    /// <summary>Cuts tensors into pieces and finds out what they share.</summary>
    /// <param name="parameters">The tensors, in the order of the set. Their steps have begun.</param>
    public SetStep(IReadOnlyCollection<Parameter<T>> parameters)
        : this([.. parameters], StepPieces.Cut([.. parameters.Select(static parameter => parameter.State!)]))
    {
    }

    private SetStep(Parameter<T>[] tensors, StepPieces pieces)
        : base(pieces.Count)
    {
        _pieces = pieces;
        _tensors = new SteppedTensor<T>[tensors.Length];
        List<Sharing<T>> sharings = [];
        Dictionary<(ParameterGroup<T>, long), int> known = [];
        for (int i = 0; i < tensors.Length; i++)
        {
            Parameter<T> tensor = tensors[i];
            if (tensor.State!.Rule.Phases[tensor.State.Phase].Plan.IsPerTensor || !known.TryGetValue((tensor.Group, tensor.JoinedAt), out int sharing))
            {
                sharing = sharings.Count;
                sharings.Add(new Sharing<T>(tensor));
                known[(tensor.Group, tensor.JoinedAt)] = sharing;
            }

            _tensors[i] = new SteppedTensor<T>(tensor, sharing);
            _length += tensor.Length;
        }

        _sharings = [.. sharings];
        IsFixed = !Array.Exists(_tensors, static tensor => tensor.IsMovable);
    }

    /// <summary>Whether all tensors are always at the same place, so that what was checked of their memory holds.</summary>
    public bool IsFixed { get; }

    /// <summary>Begins a step if nothing is to be said against it.</summary>
    /// <param name="step">The steps that the set has taken.</param>
    /// <param name="phase">The phase that is to be taken.</param>
    /// <returns>Whether it has begun; if not, nothing is changed.</returns>
    public bool TryBegin(long step, int phase)
    {
        if (!IsFixed)
        {
            return false;
        }

        int thread = Environment.CurrentManagedThreadId;
        for (int i = 0; i < _tensors.Length; i++)
        {
            ref SteppedTensor<T> tensor = ref _tensors[i];
            if (!tensor.State.TryBeginAgain(step - _sharings[tensor.Sharing].JoinedAt, phase, thread))
            {
                while (i-- > 0)
                {
                    _tensors[i].State.AbandonStep();
                }

                return false;
            }
        }

        return true;
    }

    /// <summary>Takes the step that has begun.</summary>
    /// <param name="optimizer">The optimizer of the groups that have none of their own.</param>
    /// <param name="extras">What else is to be done.</param>
    public void Run(IStepKernel<T> optimizer, in StepExtras extras)
    {
        _extras = extras;
        if (extras.MeasuresUpdate)
        {
            _update ??= new TensorSums(_tensors.Select(static tensor => (tensor.State.Length, BlockSteps<T>.SumLength(tensor.State.RangeUnit))));
            _update.Clear();
        }

        RuleInfo rule = optimizer.Rule;
        int phase = optimizer.Phase;
        StepPlan plan = rule.Phases[phase].Plan;
        ChooseKernels(optimizer, phase);
        for (_pass = 0; _pass < plan.Passes.Count; _pass++)
        {
            ComputeUniforms();
            if (plan.Passes[_pass].HasElements)
            {
                WorkerPool.Shared.Run(this, StepThreads.Maximum, RoundSizes.Of(_length * rule.BytesTouchedBy<T>(phase, _pass)));
            }

            if (plan.Reductions.Count > 0)
            {
                Combine(plan);
            }
        }

        if (rule.HasSharedStates)
        {
            foreach (ref SteppedTensor<T> tensor in _tensors.AsSpan())
            {
                _sharings[tensor.Sharing].Kernel!.Commit(tensor.State, Uniforms(tensor.Sharing));
            }
        }

        foreach (ref SteppedTensor<T> tensor in _tensors.AsSpan())
        {
            tensor.State.EndStep();
        }
    }

    /// <summary>The norm of all gradients together, with the bits of <see cref="ParameterSet{T}.GradientNorm"/>.</summary>
    /// <param name="set">The set whose step has begun.</param>
    public double GradientNorm(ParameterSet<T> set)
    {
        _gradients ??= new GradientSquares<T>(_tensors);
        return OptimGen.GradientNorm.Of(set, _gradients.Sum());
    }

    /// <summary>The norm of what the last step, which measured it, has changed.</summary>
    public double UpdateNorm() => Math.Sqrt(_update!.Total());

    /// <inheritdoc/>
    protected override void Run(int piece)
    {
        VectorWidth width = Lanes.Widest;
        SteppedTensor<T>[] tensors = _tensors;
        IStepKernel<T>? kernel = null;
        Span<byte> uniforms = default;
        int sharing = -1;
        bool isPlain = _extras == StepExtras.None;
        foreach (ref readonly StepRange range in _pieces[piece])
        {
            ref SteppedTensor<T> tensor = ref tensors[range.Tensor];
            if (sharing != tensor.Sharing)
            {
                sharing = tensor.Sharing;
                kernel = _sharings[sharing].Kernel;
                uniforms = Uniforms(sharing);
            }

            // Kernels want memory that stays where it is.
            fixed (T* values = &tensor.Values, gradients = &tensor.Gradients)
            {
                if (isPlain)
                {
                    kernel!.Run(_pass, ref *values, ref *gradients, tensor.State, range.Start, range.Length, uniforms, width);
                }
                else
                {
                    Span<double> sums = _extras.MeasuresUpdate ? _update!.Of(range.Tensor) : default;
                    BlockSteps<T>.Run(kernel!, _pass, values, gradients, tensor.State, range, uniforms, _extras, sums);
                }
            }
        }
    }

    private void ChooseKernels(IStepKernel<T> optimizer, int phase)
    {
        int bytes = 0;
        foreach (ref Sharing<T> sharing in _sharings.AsSpan())
        {
            // Optimizers of one rule need not be of one assembly.
            sharing.Kernel = (sharing.Group.Kernel ?? optimizer).OfPhase(phase);
            sharing.UniformBytes = sharing.Kernel.UniformBytes;
            bytes = Math.Max(bytes, sharing.UniformBytes);
        }

        _uniformStride = (bytes + Line - 1) / Line * Line;
        if (_uniforms.Length < _uniformStride * _sharings.Length)
        {
            _uniforms = new byte[_uniformStride * _sharings.Length];
        }
    }

    private void ComputeUniforms()
    {
        for (int i = 0; i < _sharings.Length; i++)
        {
            ref Sharing<T> sharing = ref _sharings[i];
            sharing.Kernel!.ComputeUniforms(_pass, sharing.State, Uniforms(i));
        }
    }

    private void Combine(StepPlan plan)
    {
        foreach (ref SteppedTensor<T> tensor in _tensors.AsSpan())
        {
            tensor.State.Combine<T>(_pass);
        }

        for (int reduction = 0; reduction < plan.Reductions.Count; reduction++)
        {
            ReductionInfo info = plan.Reductions[reduction];
            if (info.Pass == _pass && info.Scope == ReductionScope.All)
            {
                CombineAll(reduction, info.IsLargest);
            }
        }
    }

    // Over all tensors, in the order of the set; each gets the result.
    private void CombineAll(int reduction, bool isLargest)
    {
        double total = isLargest ? double.NegativeInfinity : 0;
        foreach (ref SteppedTensor<T> tensor in _tensors.AsSpan())
        {
            double part = tensor.State.Total(reduction);
            total = isLargest ? Math.Max(total, part) : total + part;
        }

        foreach (ref SteppedTensor<T> tensor in _tensors.AsSpan())
        {
            tensor.State.Total(reduction) = total;
            tensor.State.TotalLength = (nint)_length;
        }
    }

    private Span<byte> Uniforms(int sharing) => _uniforms.AsSpan(sharing * _uniformStride, _sharings[sharing].UniformBytes);
}
