using System;
using System.ComponentModel;
using System.Runtime.CompilerServices;

namespace OptimGen;

// The step of a whole set.
public sealed partial class ParameterSet<T>
{
    private RuleInfo? _rule;

    // The steps of the set as it is: what was checked when it was made holds until something changes.
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
    /// <exception cref="NotFiniteNumberException">A gradient is infinite or no number, and <see cref="NonFiniteGradients"/> says to throw.</exception>
    /// <exception cref="ObjectDisposedException">The set is disposed.</exception>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public void Advance(IStepKernel<T> optimizer) => Advance(optimizer, new StepOptions());

    /// <summary>Steps every tensor, and does what the options say on the way.</summary>
    internal StepReport Advance(IStepKernel<T> optimizer, in StepOptions options)
    {
        ArgumentNullException.ThrowIfNull(optimizer);
        CheckOptions(options);
        using Usage usage = Occupy();
        options.Copy?.Prepare(this);
        if (!Begin(optimizer, options, out double? norm))
        {
            return new StepReport(IsTaken: false, norm, UpdateNorm: null);
        }

        SetStep<T> work = _work[optimizer.Phase]!;
        work.Run(optimizer, new StepExtras(Factor(options, norm), options.ZeroGradients, options.MeasureUpdate, options.Copy));
        Step += optimizer.Phase == optimizer.Rule.Phases.Count - 1 ? 1 : 0;
        return new StepReport(IsTaken: true, norm, options.MeasureUpdate ? work.UpdateNorm() : null);
    }

    /// <summary>Tensors, their groups or their states are not what they were.</summary>
    internal void Changed() => Array.Clear(_work);

    // Whether the step is to be taken. If not, or if it fails here, the set is as it was: unbound if it was, new tensors without states,
    // no step under way.
    private bool Begin(IStepKernel<T> optimizer, in StepOptions options, out double? norm)
    {
        bool isTaken = false;
        norm = null;
        try
        {
            if (_work.Length != optimizer.Rule.Phases.Count)
            {
                _work = new SetStep<T>?[optimizer.Rule.Phases.Count];
            }

            int phase = optimizer.Phase;
            bool isAsBefore = _work[phase] is { } known && _rule!.IsSameAs(optimizer.Rule) && known.TryBegin(Step, phase);
            if (!isAsBefore)
            {
                Bind(optimizer);
            }

            isTaken = AllowsGradients() && AllowsNorm(_work[phase]!, options, out norm);
            if (isTaken && !isAsBefore)
            {
                Settle(optimizer.Rule);
            }

            return isTaken;
        }
        finally
        {
            if (!isTaken)
            {
                Undo();
            }
        }
    }

    private void Bind(IStepKernel<T> optimizer)
    {
        RuleInfo rule = optimizer.Rule;
        CheckRule(rule);
        for (int index = 0; index < _parameters.Count; index++)
        {
            Parameter<T> parameter = _parameters[index];
            if (parameter.State is null)
            {
                parameter.State = NewState(index, parameter.Group.Kernel ?? optimizer);
                parameter.JoinedAt = Step;
                parameter.IsNew = true;
            }
        }

        foreach (Parameter<T> parameter in _parameters)
        {
            BeginStep(parameter, rule, optimizer.Phase);
        }

        _work[optimizer.Phase] ??= new SetStep<T>(_parameters);
    }

    private OptimizerState NewState(int tensor, IOptimizer<T> optimizer)
    {
        OptimizerState state = optimizer.CreateState(_parameters[tensor].ShapeSpan, _parameters[tensor].BlockLength);
        state.Seed = RoundingNoise.SeedOf(Seed, tensor);
        return state;
    }

    private void Settle(RuleInfo rule)
    {
        _rule = rule;
        foreach (Parameter<T> parameter in _parameters)
        {
            parameter.IsNew = false;
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

    private static void CheckOptions(in StepOptions options)
    {
        if ((options.NeedsNorm || options.MeasureUpdate || options.GradientScale != 1) && !GradientPass.Supports<T>())
        {
            throw new NotSupportedException($"Options that look at gradients or updates of type {typeof(T).Name} are not supported.");
        }
    }

    private static double Factor(in StepOptions options, double? norm)
    {
        double limited = options.MaximumGradientNorm is { } maximum ? maximum / (norm!.Value + NormGuard) : 1;
        return limited < 1 && double.IsFinite(norm!.Value) ? options.GradientScale * limited : options.GradientScale;
    }

    private bool AllowsNorm(SetStep<T> work, in StepOptions options, out double? norm)
    {
        norm = options.NeedsNorm ? (options.GradientNorm ?? work.GradientNorm(this)) * Math.Abs(options.GradientScale) : null;
        if (!options.SkipNonFinite || double.IsFinite(norm!.Value))
        {
            return true;
        }

        SkippedSteps++;
        return false;
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

    private void Undo()
    {
        foreach (Parameter<T> parameter in _parameters)
        {
            parameter.State?.AbandonStep();
            if (parameter.IsNew)
            {
                parameter.State?.Dispose();
                parameter.State = null;
                parameter.IsNew = false;
            }
        }
    }
}
