using System;
using System.Collections.Generic;
using System.IO;
using System.Threading;

namespace OptimGen;

/// <summary>
/// Exchanges the state of a run with PyTorch, by safetensors files in the vocabulary of its <c>state_dict</c>: training may begin there and go on
/// here, and the other way round. <c>samples/TorchState</c> has the script that turns them to and from what <c>torch.save</c> writes.
/// </summary>
/// <remarks>
/// PyTorch keeps values that are one number per tensor, such as <c>mu_product</c>, in 32 bits; what goes through it is rounded to them. For
/// resuming here, use <see cref="Checkpoint"/>, which loses nothing.
/// </remarks>
public static class TorchState
{
    /// <summary>Writes parameters, states and hyperparameters of a set for PyTorch. The file is replaced as <see cref="Checkpoint"/> does it.</summary>
    /// <typeparam name="T">The type of the parameters: float or double.</typeparam>
    /// <param name="path">The file.</param>
    /// <param name="set">The set.</param>
    /// <param name="optimizer">The optimizer that steps it.</param>
    /// <param name="mapping">The names in PyTorch: the catalogue's <c>TorchMappings</c>, or one of yours.</param>
    /// <exception cref="ArgumentException">The mapping lacks a name of a state, or names something that the rule has not.</exception>
    /// <exception cref="CheckpointException">The file cannot be written. The one that was there remains.</exception>
    /// <exception cref="InvalidOperationException">The set was stepped by another rule, or a step is under way.</exception>
    /// <exception cref="NotSupportedException">
    /// The parameters are neither float nor double, or a hyperparameter that PyTorch has not is not at its default.
    /// </exception>
    /// <exception cref="ObjectDisposedException">The set is disposed.</exception>
    public static void Export<T>(string path, ParameterSet<T> set, IOptimizer<T> optimizer, TorchMapping mapping)
        where T : unmanaged
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        CheckArguments(set, optimizer, mapping);
        OptimizerState[] states = set.BeginCheckpoint(optimizer);
        try
        {
            CheckpointSaving.CheckStates(set);
            TorchHyperparameters.CheckExport(set, optimizer, mapping);
            Dictionary<string, string> metadata = new(StringComparer.Ordinal)
            {
                ["format"] = "pt",
                [TorchKeys.Optimizer] = mapping.Optimizer,
                [TorchKeys.Step] = set.Step.ToString(System.Globalization.CultureInfo.InvariantCulture),
                [TorchKeys.Groups] = TorchGroupWriter.Write(set, optimizer, mapping),
            };
            TensorLayout layout = new(TorchContent.ToExport(set, states, mapping), metadata);
            Checkpoint.Complete(CheckpointSaving.WriteAsync(path, layout, NewTransfer()));
        }
        finally
        {
            set.EndCheckpoint(states);
        }
    }

    /// <summary>
    /// Takes over parameters, states and hyperparameters that PyTorch had. The file is checked as <see cref="Checkpoint"/> checks it, before anything
    /// changes; where it holds no parameters, the set keeps its own.
    /// </summary>
    /// <typeparam name="T">The type of the parameters: float or double.</typeparam>
    /// <param name="path">The file.</param>
    /// <param name="set">
    /// The set, whose shapes must be those of the file; a tensor of one dimension takes any shape of its length.
    /// </param>
    /// <param name="optimizer">An optimizer of the rule that PyTorch stepped.</param>
    /// <param name="mapping">The names in PyTorch: the catalogue's <c>TorchMappings</c>, or one of yours.</param>
    /// <param name="matching">How parameters find each other.</param>
    /// <exception cref="ArgumentException">The mapping lacks a name of a state, or names something that the rule has not.</exception>
    /// <exception cref="CheckpointException">The file cannot be read or does not fit: nothing has changed.</exception>
    /// <exception cref="InvalidOperationException">The set was stepped by another rule, or a step is under way.</exception>
    /// <exception cref="NotSupportedException">The parameters are neither float nor double.</exception>
    /// <exception cref="ObjectDisposedException">The set is disposed.</exception>
    public static void Import<T>(
        string path, ParameterSet<T> set, IOptimizer<T> optimizer, TorchMapping mapping, TorchMatching matching = TorchMatching.Names)
        where T : unmanaged
    {
        CheckArguments(set, optimizer, mapping);
        using FileStream stream = CheckpointLoading.Open(path, isAsync: false);
        Import(stream, path, set, optimizer, mapping, matching);
    }

    internal static void Import<T>(
        Stream stream, string path, ParameterSet<T> set, IOptimizer<T> optimizer, TorchMapping mapping, TorchMatching matching)
        where T : unmanaged
    {
        OptimizerState[] states = set.BeginCheckpoint(optimizer);
        try
        {
            Transfer transfer = NewTransfer();
            TensorHeader header = Checkpoint.Complete(HeaderReader.ReadAsync(stream, path, isExpected: null, transfer));
            TorchImport<T> import = new(path, header, set, states, optimizer, mapping, matching);
            TensorReader reader = new(stream, path, header, transfer);
            Checkpoint.Complete(reader.CheckAsync());
            Checkpoint.Complete(reader.ReadAsync(import.Numbers));
            import.CheckNumbers();
            try
            {
                Checkpoint.Complete(reader.ReadAsync(import.Tensors));
            }
            catch (Exception exception)
            {
                throw CheckpointLoading.Spoilt(path, set, optimizer.Rule, states, exception);
            }

            import.Complete();
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

    private static void CheckArguments<T>(ParameterSet<T> set, IOptimizer<T> optimizer, TorchMapping mapping)
        where T : unmanaged
    {
        ArgumentNullException.ThrowIfNull(set);
        ArgumentNullException.ThrowIfNull(optimizer);
        ArgumentNullException.ThrowIfNull(mapping);
        if (typeof(T) != typeof(float) && typeof(T) != typeof(double))
        {
            throw new NotSupportedException($"PyTorch keeps other states than OptimGen for {typeof(T).Name} parameters: only float and double are exchanged.");
        }

        TorchContent.CheckMapping(optimizer.Rule, mapping);
    }

    private static Transfer NewTransfer() => new(isAsync: false, progress: null, CancellationToken.None);
}
