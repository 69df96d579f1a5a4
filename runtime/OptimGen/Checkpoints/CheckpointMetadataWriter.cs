using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;

namespace OptimGen;

/// <summary>Writes what a checkpoint says beside its tensors.</summary>
internal static class CheckpointMetadataWriter
{
    /// <summary>The strings of a set.</summary>
    /// <param name="set">The set.</param>
    /// <param name="states">The state of each of its parameters.</param>
    /// <param name="optimizer">The optimizer that steps it.</param>
    /// <param name="scheduler">What drives its hyperparameters; null for nothing.</param>
    /// <param name="extra">The caller's strings; null for none.</param>
    public static Dictionary<string, string> Write<T>(
        ParameterSet<T> set,
        OptimizerState[] states,
        IOptimizer<T> optimizer,
        Scheduler? scheduler,
        IReadOnlyDictionary<string, string>? extra)
        where T : unmanaged
    {
        Dictionary<string, string> metadata = new(StringComparer.Ordinal)
        {
            [CheckpointKeys.Version] = Text(CheckpointKeys.FormatVersion),
            [CheckpointKeys.Rule] = optimizer.Rule.Name,
            [CheckpointKeys.Identity] = optimizer.Rule.Identity,
            [CheckpointKeys.Step] = Text(set.Step),
            [CheckpointKeys.Seed] = set.Seed.ToString(CultureInfo.InvariantCulture),
            [CheckpointKeys.Groups] = Text(set.Groups.Count),
        };
        if (scheduler is not null)
        {
            metadata.Add(CheckpointKeys.Schedule, scheduler.Save());
        }

        for (int group = 0; group < set.Groups.Count; group++)
        {
            metadata.Add(CheckpointKeys.GroupName(group), set.Groups[group].Name);
            IOptimizer itsOptimizer = set.Groups[group].Optimizer ?? optimizer;
            for (int index = 0; index < optimizer.Rule.Hyperparameters.Count; index++)
            {
                metadata.Add(
                    CheckpointKeys.Hyperparameter(group, optimizer.Rule.Hyperparameters[index].Name),
                    itsOptimizer.GetHyperparameter(index).ToString("R", CultureInfo.InvariantCulture));
            }
        }

        AddParameters(metadata, set, states);
        foreach ((string key, string value) in (extra ?? new Dictionary<string, string>()).OrderBy(pair => pair.Key, StringComparer.Ordinal))
        {
            metadata.Add(CheckpointKeys.ExtraPrefix + key, value);
        }

        return metadata;
    }

    // By name, so that equal sets give equal files.
    private static void AddParameters<T>(Dictionary<string, string> metadata, ParameterSet<T> set, OptimizerState[] states)
        where T : unmanaged
    {
        foreach ((Parameter<T> parameter, OptimizerState state) in set.Zip(states).OrderBy(pair => pair.First.Name, StringComparer.Ordinal))
        {
            if (!ReferenceEquals(parameter.Group, set.Groups[0]))
            {
                metadata.Add(CheckpointKeys.GroupOf(parameter.Name), parameter.Group.Name);
            }

            if (state.Step != set.Step)
            {
                metadata.Add(CheckpointKeys.StepOf(parameter.Name), Text(state.Step));
            }

            if (state.ParameterRounding != ParameterRounding.Nearest)
            {
                metadata.Add(CheckpointKeys.RoundingOf(parameter.Name), state.ParameterRounding.ToString());
            }

            // Only there does it matter; elsewhere it would tell equal sets apart by the order of their tensors.
            if (state.ParameterRounding == ParameterRounding.Stochastic)
            {
                metadata.Add(CheckpointKeys.SeedOf(parameter.Name), state.Seed.ToString(CultureInfo.InvariantCulture));
            }
        }
    }

    private static string Text(long number) => number.ToString(CultureInfo.InvariantCulture);
}
