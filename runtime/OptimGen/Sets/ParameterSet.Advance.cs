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

        Span<byte> uniforms = Uniforms(optimizer);
        VectorWidth width = Lanes.Widest;
        bool isComputed = false;
        foreach (Parameter<T> parameter in _parameters)
        {
            OptimizerState state = parameter.State!;
            if (!isComputed)
            {
                optimizer.ComputeUniforms(state, uniforms);
                isComputed = !rule.HasUniformStates;
            }

            ref T values = ref parameter.FirstValue(out nint length);
            optimizer.Run(ref values, ref parameter.FirstGradient(out _), state, 0, length, uniforms, width);
            optimizer.Commit(state, uniforms);
        }

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
            for (int i = 0; i < _parameters.Count; i++)
            {
                _parameters[i].State = optimizer.CreateState(_parameters[i].Length);
                _parameters[i].State!.Seed = RoundingNoise.SeedOf(Seed, i);
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

    private Span<byte> Uniforms(IStepKernel<T> optimizer)
    {
        int bytes = optimizer.UniformBytes;
        if (_uniforms.Length < bytes)
        {
            _uniforms = new byte[bytes];
        }

        return _uniforms.AsSpan(0, bytes);
    }
}
