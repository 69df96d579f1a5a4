using System;
using System.ComponentModel;
using System.Linq;
using System.Runtime.CompilerServices;

namespace OptimGen;

// The step of a whole set.
public sealed partial class ParameterSet<T>
{
    private RuleInfo? _rule;
    private byte[] _uniforms = [];
    private Parameter<T>[] _fixed = [];
    private Parameter<T>[] _movable = [];
    private long _fixedLength;
    private SetStep<T>? _work;

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

        StepFixed(optimizer, rule);
        StepMovable(optimizer);
        foreach (Parameter<T> parameter in _parameters)
        {
            parameter.State!.EndStep();
        }

        Step++;

        // Tensors that the set allocated are native memory, which the references above do not keep alive.
        GC.KeepAlive(this);
    }

    // Tensors that lie where they lay: one round of work for all of them, on as many threads as pay.
    private void StepFixed(IStepKernel<T> optimizer, RuleInfo rule)
    {
        Parameter<T>[] tensors = _fixed;
        if (tensors.Length == 0)
        {
            return;
        }

        int bytes = optimizer.UniformBytes;
        int stride = rule.HasUniformStates ? bytes : 0;
        byte[] uniforms = Uniforms(bytes + (stride * (tensors.Length - 1)));
        int computed = rule.HasUniformStates ? tensors.Length : 1;
        for (int i = 0; i < computed; i++)
        {
            optimizer.ComputeUniforms(tensors[i].State!, uniforms.AsSpan(i * stride, bytes));
        }

        _work!.Run(optimizer, uniforms, stride, _fixedLength * rule.BytesTouched(Unsafe.SizeOf<T>()));
        if (rule.HasUniformStates)
        {
            for (int i = 0; i < tensors.Length; i++)
            {
                optimizer.Commit(tensors[i].State!, uniforms.AsSpan(i * stride, bytes));
            }
        }
    }

    // Memory that only this thread may ask for, tensor by tensor.
    private void StepMovable(IStepKernel<T> optimizer)
    {
        foreach (Parameter<T> parameter in _movable)
        {
            OptimizerState state = parameter.State!;
            Span<byte> uniforms = Uniforms(optimizer.UniformBytes).AsSpan(0, optimizer.UniformBytes);
            optimizer.ComputeUniforms(state, uniforms);
            ref T values = ref parameter.FirstValue(out nint length);
            TensorStep<T>.Run(optimizer, ref values, ref parameter.FirstGradient(out _), state, uniforms);
            optimizer.Commit(state, uniforms);
        }
    }

    // A first step that fails leaves the set as it was: unbound, without states, open for more tensors.
    private void Bind(IStepKernel<T> optimizer, RuleInfo rule)
    {
        try
        {
            foreach (Parameter<T> parameter in _parameters)
            {
                parameter.State = optimizer.CreateState(parameter.Length);
            }

            foreach (Parameter<T> parameter in _parameters)
            {
                CheckMemory(rule, parameter);
            }

            _fixed = [.. _parameters.Where(static parameter => parameter.IsFixed)];
            _movable = [.. _parameters.Where(static parameter => !parameter.IsFixed)];
            _fixedLength = _fixed.Sum(static parameter => (long)parameter.Length);
            _work = SetStep<T>.Of(_fixed);
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

    // What lies fixed was checked when the set was bound; of states, only what their owner can do to them remains.
    private void CheckTensors(RuleInfo rule)
    {
        foreach (Parameter<T> parameter in _fixed)
        {
            OptimizerState state = parameter.State!;
            if (state.IsDisposed)
            {
                CheckMemory(rule, parameter);
            }

            CheckStep(parameter, state);
        }

        foreach (Parameter<T> parameter in _movable)
        {
            CheckMemory(rule, parameter);
            CheckStep(parameter, parameter.State!);
        }
    }

    private static void CheckMemory(RuleInfo rule, Parameter<T> parameter)
    {
        try
        {
            ref T values = ref parameter.FirstValue(out nint valueLength);
            ref T gradients = ref parameter.FirstGradient(out nint gradientLength);
            parameter.State!.BeginStep(rule, ref values, valueLength, ref gradients, gradientLength);
        }
        catch (Exception exception) when (exception is ArgumentException or ObjectDisposedException)
        {
            // The state and the memory do not know the tensor's name.
            throw new InvalidOperationException($"Parameter '{parameter.Name}' cannot be stepped: {exception.Message}", exception);
        }
    }

    private void CheckStep(Parameter<T> parameter, OptimizerState state)
    {
        if (state.Step != Step)
        {
            throw new InvalidOperationException(
                $"The state of parameter '{parameter.Name}' has taken {state.Step} steps, the set {Step}: step it with the set only.");
        }
    }

    private byte[] Uniforms(int bytes)
    {
        if (_uniforms.Length < bytes)
        {
            _uniforms = new byte[bytes];
        }

        return _uniforms;
    }
}
