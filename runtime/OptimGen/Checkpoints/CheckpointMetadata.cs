using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;

namespace OptimGen;

/// <summary>The strings of a checkpoint's header: what they are called, how they are written, and how they are read.</summary>
internal static class CheckpointMetadata
{
    /// <summary>The version that is written, and the newest that can be read.</summary>
    public const int Version = 1;

    private const string VersionKey = "optimgen.version";
    private const string RuleKey = "optimgen.rule";
    private const string IdentityKey = "optimgen.rule_identity";
    private const string StepKey = "optimgen.step";
    private const string GroupsKey = "optimgen.groups";
    private const string HyperparameterPrefix = "hyperparameter.";
    private const string ExtraPrefix = "extra.";

    /// <summary>What to write beside the tensors.</summary>
    /// <param name="rule">The rule of the states.</param>
    /// <param name="step">The number of steps taken.</param>
    /// <param name="groups">The optimizer, and those of the groups with hyperparameters of their own.</param>
    /// <param name="extra">The caller's strings; null for none.</param>
    public static Dictionary<string, string> Write(
        RuleInfo rule, long step, IReadOnlyList<IOptimizer> groups, IReadOnlyDictionary<string, string>? extra)
    {
        Dictionary<string, string> metadata = new(StringComparer.Ordinal)
        {
            [VersionKey] = Version.ToString(CultureInfo.InvariantCulture),
            [RuleKey] = rule.Name,
            [IdentityKey] = rule.Identity,
            [StepKey] = step.ToString(CultureInfo.InvariantCulture),
            [GroupsKey] = groups.Count.ToString(CultureInfo.InvariantCulture),
        };
        for (int group = 0; group < groups.Count; group++)
        {
            for (int index = 0; index < rule.Hyperparameters.Count; index++)
            {
                double value = groups[group].GetHyperparameter(index);
                metadata.Add(HyperparameterKey(group, rule.Hyperparameters[index].Name), value.ToString("R", CultureInfo.InvariantCulture));
            }
        }

        foreach ((string key, string value) in (extra ?? new Dictionary<string, string>()).OrderBy(pair => pair.Key, StringComparer.Ordinal))
        {
            metadata.Add(ExtraPrefix + key, value);
        }

        return metadata;
    }

    /// <summary>Reads what <see cref="Write"/> wrote.</summary>
    /// <exception cref="CheckpointException">A string is missing or makes no sense, or a newer version wrote it.</exception>
    public static CheckpointInfo Read(string path, TensorHeader header)
    {
        CheckVersion(path, header);
        foreach (TensorEntry tensor in header.Tensors)
        {
            if (!header.Metadata.ContainsKey(TensorHeader.TensorChecksumPrefix + tensor.Name))
            {
                throw new CheckpointException(path, tensor.Name, "It has no checksum.");
            }
        }

        return new CheckpointInfo(
            Version,
            Text(path, header, RuleKey),
            Text(path, header, IdentityKey),
            Whole(path, header, StepKey, long.MaxValue),
            ReadGroups(path, header),
            header.Metadata
                .Where(pair => pair.Key.StartsWith(ExtraPrefix, StringComparison.Ordinal))
                .ToDictionary(pair => pair.Key[ExtraPrefix.Length..], pair => pair.Value, StringComparer.Ordinal),
            [.. header.Tensors.Select(tensor => new CheckpointTensor(tensor.Name, tensor.Type.Name, tensor.Shape, tensor.Bytes))]);
    }

    private static string HyperparameterKey(int group, string name) =>
        $"{HyperparameterPrefix}{group.ToString(CultureInfo.InvariantCulture)}.{name}";

    private static void CheckVersion(string path, TensorHeader header)
    {
        if (!header.Metadata.TryGetValue(VersionKey, out string? text))
        {
            throw new CheckpointException(path, TensorHeader.MetadataKey, $"It has no '{VersionKey}': no checkpoint of OptimGen.");
        }

        long version = Whole(path, header, VersionKey, int.MaxValue);
        if (version != Version)
        {
            throw new CheckpointException(
                path, TensorHeader.MetadataKey, $"It is written in version {text} of the format; this OptimGen reads version {Version}.");
        }

        if (!header.HasChecksum)
        {
            throw new CheckpointException(path, TensorHeader.MetadataKey, $"It has no '{TensorHeader.ChecksumKey}'.");
        }
    }

    private static CheckpointGroup[] ReadGroups(string path, TensorHeader header)
    {
        // Every group costs keys in the header, so a count beyond their number is a lie; a rule without hyperparameters has one group.
        long count = Whole(path, header, GroupsKey, header.Metadata.Count);
        Dictionary<string, double>[] groups = new Dictionary<string, double>[count];
        for (int group = 0; group < groups.Length; group++)
        {
            groups[group] = new Dictionary<string, double>(StringComparer.Ordinal);
        }

        foreach ((string key, string value) in header.Metadata)
        {
            if (!key.StartsWith(HyperparameterPrefix, StringComparison.Ordinal))
            {
                continue;
            }

            string rest = key[HyperparameterPrefix.Length..];
            int dot = rest.IndexOf('.', StringComparison.Ordinal);
            if (dot < 0 || !int.TryParse(rest.AsSpan(0, dot), NumberStyles.None, CultureInfo.InvariantCulture, out int group) || group >= count)
            {
                throw new CheckpointException(path, key, $"It belongs to none of the {count} groups.");
            }

            groups[group].Add(
                rest[(dot + 1)..],
                double.TryParse(value, NumberStyles.Float, CultureInfo.InvariantCulture, out double number)
                    ? number
                    : throw new CheckpointException(path, key, $"Its value '{value}' is no number."));
        }

        return Array.ConvertAll(groups, static group => new CheckpointGroup(group));
    }

    private static string Text(string path, TensorHeader header, string key) =>
        header.Metadata.TryGetValue(key, out string? text)
            ? text
            : throw new CheckpointException(path, TensorHeader.MetadataKey, $"It has no '{key}'.");

    private static long Whole(string path, TensorHeader header, string key, long most)
    {
        string text = Text(path, header, key);
        return long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out long value) && value <= most
            ? value
            : throw new CheckpointException(path, key, $"Its value '{text}' is not a whole number from 0 to {most}.");
    }
}
