using System;
using System.Collections.Generic;
using System.Linq;

namespace OptimGen;

/// <summary>The hyperparameters that a checkpoint brings, matched with the optimizers that take them, and what those had before.</summary>
internal sealed class CheckpointHyperparameters
{
    private readonly List<(IOptimizer Optimizer, double[] Before, double[] After)> _groups = [];
    private Scheduler? _scheduler;
    private string _before = "";

    /// <summary>Matches the groups of a checkpoint with those of a set, and checks every value. Nothing is set yet.</summary>
    /// <exception cref="CheckpointException">A group or a value is missing, unknown or refused, or a parameter is in another group.</exception>
    public static CheckpointHyperparameters Match<T>(
        string path, CheckpointInfo info, CheckpointMetadataReader metadata, ParameterSet<T> set, IOptimizer<T> optimizer)
        where T : unmanaged
    {
        CheckpointHyperparameters result = new();
        foreach (CheckpointGroup saved in info.Groups)
        {
            ParameterGroup<T> group = set.FindGroup(saved.Name)
                ?? throw new CheckpointException(path, null, $"It has a group '{saved.Name}', which the set has not.");
            IOptimizer live = group.Optimizer ?? optimizer;
            result._groups.Add((live, ValuesOf(live), Values(path, saved, live)));
        }

        foreach (ParameterGroup<T> group in set.Groups)
        {
            int count = info.Groups.Count(saved => saved.Name == group.Name);
            if (count != 1)
            {
                throw new CheckpointException(
                    path, null, $"It has {(count == 0 ? "no group" : "more than one group")} '{group.Name}', which the set has.");
            }
        }

        foreach (Parameter<T> parameter in set)
        {
            string group = metadata.GroupOf(parameter.Name);
            if (group != parameter.Group.Name)
            {
                throw new CheckpointException(
                    path, parameter.Name, $"It was in the group '{group}' and is in '{parameter.Group.Name}' of the set.");
            }
        }

        return result;
    }

    /// <summary>Sets the values.</summary>
    public void Apply() => _groups.ForEach(static group => Set(group.Optimizer, group.After));

    /// <summary>Moves a scheduler to the position of the checkpoint; <see cref="Undo"/> takes it back.</summary>
    /// <exception cref="CheckpointException">The checkpoint has none, or one of another make; nothing has changed.</exception>
    public void Apply(string path, string? position, Scheduler scheduler)
    {
        if (position is null)
        {
            throw new CheckpointException(path, CheckpointKeys.Schedule, "It was saved without a scheduler.");
        }

        _before = scheduler.Save();
        try
        {
            scheduler.Restore(position);
            _scheduler = scheduler;
        }
        catch (Exception exception) when (exception is FormatException or ArgumentException)
        {
            throw new CheckpointException(path, CheckpointKeys.Schedule, exception.Message, exception);
        }
    }

    /// <summary>Takes everything back.</summary>
    public void Undo()
    {
        _scheduler?.Restore(_before);
        _groups.ForEach(static group => Set(group.Optimizer, group.Before));
    }

    private static double[] ValuesOf(IOptimizer optimizer) =>
        [.. Enumerable.Range(0, optimizer.Rule.Hyperparameters.Count).Select(optimizer.GetHyperparameter)];

    private static void Set(IOptimizer optimizer, double[] values)
    {
        for (int i = 0; i < values.Length; i++)
        {
            optimizer.SetHyperparameter(i, values[i]);
        }
    }

    private static double[] Values(string path, CheckpointGroup saved, IOptimizer optimizer)
    {
        double[] values = new double[optimizer.Rule.Hyperparameters.Count];
        for (int i = 0; i < values.Length; i++)
        {
            string name = optimizer.Rule.Hyperparameters[i].Name;
            values[i] = saved.Hyperparameters.TryGetValue(name, out double value)
                ? value
                : throw new CheckpointException(path, null, $"It has no value of {name} for the group '{saved.Name}'.");
        }

        // Names differ, so a larger number means unknown ones.
        if (saved.Hyperparameters.Count != values.Length)
        {
            string unknown = saved.Hyperparameters.Keys.First(name => optimizer.Rule.IndexOfHyperparameter(name) < 0);
            throw new CheckpointException(path, null, $"{optimizer.Rule.Name} has no hyperparameter '{unknown}'.");
        }

        try
        {
            // A copy refuses what the live one would refuse.
            Set(optimizer.Clone(), values);
        }
        catch (ArgumentException exception)
        {
            throw new CheckpointException(path, null, $"A hyperparameter of the group '{saved.Name}' is refused: {exception.Message}", exception);
        }

        return values;
    }
}
