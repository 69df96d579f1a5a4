using System;
using System.Collections.Generic;
using System.IO;
using System.Threading.Tasks;

namespace OptimGen;

/// <summary>How a set becomes a file.</summary>
internal static class CheckpointSaving
{
    /// <summary>Saves a set; what <see cref="Checkpoint.Save{T}"/> does.</summary>
    public static async ValueTask SaveAsync<T>(
        string path,
        ParameterSet<T> set,
        IOptimizer<T> optimizer,
        Scheduler? scheduler,
        IReadOnlyDictionary<string, string>? extra,
        Transfer transfer)
        where T : unmanaged
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        ArgumentNullException.ThrowIfNull(set);
        ArgumentNullException.ThrowIfNull(optimizer);
        transfer.ThrowIfCancelled();
        OptimizerState[] states = set.BeginCheckpoint(optimizer);
        try
        {
            CheckStates(set);
            Dictionary<string, string> metadata = CheckpointMetadataWriter.Write(set, states, optimizer, scheduler, extra);
            await WriteAsync(path, new TensorLayout(CheckpointContent.Of(set, states), metadata), transfer).ConfigureAwait(false);
        }
        finally
        {
            set.EndCheckpoint(states);
        }
    }

    /// <summary>Writes a file in the place of another one, or of none.</summary>
    /// <exception cref="CheckpointException">It cannot be written; the other one is untouched.</exception>
    public static async ValueTask WriteAsync(string path, TensorLayout layout, Transfer transfer)
    {
        try
        {
            using ReplacementFile file = ReplacementFile.Create(path, layout.HeaderBytes + layout.DataBytes, transfer.IsAsync);
            await TensorWriter.WriteAsync(file.Stream, layout, transfer).ConfigureAwait(false);
            file.Commit();
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new CheckpointException(path, null, $"It cannot be written: {exception.Message}", exception);
        }
    }

    /// <summary>Refuses a set whose states are not those of its steps.</summary>
    /// <exception cref="InvalidOperationException">A state is disposed, or was stepped apart from the set.</exception>
    public static void CheckStates<T>(ParameterSet<T> set)
        where T : unmanaged
    {
        foreach (Parameter<T> parameter in set)
        {
            long steps = set.Step - parameter.JoinedAt;
            if (parameter.State is { } state && (state.IsDisposed || state.Step != steps))
            {
                string what = state.IsDisposed ? "is disposed" : $"has taken {state.Step} steps, the set {steps} with it";
                throw new InvalidOperationException($"The state of parameter '{parameter.Name}' {what}: there is nothing whole to save.");
            }
        }
    }
}
