using System;

namespace OptimGen;

// What checkpoints need of a set.
public sealed partial class ParameterSet<T>
{
    /// <summary>
    /// Takes the set for saving or loading, so that nobody steps it meanwhile, and fixes its memory until <see cref="EndCheckpoint"/>.
    /// </summary>
    /// <param name="optimizer">The optimizer that steps the set.</param>
    /// <returns>
    /// A state for every tensor, placed: its own where it has one, else a new one, which the tensor does not get before <see cref="Restore"/>.
    /// </returns>
    /// <exception cref="InvalidOperationException">
    /// The set or one of its groups is of another rule, a step is under way, a view stands in the parameters' place, or a tensor's memory is gone.
    /// </exception>
    /// <exception cref="ObjectDisposedException">The set is disposed.</exception>
    /// <exception cref="OutOfMemoryException">There is no memory for the states.</exception>
    internal OptimizerState[] BeginCheckpoint(IOptimizer<T> optimizer)
    {
        ThrowIfDisposed();
        CheckRule(optimizer.Rule);
        Occupy();
        OptimizerState[] states = new OptimizerState[Count];
        try
        {
            for (int i = 0; i < states.Length; i++)
            {
                Parameter<T> parameter = _parameters[i];
                Hold(parameter);
                CheckWhole(parameter);
                states[i] = parameter.State is { IsDisposed: false } state ? state : NewState(i, parameter.Group.Optimizer ?? optimizer);
                states[i].PlaceFor(ref parameter.FirstValue(out _));
            }
        }
        catch
        {
            EndCheckpoint(states);
            throw;
        }

        return states;
    }

    /// <summary>Gives the set back, and frees those states that no tensor has taken.</summary>
    internal void EndCheckpoint(OptimizerState?[] states)
    {
        for (int i = 0; i < states.Length; i++)
        {
            if (states[i] != _parameters[i].State)
            {
                states[i]?.Dispose();
            }
        }

        Vacate();
    }

    /// <summary>Gives the tensors the states of <see cref="BeginCheckpoint"/>, whose buffers hold what a checkpoint says.</summary>
    /// <param name="rule">The rule to which the set belongs from now on.</param>
    /// <param name="states">The states.</param>
    /// <param name="step">The number of steps that the set has taken.</param>
    /// <param name="tensors">Where each tensor stands.</param>
    internal void Restore(RuleInfo rule, OptimizerState[] states, long step, ReadOnlySpan<TensorPosition> tensors)
    {
        for (int i = 0; i < states.Length; i++)
        {
            states[i].Restore(tensors[i]);
            _parameters[i].State = states[i];
            _parameters[i].JoinedAt = step - tensors[i].Step;
        }

        _rule = rule;
        Step = step;
    }

    /// <summary>Makes the set refuse to step, because what it holds is half of one thing and half of another.</summary>
    internal void Spoil(RuleInfo rule, OptimizerState[] states)
    {
        Restore(rule, states, Step, new TensorPosition[states.Length]);
        foreach (OptimizerState state in states)
        {
            state.Dispose();
        }
    }

    // Between phases, or with a view in the parameters' place, a tensor is not what a checkpoint says that it is.
    private static void CheckWhole(Parameter<T> parameter)
    {
        if (parameter.State is { IsDisposed: false, Phase: not 0 } state)
        {
            throw new InvalidOperationException(
                $"Parameter '{parameter.Name}' is within a step of {state.Rule.Name}, which has several phases: take the others first.");
        }

        if (parameter.State is { IsDisposed: false, ShownView: { } view })
        {
            throw new InvalidOperationException($"The view {view} stands in the place of parameter '{parameter.Name}': put it back first.");
        }
    }

    private static void Hold(Parameter<T> parameter)
    {
        try
        {
            parameter.Hold();
        }
        catch (Exception exception)
        {
            // The memory does not know the tensor's name.
            throw new InvalidOperationException($"The memory of parameter '{parameter.Name}' cannot be had: {exception.Message}", exception);
        }

        _ = parameter.FirstValue(out nint length);
        if (length != parameter.Length)
        {
            throw new InvalidOperationException(
                $"The memory of parameter '{parameter.Name}' had {parameter.Length} elements when it was added and has {length} now.");
        }
    }
}
