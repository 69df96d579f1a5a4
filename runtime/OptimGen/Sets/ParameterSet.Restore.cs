using System;

namespace OptimGen;

// What checkpoints need of a set.
public sealed partial class ParameterSet<T>
{
    /// <summary>Refuses an optimizer whose rule is not the set's.</summary>
    /// <exception cref="InvalidOperationException">The set was stepped by another rule.</exception>
    /// <exception cref="ObjectDisposedException">The set is disposed.</exception>
    internal void CheckRule(IOptimizer optimizer)
    {
        ThrowIfDisposed();
        if (_rule is { } rule && !rule.IsSameAs(optimizer.Rule))
        {
            throw new InvalidOperationException($"The set belongs to {rule.Name}, and {optimizer.Rule.Name} cannot save or load it.");
        }
    }

    /// <summary>
    /// A state for every tensor, placed: its own where it has one, else a new one, which the tensor does not get before
    /// <see cref="Restore"/>.
    /// </summary>
    internal OptimizerState[] StatesOrNew(IOptimizer<T> optimizer)
    {
        OptimizerState[] states = new OptimizerState[Count];
        try
        {
            for (int i = 0; i < states.Length; i++)
            {
                Parameter<T> parameter = _parameters[i];
                states[i] = parameter.State is { IsDisposed: false } state ? state : optimizer.CreateState(parameter.Length);
                states[i].PlaceFor(ref parameter.FirstValue(out _));
            }
        }
        catch
        {
            DisposeNew(states);
            throw;
        }

        return states;
    }

    /// <summary>Disposes those of <see cref="StatesOrNew"/> that no tensor has.</summary>
    internal void DisposeNew(OptimizerState?[] states)
    {
        for (int i = 0; i < states.Length; i++)
        {
            if (states[i] != _parameters[i].State)
            {
                states[i]?.Dispose();
            }
        }
    }

    /// <summary>Takes the states of <see cref="StatesOrNew"/> for those after a number of steps by a rule, and binds the set to it.</summary>
    internal void Restore(RuleInfo rule, OptimizerState[] states, long step)
    {
        for (int i = 0; i < states.Length; i++)
        {
            states[i].RestoreStep(step);
            _parameters[i].State = states[i];
        }

        _rule = rule;
        Step = step;
    }

    /// <summary>Makes the set refuse to step, because what it holds is half of one thing and half of another.</summary>
    internal void Spoil(RuleInfo rule, OptimizerState[] states)
    {
        Restore(rule, states, Step);
        foreach (OptimizerState state in states)
        {
            state.Dispose();
        }
    }
}
