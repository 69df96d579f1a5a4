using System;
using System.ComponentModel;
using System.Threading;

namespace OptimGen;

// The step of a whole set.
public sealed partial class ParameterSet<T>
{
    private RuleInfo? _rule;
    private int _isInUse;

    // The steps of the set as it is, for each phase: what was checked when it was made holds until something changes.
    private SetStep<T>?[] _work = new SetStep<T>?[1];

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
    /// <exception cref="ObjectDisposedException">The set is disposed.</exception>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public void Advance(IStepKernel<T> optimizer)
    {
        ArgumentNullException.ThrowIfNull(optimizer);
        ThrowIfDisposed();
        Enter();
        try
        {
            int phase = optimizer.Phase;
            int phases = optimizer.Rule.Phases.Count;
            SetStep<T>? work = phase < _work.Length ? _work[phase] : null;
            if (work is null || !_rule!.IsSameAs(optimizer.Rule) || !work.TryBegin(Step, phase))
            {
                Bind(optimizer);
                if (_work.Length != phases)
                {
                    _work = new SetStep<T>?[phases];
                }

                work = _work[phase] ??= new SetStep<T>(_parameters);
            }

            work.Run(optimizer);
            Step += phase == phases - 1 ? 1 : 0;
        }
        finally
        {
            Release();
            Leave();
        }

        // Tensors that the set allocated are native memory, which the references above do not keep alive.
        GC.KeepAlive(this);
    }

    /// <summary>Tensors, their groups or their states are not what they were.</summary>
    internal void Changed() => Array.Clear(_work);

    // What fails here leaves the set as it was: unbound if it was, new tensors without states, no step under way.
    private void Bind(IStepKernel<T> optimizer)
    {
        RuleInfo rule = optimizer.Rule;
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

        int begun = 0;
        int created = 0;
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

                created++;
            }

            foreach (Parameter<T> parameter in _parameters)
            {
                BeginStep(parameter, rule, optimizer.Phase);
                begun++;
            }

            _rule = rule;
            foreach (Parameter<T> parameter in _parameters)
            {
                parameter.IsNew = false;
            }
        }
        catch
        {
            for (int i = 0; i < created; i++)
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

            throw;
        }
    }

    private void BeginStep(Parameter<T> parameter, RuleInfo rule, int phase)
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
            state.BeginStep(rule, ref values, valueLength, ref gradients, gradientLength, phase);
        }
        catch (Exception exception)
        {
            // The state and the memory do not know the tensor's name.
            throw new InvalidOperationException($"Parameter '{parameter.Name}' cannot be stepped: {exception.Message}", exception);
        }
    }

    private void Release()
    {
        if (Array.Exists(_work, static work => work is { IsFixed: true }))
        {
            return;
        }

        foreach (Parameter<T> parameter in _parameters)
        {
            parameter.Release();
        }
    }

    private void Enter()
    {
        if (Interlocked.CompareExchange(ref _isInUse, 1, 0) != 0)
        {
            throw new InvalidOperationException("The set is in use: a step is under way, perhaps in another thread. A set serves one thread at a time.");
        }
    }

    private void Leave() => Volatile.Write(ref _isInUse, 0);
}
