using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;

namespace OptimGen;

/// <summary>Reads what a checkpoint says beside its tensors.</summary>
internal sealed class CheckpointMetadataReader(string path, TensorHeader header)
{
    /// <summary>Reads all that can be understood without a set.</summary>
    /// <exception cref="CheckpointException">A string is missing or makes no sense, or another version wrote it.</exception>
    public CheckpointInfo Read()
    {
        CheckVersion();
        CheckChecksums();
        return new CheckpointInfo(
            CheckpointKeys.FormatVersion,
            Text(CheckpointKeys.Rule),
            Text(CheckpointKeys.Identity),
            Whole(CheckpointKeys.Step, long.MaxValue),
            ReadGroups(),
            header.Metadata.GetValueOrDefault(CheckpointKeys.Schedule),
            header.Metadata
                .Where(pair => pair.Key.StartsWith(CheckpointKeys.ExtraPrefix, StringComparison.Ordinal))
                .ToDictionary(pair => pair.Key[CheckpointKeys.ExtraPrefix.Length..], pair => pair.Value, StringComparer.Ordinal),
            [.. header.Tensors.Select(tensor => new CheckpointTensor(tensor.Name, tensor.Type.Name, tensor.Shape, tensor.Bytes))]);
    }

    /// <summary>The seed of the set.</summary>
    /// <exception cref="CheckpointException">It makes no sense.</exception>
    public ulong ReadSeed() => Seed(CheckpointKeys.Seed, Text(CheckpointKeys.Seed));

    /// <summary>Where a parameter stands.</summary>
    /// <param name="parameter">Its name.</param>
    /// <param name="state">The state that it is for.</param>
    /// <param name="step">The set's number of steps.</param>
    /// <exception cref="CheckpointException">It makes no sense, or the state's parameter is rounded otherwise.</exception>
    public TensorPosition PositionOf(string parameter, OptimizerState state, long step)
    {
        string rounding = header.Metadata.GetValueOrDefault(CheckpointKeys.RoundingOf(parameter), nameof(ParameterRounding.Nearest));
        if (rounding != state.ParameterRounding.ToString())
        {
            throw new CheckpointException(path, parameter, $"Its rounding was {rounding} and is {state.ParameterRounding}.");
        }

        string stepKey = CheckpointKeys.StepOf(parameter);
        string seedKey = CheckpointKeys.SeedOf(parameter);
        return new TensorPosition(
            header.Metadata.ContainsKey(stepKey) ? Whole(stepKey, step) : step,
            state.ParameterRounding == ParameterRounding.Stochastic ? Seed(seedKey, Text(seedKey)) : state.Seed);
    }

    /// <summary>The name of a parameter's group.</summary>
    public string GroupOf(string parameter) =>
        header.Metadata.TryGetValue(CheckpointKeys.GroupOf(parameter), out string? group) ? group : Text(CheckpointKeys.GroupName(0));

    private void CheckVersion()
    {
        if (!header.Metadata.TryGetValue(CheckpointKeys.Version, out string? text))
        {
            throw new CheckpointException(
                path, TensorHeader.MetadataKey, $"It has no '{CheckpointKeys.Version}': no checkpoint of OptimGen.");
        }

        if (Whole(CheckpointKeys.Version, int.MaxValue) != CheckpointKeys.FormatVersion)
        {
            throw new CheckpointException(
                path,
                TensorHeader.MetadataKey,
                $"It is written in version {text} of the format; this OptimGen reads version {CheckpointKeys.FormatVersion}.");
        }
    }

    private void CheckChecksums()
    {
        if (!header.HasChecksum)
        {
            throw new CheckpointException(path, TensorHeader.MetadataKey, $"It has no '{TensorHeader.ChecksumKey}'.");
        }

        foreach (TensorEntry tensor in header.Tensors)
        {
            if (!header.Metadata.ContainsKey(TensorHeader.TensorChecksumPrefix + tensor.Name))
            {
                throw new CheckpointException(path, tensor.Name, "It has no checksum.");
            }
        }
    }

    private CheckpointGroup[] ReadGroups()
    {
        // Every group has a name among the strings, so a count beyond theirs is a lie.
        long count = Whole(CheckpointKeys.Groups, header.Metadata.Count);
        Dictionary<string, double>[] values = new Dictionary<string, double>[count];
        CheckpointGroup[] groups = new CheckpointGroup[count];
        for (int group = 0; group < count; group++)
        {
            values[group] = new Dictionary<string, double>(StringComparer.Ordinal);
            groups[group] = new CheckpointGroup(Text(CheckpointKeys.GroupName(group)), values[group]);
        }

        foreach ((string key, string value) in header.Metadata)
        {
            if (key.StartsWith(CheckpointKeys.HyperparameterPrefix, StringComparison.Ordinal))
            {
                string rest = key[CheckpointKeys.HyperparameterPrefix.Length..];
                int dot = rest.IndexOf('.', StringComparison.Ordinal);
                if (dot < 0
                    || !int.TryParse(rest.AsSpan(0, dot), NumberStyles.None, CultureInfo.InvariantCulture, out int group)
                    || group >= count
                    || !values[group].TryAdd(rest[(dot + 1)..], Number(key, value)))
                {
                    throw new CheckpointException(path, key, $"It belongs to none of the {count} groups.");
                }
            }
        }

        return groups;
    }

    private string Text(string key) =>
        header.Metadata.TryGetValue(key, out string? text)
            ? text
            : throw new CheckpointException(path, TensorHeader.MetadataKey, $"It has no '{key}'.");

    private double Number(string key, string text) =>
        double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out double number)
            ? number
            : throw new CheckpointException(path, key, $"Its value '{text}' is no number.");

    private ulong Seed(string key, string text) =>
        ulong.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out ulong seed)
            ? seed
            : throw new CheckpointException(path, key, $"Its value '{text}' is no seed.");

    private long Whole(string key, long most)
    {
        string text = Text(key);
        return long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out long value) && value <= most
            ? value
            : throw new CheckpointException(path, key, $"Its value '{text}' is not a whole number from 0 to {most}.");
    }
}
