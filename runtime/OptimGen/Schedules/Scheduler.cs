using System;
using System.Collections.Generic;

namespace OptimGen;

/// <summary>Drives hyperparameters of optimizers, the learning rate first of all, by schedules.</summary>
/// <remarks>
/// <code>
/// Scheduler scheduler = new(Schedule.Cosine(1, 0, 9_000).AfterWarmUp(1_000), optimizer, noDecay);
/// …
/// optimizer.Step(model);
/// scheduler.Step();
/// </code>
/// Making it sets the values of the first step; <see cref="Step"/> sets those of the next. Give it the optimizer of each group: the value
/// that each has at that time is what its schedule starts from. Where a value is outside a hyperparameter's range, nothing is changed.
/// <see cref="Save"/> and <see cref="Restore"/> carry the position, the values at the start included, to another process.
/// </remarks>
public sealed partial class Scheduler
{
    private const string LearningRate = "LearningRate";

    private readonly IOptimizer[] _optimizers;
    private readonly List<ScheduledValue> _values = [];
    private readonly ReduceOnPlateau? _plateau;
    private PlateauPosition _plateauPosition;

    /// <summary>Drives the learning rates of optimizers, from position 0.</summary>
    /// <param name="schedule">The schedule of the learning rate.</param>
    /// <param name="optimizers">The optimizers: at least one, each once, each with a <c>LearningRate</c>.</param>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    /// <exception cref="ArgumentException">There is no optimizer, one is given twice, or one has no learning rate.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The schedule's first value is outside a hyperparameter's range.</exception>
    public Scheduler(Schedule schedule, params ReadOnlySpan<IOptimizer> optimizers)
        : this(schedule, null, optimizers)
    {
    }

    /// <summary>Drives the learning rates of optimizers, lowered further when a metric stops to improve.</summary>
    /// <param name="schedule">The schedule of the learning rate; <see cref="Schedule.Constant"/> leaves all to the metric.</param>
    /// <param name="plateau">When to lower it.</param>
    /// <param name="optimizers">The optimizers: at least one, each once, each with a <c>LearningRate</c>.</param>
    /// <exception cref="ArgumentNullException">A schedule or an optimizer is null.</exception>
    /// <exception cref="ArgumentException">There is no optimizer, one is given twice, or one has no learning rate.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The schedule's first value is outside a hyperparameter's range.</exception>
    public Scheduler(Schedule schedule, ReduceOnPlateau? plateau, params ReadOnlySpan<IOptimizer> optimizers)
    {
        ArgumentNullException.ThrowIfNull(schedule);
        if (optimizers.Length == 0)
        {
            throw new ArgumentException("There is no optimizer to drive.", nameof(optimizers));
        }

        _optimizers = optimizers.ToArray();
        for (int i = 0; i < _optimizers.Length; i++)
        {
            ArgumentNullException.ThrowIfNull(_optimizers[i], nameof(optimizers));
            if (Array.IndexOf(_optimizers, _optimizers[i]) < i)
            {
                throw new ArgumentException($"The {_optimizers[i].Rule.Name} at place {i} is given twice.", nameof(optimizers));
            }

            int index = _optimizers[i].Rule.IndexOfHyperparameter(LearningRate);
            if (index < 0)
            {
                throw new ArgumentException($"{_optimizers[i].Rule.Name} has no {LearningRate}.", nameof(optimizers));
            }

            _values.Add(new ScheduledValue(_optimizers[i], index, schedule));
        }

        _plateau = plateau;
        _plateauPosition = plateau?.Start ?? default;
        Apply(0, _plateauPosition);
    }

    /// <summary>The number of <see cref="Step"/>s since the start.</summary>
    public long Position { get; private set; }

    /// <summary>Drives another hyperparameter of all the optimizers that have it: <c>Drive("Momentum", Schedule.OneCycleMomentum(1000))</c>.</summary>
    /// <param name="hyperparameter">The property's name.</param>
    /// <param name="schedule">Its schedule, at the same position as the learning rate's.</param>
    /// <returns>This scheduler.</returns>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    /// <exception cref="ArgumentException">None of the optimizers has it, or it is driven already.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The schedule's value is outside the hyperparameter's range.</exception>
    public Scheduler Drive(string hyperparameter, Schedule schedule)
    {
        ArgumentNullException.ThrowIfNull(hyperparameter);
        ArgumentNullException.ThrowIfNull(schedule);
        int before = _values.Count;
        if (_values.Exists(value => value.Name == hyperparameter))
        {
            throw new ArgumentException($"{hyperparameter} is driven already.", nameof(hyperparameter));
        }

        foreach (IOptimizer optimizer in _optimizers)
        {
            int index = optimizer.Rule.IndexOfHyperparameter(hyperparameter);
            if (index >= 0)
            {
                _values.Add(new ScheduledValue(optimizer, index, schedule));
            }
        }

        if (_values.Count == before)
        {
            throw new ArgumentException($"None of the optimizers has a hyperparameter '{hyperparameter}'.", nameof(hyperparameter));
        }

        try
        {
            Apply(Position, _plateauPosition);
        }
        catch
        {
            _values.RemoveRange(before, _values.Count - before);
            throw;
        }

        return this;
    }

    /// <summary>Goes on by one: call it after each step of the optimizer.</summary>
    /// <exception cref="ArgumentOutOfRangeException">A schedule's value is outside its hyperparameter's range; nothing has changed.</exception>
    public void Step()
    {
        Apply(Position + 1, _plateauPosition);
        Position++;
    }

    /// <summary>Reports a metric, such as the loss over the validation data, to the <see cref="ReduceOnPlateau"/>.</summary>
    /// <param name="metric">The metric.</param>
    /// <exception cref="InvalidOperationException">The scheduler was made without one.</exception>
    public void Report(double metric)
    {
        if (_plateau is null)
        {
            throw new InvalidOperationException($"The scheduler was made without {nameof(ReduceOnPlateau)}, so it has no use for a metric.");
        }

        PlateauPosition next = _plateau.Report(_plateauPosition, metric);
        Apply(Position, next);
        _plateauPosition = next;
    }

    // All or none: a value that is refused takes back those before it.
    private void Apply(long position, PlateauPosition plateau)
    {
        int done = 0;
        Span<double> before = _values.Count <= 64 ? stackalloc double[_values.Count] : new double[_values.Count];
        try
        {
            foreach (ScheduledValue value in _values)
            {
                before[done] = value.Optimizer.GetHyperparameter(value.Index);
                value.Optimizer.SetHyperparameter(value.Index, Value(value, value.Initial, position, plateau));
                done++;
            }
        }
        catch
        {
            while (done-- > 0)
            {
                _values[done].Optimizer.SetHyperparameter(_values[done].Index, before[done]);
            }

            throw;
        }
    }

    private double Value(ScheduledValue value, double initial, long position, PlateauPosition plateau)
    {
        double scheduled = value.At(position, initial);
        return _plateau is null || plateau.Scale == 1 || value.Name != LearningRate
            ? scheduled
            : Math.Max(scheduled * plateau.Scale, Math.Min(scheduled, _plateau.MinimumRate));
    }
}
