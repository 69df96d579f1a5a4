using System;
using System.Collections.Generic;
using System.Collections.ObjectModel;

namespace OptimGen;

// Groups: which tensors take which hyperparameters.
public sealed partial class ParameterSet<T>
{
    /// <summary>The name of the group of all tensors that no other group has.</summary>
    public const string DefaultGroup = "default";

    private readonly List<ParameterGroup<T>> _groups;

    /// <summary>Makes an empty set.</summary>
    public ParameterSet()
    {
        _groups = [new ParameterGroup<T>(this, DefaultGroup, null, [])];
        Groups = new ReadOnlyCollection<ParameterGroup<T>>(_groups);
    }

    /// <summary>The groups in the order in which they were added; the default group is first.</summary>
    public IReadOnlyList<ParameterGroup<T>> Groups { get; }

    /// <summary>
    /// Gives tensors hyperparameters of their own: <c>set.AddGroup("no decay", optimizer.With(o => o.WeightDecay = 0), "*.bias", "*norm*")</c>.
    /// It may come at any time, before or after the tensors and between steps; states stay.
    /// </summary>
    /// <param name="name">The group's name, not empty and unique in the set.</param>
    /// <param name="optimizer">An optimizer of the rule that steps the set, with the group's hyperparameters.</param>
    /// <param name="patterns">
    /// Names of tensors of this group, present or to come: <c>*</c> stands for any characters, <c>?</c> for one. A tensor that earlier groups
    /// have a pattern for stays theirs. Without patterns, use <see cref="ParameterGroup{T}.Add"/>.
    /// </param>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    /// <exception cref="ArgumentException">
    /// The name or a pattern is empty, the name is taken, or the optimizer is of another rule than the one that the set is bound to.
    /// </exception>
    /// <exception cref="InvalidOperationException">A step is under way.</exception>
    /// <exception cref="ObjectDisposedException">The set is disposed.</exception>
    public ParameterGroup<T> AddGroup(string name, IOptimizer<T> optimizer, params ReadOnlySpan<string> patterns)
    {
        using Usage usage = Occupy();
        ArgumentException.ThrowIfNullOrEmpty(name);
        ArgumentNullException.ThrowIfNull(optimizer);
        foreach (string pattern in patterns)
        {
            ArgumentException.ThrowIfNullOrEmpty(pattern, nameof(patterns));
        }

        if (optimizer is not IStepKernel<T> kernel)
        {
            throw new ArgumentException($"{optimizer.Rule.Name} is not a generated optimizer and cannot step a set.", nameof(optimizer));
        }

        if (_rule is not null && !_rule.IsSameAs(optimizer.Rule))
        {
            throw new ArgumentException(
                $"The set has been stepped by {_rule.Name}; group '{name}' cannot be stepped by {optimizer.Rule.Name}.", nameof(optimizer));
        }

        if (FindGroup(name) is not null)
        {
            throw new ArgumentException($"The set already has a group '{name}'.", nameof(name));
        }

        ParameterGroup<T> group = new(this, name, kernel, patterns.ToArray());
        _groups.Add(group);
        Arrange();
        return group;
    }

    /// <summary>The group of a name, or null where there is none.</summary>
    /// <param name="name">The name under which it was added.</param>
    public ParameterGroup<T>? FindGroup(string name) =>
        _groups.Find(group => string.Equals(group.Name, name, StringComparison.Ordinal));

    internal void Place(Parameter<T> parameter, ParameterGroup<T> group)
    {
        using Usage usage = Occupy();
        if (!parameter.IsOf(this))
        {
            throw new ArgumentException($"Parameter '{parameter.Name}' belongs to another set than group '{group.Name}'.", nameof(parameter));
        }

        if (parameter.IsPlaced)
        {
            throw new ArgumentException($"Parameter '{parameter.Name}' has already been put into group '{parameter.Group.Name}'.", nameof(parameter));
        }

        parameter.Group = group;
        parameter.IsPlaced = true;
        Arrange();
    }

    // The default group comes first and has no patterns, so it is what remains.
    private ParameterGroup<T> FindGroupFor(string parameter) => _groups.Find(group => group.Matches(parameter)) ?? _groups[0];

    private void Arrange()
    {
        Changed();
        foreach (ParameterGroup<T> group in _groups)
        {
            group.Members.Clear();
        }

        foreach (Parameter<T> parameter in _parameters)
        {
            Join(parameter);
        }
    }

    private void Join(Parameter<T> parameter)
    {
        if (!parameter.IsPlaced)
        {
            parameter.Group = FindGroupFor(parameter.Name);
        }

        parameter.Group.Members.Add(parameter);
    }
}
