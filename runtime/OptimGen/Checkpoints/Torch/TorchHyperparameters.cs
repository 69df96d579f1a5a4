using System;
using System.Collections.Generic;
using System.Linq;

namespace OptimGen;

/// <summary>Matches PyTorch's groups with those of a set, and their hyperparameters with those of the optimizers.</summary>
internal static class TorchHyperparameters
{
    /// <summary>What to set where. Every value is checked; nothing is set yet.</summary>
    /// <param name="path">The file, for messages.</param>
    /// <param name="groups">The groups of the file.</param>
    /// <param name="parameters">The set's parameters by their names in the file.</param>
    /// <param name="set">The set.</param>
    /// <param name="optimizer">The optimizer that steps it.</param>
    /// <param name="mapping">The names.</param>
    /// <exception cref="CheckpointException">Groups differ, a value is missing or refused, or the file is of another variant.</exception>
    public static List<(IOptimizer Optimizer, double[] Values)> Match<T>(
        string path,
        List<TorchGroup> groups,
        Dictionary<string, Parameter<T>> parameters,
        ParameterSet<T> set,
        IOptimizer<T> optimizer,
        TorchMapping mapping)
        where T : unmanaged
    {
        List<(IOptimizer Optimizer, double[] Values)> result = [];
        foreach (TorchGroup group in groups)
        {
            if (group.Parameters.Count == 0)
            {
                continue;
            }

            CheckFlags(path, group, mapping);
            CheckNumbers(path, group, mapping);
            ParameterGroup<T> own = parameters[group.Parameters[0]].Group;
            HashSet<Parameter<T>> members = [.. group.Parameters.Select(name => parameters[name])];
            if (!members.SetEquals(own.Parameters))
            {
                Parameter<T> other = members.Except(own.Parameters).Concat(own.Parameters.Except(members)).First();
                throw new CheckpointException(
                    path, other.Name, $"The set's group '{own.Name}' and the file's with '{group.Parameters[0]}' do not have it both.");
            }

            IOptimizer live = own.Optimizer ?? optimizer;
            result.Add((live, Values(path, group, live, mapping)));
        }

        return result;
    }

    /// <summary>Refuses a set whose hyperparameters PyTorch cannot be told.</summary>
    /// <exception cref="NotSupportedException">One that PyTorch has not is not at its default.</exception>
    public static void CheckExport<T>(ParameterSet<T> set, IOptimizer<T> optimizer, TorchMapping mapping)
        where T : unmanaged
    {
        foreach (IOptimizer own in set.Groups.Select(group => group.Optimizer ?? optimizer))
        {
            foreach (HyperparameterInfo hyperparameter in Unmapped(own.Rule, mapping))
            {
                double value = own.GetHyperparameter(hyperparameter.Name);
                if (value != hyperparameter.Default)
                {
                    throw new NotSupportedException(
                        $"PyTorch's {mapping.Optimizer} has no {hyperparameter.Name}, which is {value}: only {hyperparameter.Default} is the same rule.");
                }
            }
        }
    }

    private static IEnumerable<HyperparameterInfo> Unmapped(RuleInfo rule, TorchMapping mapping) =>
        rule.Hyperparameters.Where(hyperparameter => mapping.Hyperparameters.All(name => name.Name != hyperparameter.Name));

    private static void CheckFlags(string path, TorchGroup group, TorchMapping mapping)
    {
        foreach (TorchFlag flag in mapping.Flags.Append(new TorchFlag(TorchKeys.Maximize, false)))
        {
            if (group.Flags.TryGetValue(flag.Key, out bool value) && value != flag.Value)
            {
                throw new CheckpointException(
                    path, TorchKeys.Groups, $"It was made with {flag.Key} = {value}, which is another rule: this one has {flag.Value}.");
            }
        }
    }

    private static void CheckNumbers(string path, TorchGroup group, TorchMapping mapping)
    {
        foreach (string key in TorchKeys.Optional)
        {
            if (group.Numbers.TryGetValue(key, out double value) && value != 0 && mapping.Hyperparameters.All(name => name.Key != key))
            {
                throw new CheckpointException(
                    path, TorchKeys.Groups, $"It was made with {key} = {value}, which is another rule: this one has none.");
            }
        }
    }

    private static double[] Values(string path, TorchGroup group, IOptimizer optimizer, TorchMapping mapping)
    {
        IOptimizer copy = optimizer.Clone();
        foreach (HyperparameterInfo hyperparameter in Unmapped(copy.Rule, mapping))
        {
            copy.SetHyperparameter(hyperparameter.Name, hyperparameter.Default);
        }

        foreach (TorchName name in mapping.Hyperparameters)
        {
            if (!group.Numbers.TryGetValue(name.Key, out double value))
            {
                throw new CheckpointException(path, TorchKeys.Groups, $"A group has no '{name.Key}'.");
            }

            try
            {
                copy.SetHyperparameter(name.Name, value);
            }
            catch (ArgumentOutOfRangeException exception)
            {
                throw new CheckpointException(path, TorchKeys.Groups, $"Its '{name.Key}' is refused: {exception.Message}", exception);
            }
        }

        return [.. Enumerable.Range(0, copy.Rule.Hyperparameters.Count).Select(copy.GetHyperparameter)];
    }
}
