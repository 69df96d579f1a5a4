using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Threading.Tasks;

namespace OptimGen;

/// <summary>How a file becomes a set: everything is checked, every byte included, before anything live is touched.</summary>
internal static class CheckpointLoading
{
    /// <summary>Opens a file for reading, beside other readers and while another file takes its place.</summary>
    /// <exception cref="CheckpointException">It cannot be opened.</exception>
    public static FileStream Open(string path, bool isAsync)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        try
        {
            FileOptions options = FileOptions.SequentialScan | (isAsync ? FileOptions.Asynchronous : FileOptions.None);
            return new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete, bufferSize: 0, options);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new CheckpointException(path, null, $"It cannot be opened: {exception.Message}", exception);
        }
    }

    /// <summary>Loads a set from an open file; what <see cref="Checkpoint.Load{T}"/> does.</summary>
    public static async ValueTask<CheckpointInfo> LoadAsync<T>(
        Stream stream,
        string path,
        ParameterSet<T> set,
        IOptimizer<T> optimizer,
        Scheduler? scheduler,
        bool keepHyperparameters,
        Transfer transfer)
        where T : unmanaged
    {
        OptimizerState[] states = set.BeginCheckpoint(optimizer);
        try
        {
            Dictionary<string, Tensor> expected = Expected(set, states);
            TensorHeader header = await HeaderReader.ReadAsync(stream, path, expected.ContainsKey, transfer).ConfigureAwait(false);
            CheckpointMetadataReader metadata = new(path, header);
            CheckpointInfo info = metadata.Read();
            CheckRule(path, info, optimizer.Rule);
            CheckTensors(path, header, expected);
            TensorPosition[] positions = [.. set.Select((parameter, i) => metadata.PositionOf(parameter.Name, states[i], info.Step))];
            ulong seed = metadata.ReadSeed();
            CheckpointHyperparameters hyperparameters =
                keepHyperparameters ? new() : CheckpointHyperparameters.Match(path, info, metadata, set, optimizer);
            transfer.Total = 2 * header.Tensors.Sum(static tensor => tensor.Bytes);
            TensorReader reader = new(stream, path, header, transfer);
            await reader.CheckAsync().ConfigureAwait(false);
            transfer.ThrowIfCancelled();

            // From here on live things change.
            transfer.IsCancellable = false;
            if (scheduler is not null)
            {
                hyperparameters.Apply(path, info.Schedule, scheduler);
            }

            hyperparameters.Apply();
            try
            {
                await reader
                    .ReadAsync(expected.ToDictionary(pair => pair.Key, pair => pair.Value.Memory, StringComparer.Ordinal))
                    .ConfigureAwait(false);
            }
            catch (Exception exception)
            {
                hyperparameters.Undo();
                throw Spoilt(path, set, optimizer.Rule, states, exception);
            }

            set.Restore(optimizer.Rule, states, info.Step, positions);
            set.Seed = seed;
            transfer.ThrowDeferred();
            return info;
        }
        catch (Exception exception) when (exception is IOException and not CheckpointException)
        {
            throw new CheckpointException(path, null, $"It cannot be read: {exception.Message}", exception);
        }
        finally
        {
            set.EndCheckpoint(states);
        }
    }

    /// <summary>Reads what a file says about itself.</summary>
    public static async ValueTask<CheckpointInfo> InspectAsync(Stream stream, string path, Transfer transfer)
    {
        try
        {
            TensorHeader header = await HeaderReader.ReadAsync(stream, path, isExpected: null, transfer).ConfigureAwait(false);
            return new CheckpointMetadataReader(path, header).Read();
        }
        catch (Exception exception) when (exception is IOException and not CheckpointException)
        {
            throw new CheckpointException(path, null, $"It cannot be read: {exception.Message}", exception);
        }
    }

    /// <summary>
    /// What to say, and to do, when the second reading, over live memory, fails: which can only be where the file gives other bytes than a
    /// moment ago.
    /// </summary>
    public static CheckpointException Spoilt<T>(
        string path, ParameterSet<T> set, RuleInfo rule, OptimizerState[] states, Exception exception)
        where T : unmanaged
    {
        set.Spoil(rule, states);
        return new CheckpointException(
            path,
            (exception as CheckpointException)?.Entry,
            "It was whole when it was checked and changed or failed while it was read a second time. "
            + "The set holds part of it and cannot be stepped or saved until a checkpoint is loaded.",
            exception);
    }

    private static Dictionary<string, Tensor> Expected<T>(ParameterSet<T> set, OptimizerState[] states)
        where T : unmanaged
    {
        Dictionary<string, Tensor> expected = new(StringComparer.Ordinal);
        foreach (Tensor tensor in CheckpointContent.Of(set, states))
        {
            if (!expected.TryAdd(tensor.Name, tensor))
            {
                throw new ArgumentException($"Two entries of a checkpoint would be named '{tensor.Name}'; rename a parameter.", nameof(set));
            }
        }

        return expected;
    }

    private static void CheckRule(string path, CheckpointInfo info, RuleInfo rule)
    {
        if (!string.Equals(info.RuleIdentity, rule.Identity, StringComparison.Ordinal))
        {
            string other = info.RuleName == rule.Name ? $"another version of {rule.Name}'s rule" : $"the rule of {info.RuleName}";
            throw new CheckpointException(
                path, null, $"Its states are those of {other} (identity {info.RuleIdentity}), not of {rule.Name} ({rule.Identity}).");
        }
    }

    private static void CheckTensors(string path, TensorHeader header, Dictionary<string, Tensor> expected)
    {
        foreach (TensorEntry entry in header.Tensors)
        {
            Tensor tensor = expected[entry.Name];
            if (entry.Type != tensor.Type)
            {
                throw new CheckpointException(path, entry.Name, $"Its type is {entry.Type}, the set's is {tensor.Type}.");
            }

            if (!entry.Shape.SequenceEqual(tensor.Shape))
            {
                throw new CheckpointException(path, entry.Name, $"Its shape is {Text(entry.Shape)}, the set's is {Text(tensor.Shape)}.");
            }
        }

        // Names in a header are unique and expected, so a smaller number means missing ones.
        if (header.Tensors.Count != expected.Count)
        {
            HashSet<string> present = [.. header.Tensors.Select(static entry => entry.Name)];
            string missing = expected.Keys.First(name => !present.Contains(name));
            throw new CheckpointException(
                path, missing, $"It is missing, as are {expected.Count - present.Count - 1} others of the set's {expected.Count} tensors.");
        }
    }

    private static string Text(IReadOnlyList<long> shape) => $"[{string.Join(", ", shape)}]";
}
