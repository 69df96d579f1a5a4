using System;
using System.ComponentModel;

namespace OptimGen;

// The step of a whole set.
public sealed partial class ParameterSet<T>
{
    private RuleInfo? _rule;
    private byte[] _uniforms = [];

    /// <summary>
    /// Steps every tensor: what generated <c>Step(ParameterSet)</c> methods call. All tensors are checked before any is written.
    /// </summary>
    /// <param name="optimizer">The optimizer.</param>
    /// <exception cref="ArgumentNullException"><paramref name="optimizer"/> is null.</exception>
    /// <exception cref="InvalidOperationException">
    /// The set was stepped by another rule, or a tensor cannot be stepped: its state is disposed or was stepped apart from the set, its
    /// memory has shrunk or overlaps its state.
    /// </exception>
    /// <exception cref="ObjectDisposedException">The set is disposed.</exception>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public void Advance(IStepKernel<T> optimizer)
    {
        ArgumentNullException.ThrowIfNull(optimizer);
        ThrowIfDisposed();
        RuleInfo rule = optimizer.Rule;
        if (_rule is null)
        {
            Bind(optimizer, rule);
        }
        else if (_rule.IsSameAs(rule))
        {
            CheckTensors(rule);
        }
        else
        {
            throw new InvalidOperationException($"The set has been stepped by {_rule.Name} and cannot be stepped by {rule.Name}.");
        }

        RunPasses(optimizer, rule.Plan);
        foreach (Parameter<T> parameter in _parameters)
        {
            parameter.State!.EndStep();
        }

        Step++;

        // Tensors that the set allocated are native memory, which the references above do not keep alive.
        GC.KeepAlive(this);
    }

    // A first step that fails leaves the set as it was: unbound, without states, open for more tensors.
    private void Bind(IStepKernel<T> optimizer, RuleInfo rule)
    {
        try
        {
            foreach (Parameter<T> parameter in _parameters)
            {
                parameter.State = optimizer.CreateState(parameter.ShapeSpan, parameter.BlockLength);
            }

            CheckTensors(rule);
            _rule = rule;
        }
        catch
        {
            foreach (Parameter<T> parameter in _parameters)
            {
                parameter.State?.Dispose();
                parameter.State = null;
            }

            throw;
        }
    }

    private void CheckTensors(RuleInfo rule)
    {
        foreach (Parameter<T> parameter in _parameters)
        {
            OptimizerState state = parameter.State!;
            try
            {
                ref T values = ref parameter.FirstValue(out nint valueLength);
                ref T gradients = ref parameter.FirstGradient(out nint gradientLength);
                state.BeginStep(rule, ref values, valueLength, ref gradients, gradientLength);
            }
            catch (Exception exception) when (exception is ArgumentException or ObjectDisposedException)
            {
                // The state and the memory do not know the tensor's name.
                throw new InvalidOperationException($"Parameter '{parameter.Name}' cannot be stepped: {exception.Message}", exception);
            }

            if (state.Step != Step)
            {
                throw new InvalidOperationException(
                    $"The state of parameter '{parameter.Name}' has taken {state.Step} steps, the set {Step}: step it with the set only.");
            }
        }
    }

    /// <summary>Pass by pass, all tensors: what reductions over the whole set need is known only when all have been seen.</summary>
    private void RunPasses(IStepKernel<T> optimizer, StepPlan plan)
    {
        int bytes = (optimizer.UniformBytes + sizeof(double) - 1) / sizeof(double) * sizeof(double);
        int needed = checked(bytes * (plan.IsPerTensor ? Math.Max(_parameters.Count, 1) : 1));
        if (_uniforms.Length < needed)
        {
            _uniforms = new byte[needed];
        }

        VectorWidth width = Lanes.Widest;
        for (int pass = 0; pass < optimizer.PassCount; pass++)
        {
            for (int index = 0; index < _parameters.Count; index++)
            {
                Parameter<T> parameter = _parameters[index];
                OptimizerState state = parameter.State!;
                Span<byte> uniforms = _uniforms.AsSpan(plan.IsPerTensor ? index * bytes : 0, bytes);
                if (pass == 0)
                {
                    state.TotalLength = Length;
                }

                if (plan.IsPerTensor || index == 0)
                {
                    optimizer.ComputeUniforms(pass, state, uniforms);
                }

                ref T values = ref parameter.FirstValue(out nint length);
                optimizer.Run(pass, ref values, ref parameter.FirstGradient(out _), state, 0, length, uniforms, width);
                state.Combine<T>(pass);
            }

            CombineAll(plan, pass);
        }

        for (int index = 0; index < _parameters.Count; index++)
        {
            optimizer.Commit(_parameters[index].State!, _uniforms.AsSpan(plan.IsPerTensor ? index * bytes : 0, bytes));
        }
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
