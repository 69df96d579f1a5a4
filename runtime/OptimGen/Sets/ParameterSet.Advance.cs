using System;
using System.ComponentModel;
using System.Runtime.CompilerServices;

namespace OptimGen;

// The step of a whole set.
public sealed partial class ParameterSet<T>
{
    private RuleInfo? _rule;
    private byte[] _uniforms = [];

    /// <summary>
    /// Steps every tensor: what generated <c>Step(ParameterSet)</c> methods call. All tensors are checked before any is written; from then
    /// on nothing can fail, so a step that throws has changed nothing, and one that has begun is finished.
    /// </summary>
    /// <param name="optimizer">The optimizer.</param>
    /// <exception cref="ArgumentNullException"><paramref name="optimizer"/> is null.</exception>
    /// <exception cref="InvalidOperationException">
    /// The set was stepped by another rule, a step is under way, or a tensor cannot be stepped: its state is disposed or was stepped apart
    /// from the set, its memory has shrunk or overlaps its state.
    /// </exception>
    /// <exception cref="NotFiniteNumberException">A gradient is infinite or no number, and <see cref="NonFiniteGradients"/> says to throw.</exception>
    /// <exception cref="ObjectDisposedException">The set is disposed.</exception>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public void Advance(IStepKernel<T> optimizer)
    {
        ArgumentNullException.ThrowIfNull(optimizer);
        using Usage usage = Occupy();
        if (Begin(optimizer))
        {
            Run(optimizer);
            Step++;
        }
    }

    private void Run(IStepKernel<T> optimizer)
    {
        RunPasses(optimizer, optimizer.Rule.Plan);
        foreach (Parameter<T> parameter in _parameters)
        {
            parameter.State!.EndStep();
            parameter.IsNew = false;
        }
    }

    // Whether the step is to be taken. If not, or if it fails here, the set is as it was: unbound if it was, new tensors without states,
    // no step under way.
    private bool Begin(IStepKernel<T> optimizer)
    {
        RuleInfo rule = optimizer.Rule;
        CheckRule(rule);
        int begun = 0;
        bool isTaken = false;
        try
        {
            foreach (Parameter<T> parameter in _parameters)
            {
                if (parameter.State is null)
                {
                    parameter.State = (parameter.Group.Kernel ?? optimizer).CreateState(parameter.ShapeSpan, parameter.BlockLength);
                    parameter.JoinedAt = Step;
                    parameter.IsNew = true;
                }
            }

            foreach (Parameter<T> parameter in _parameters)
            {
                BeginStep(parameter, rule);
                begun++;
            }

            isTaken = AllowsGradients();
            _rule = isTaken ? rule : _rule;
            return isTaken;
        }
        finally
        {
            if (!isTaken)
            {
                Undo(begun);
            }
        }
    }

    private void CheckRule(RuleInfo rule)
    {
        if (_rule is not null && !_rule.IsSameAs(rule))
        {
            throw new InvalidOperationException($"The set has been stepped by {_rule.Name} and cannot be stepped by {rule.Name}.");
        }

        foreach (ParameterGroup<T> group in _groups)
        {
            if (group.Kernel is { } kernel && !kernel.Rule.IsSameAs(rule))
            {
                throw new InvalidOperationException(
                    $"Group '{group.Name}' is for {kernel.Rule.Name}, so the set cannot be stepped by {rule.Name}.");
            }
        }
    }

    private void BeginStep(Parameter<T> parameter, RuleInfo rule)
    {
        OptimizerState state = parameter.State!;
        if (state.Step != Step - parameter.JoinedAt)
        {
            throw new InvalidOperationException(
                $"The state of parameter '{parameter.Name}' has taken {state.Step} steps, the set {Step - parameter.JoinedAt} with it: "
                + "step it with the set only.");
        }

        try
        {
            parameter.Hold();
            ref T values = ref parameter.FirstValue(out nint valueLength);
            ref T gradients = ref parameter.FirstGradient(out nint gradientLength);
            state.BeginStep(rule, ref values, valueLength, ref gradients, gradientLength);
        }
        catch (Exception exception)
        {
            // The state and the memory do not know the tensor's name.
            throw new InvalidOperationException($"Parameter '{parameter.Name}' cannot be stepped: {exception.Message}", exception);
        }
    }

    private bool AllowsGradients()
    {
        if (NonFiniteGradients == NonFiniteGradients.Propagate || FindNonFinite(out nint place) is not { } parameter)
        {
            return true;
        }

        if (NonFiniteGradients == NonFiniteGradients.Skip)
        {
            SkippedSteps++;
            return false;
        }

        ref T first = ref parameter.FirstGradient(out _);
        T gradient = Unsafe.Add(ref first, place);
        throw new NotFiniteNumberException($"The gradient of parameter '{parameter.Name}' is {gradient} at element {place}; nothing was stepped.");
    }

    private void Undo(int begun)
    {
        for (int i = 0; i < _parameters.Count; i++)
        {
            Parameter<T> parameter = _parameters[i];
            if (i < begun)
            {
                parameter.State!.AbandonStep();
            }

            if (parameter.IsNew)
            {
                parameter.State!.Dispose();
                parameter.State = null;
                parameter.IsNew = false;
            }
        }
    }

    /// <summary>Pass by pass, all tensors: what reductions over the whole set need is known only when all have been seen.</summary>
    private void RunPasses(IStepKernel<T> optimizer, StepPlan plan)
    {
        // A later pass adds to what an earlier one has left, so with several each tensor needs a block of its own anyway.
        bool isPerTensor = plan.IsPerTensor || optimizer.PassCount > 1;
        int bytes = EnsureUniforms(optimizer, isPerTensor);
        VectorWidth width = Lanes.Widest;
        for (int pass = 0; pass < optimizer.PassCount; pass++)
        {
            int index = 0;
            foreach (ParameterGroup<T> group in _groups)
            {
                IStepKernel<T> kernel = group.Kernel ?? optimizer;
                long computedStep = -1;
                foreach (Parameter<T> parameter in group.Members)
                {
                    OptimizerState state = parameter.State!;
                    Span<byte> uniforms = UniformsOf(index++, bytes, isPerTensor);
                    if (pass == 0)
                    {
                        state.TotalLength = Length;
                    }

                    // Tensors of one group and one age share what is uniform, unless the rule looks at more of a tensor than its step.
                    if (isPerTensor || state.Step != computedStep)
                    {
                        kernel.ComputeUniforms(pass, state, uniforms);
                        computedStep = state.Step;
                    }

                    ref T values = ref parameter.FirstValue(out nint length);
                    kernel.Run(pass, ref values, ref parameter.FirstGradient(out _), state, 0, length, uniforms, width);
                    state.Combine<T>(pass);
                }
            }

            CombineAll(plan, pass);
        }

        Commit(optimizer, isPerTensor, bytes);
    }

    private void Commit(IStepKernel<T> optimizer, bool isPerTensor, int bytes)
    {
        int index = 0;
        foreach (ParameterGroup<T> group in _groups)
        {
            foreach (Parameter<T> parameter in group.Members)
            {
                (group.Kernel ?? optimizer).Commit(parameter.State!, UniformsOf(index++, bytes, isPerTensor));
            }
        }
    }

    private Span<byte> UniformsOf(int index, int bytes, bool isPerTensor) => _uniforms.AsSpan(isPerTensor ? index * bytes : 0, bytes);

    // The size of a tensor's block.
    private int EnsureUniforms(IStepKernel<T> optimizer, bool isPerTensor)
    {
        int bytes = optimizer.UniformBytes;
        foreach (ParameterGroup<T> group in _groups)
        {
            bytes = Math.Max(bytes, group.Kernel?.UniformBytes ?? 0);
        }

        bytes = (bytes + sizeof(double) - 1) / sizeof(double) * sizeof(double);
        int needed = checked(bytes * (isPerTensor ? Math.Max(_parameters.Count, 1) : 1));
        if (_uniforms.Length < needed)
        {
            _uniforms = new byte[needed];
        }

        return bytes;
    }

    /// <summary>Reductions over all tensors: their results are combined in the order of the tensors, and every tensor gets them.</summary>
    private void CombineAll(StepPlan plan, int pass)
    {
        for (int reduction = 0; reduction < plan.Reductions.Count; reduction++)
        {
            ReductionInfo info = plan.Reductions[reduction];
            if (info.Pass != pass || info.Scope != ReductionScope.All)
            {
                continue;
            }

            double total = info.IsLargest ? double.NegativeInfinity : 0;
            foreach (Parameter<T> parameter in _parameters)
            {
                double part = parameter.State!.Total(reduction);
                total = info.IsLargest ? Math.Max(total, part) : total + part;
            }

            foreach (Parameter<T> parameter in _parameters)
            {
                parameter.State!.Total(reduction) = total;
            }
        }
    }
}
