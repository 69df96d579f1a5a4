using System;
using System.Collections.Generic;
using System.IO;
using System.Threading;
using System.Threading.Tasks;

namespace OptimGen;

/// <summary>
/// Saves a set with everything that its training needs to go on, and loads it again: a run that was stopped and resumed gives the same bits
/// as one that was not.
/// </summary>
/// <remarks>
/// <para>
/// A checkpoint is a safetensors file: parameters, states, the number of steps, hyperparameters, checksums. It is written beside the file
/// that it replaces, flushed to the disk and renamed, so that at every moment one whole checkpoint is there, the old or the new one.
/// </para>
/// <para>
/// Loading checks the whole file, every byte of it, before it changes anything: a file that is damaged, truncated or of another model is
/// refused with a <see cref="CheckpointException"/>, and the set is what it was.
/// </para>
/// <para>Both take one buffer of a mebibyte beside the tensors, whatever their size. A set refuses to be stepped while either is under way.</para>
/// </remarks>
public static class Checkpoint
{
    /// <summary>Saves a set.</summary>
    /// <typeparam name="T">The type of the parameters.</typeparam>
    /// <param name="path">The file. One that is there is replaced, in one moment, when the new one is on the disk.</param>
    /// <param name="set">The set; one that has not been stepped is saved as being before step 1.</param>
    /// <param name="optimizer">The optimizer that steps it: its hyperparameters are saved, and those of every group.</param>
    /// <param name="scheduler">What drives the hyperparameters: its position is saved. Null for nothing.</param>
    /// <param name="extra">Strings to keep with it, such as the position in the data; <see cref="CheckpointInfo.Extra"/> gives them back.</param>
    /// <param name="progress">Told after every mebibyte; null for none.</param>
    /// <param name="cancellationToken">Stops the saving; the file that was there remains.</param>
    /// <exception cref="ArgumentException">
    /// An argument is null or empty, or names cannot be told apart in the file: a parameter may not be called as another one's state.
    /// </exception>
    /// <exception cref="CheckpointException">The file cannot be written. The one that was there remains.</exception>
    /// <exception cref="InvalidOperationException">
    /// The set or a group is of another rule, one of its states was stepped apart from it, or a step is under way.
    /// </exception>
    /// <exception cref="ObjectDisposedException">The set is disposed.</exception>
    /// <exception cref="OperationCanceledException">It was asked to stop.</exception>
    public static void Save<T>(
        string path,
        ParameterSet<T> set,
        IOptimizer<T> optimizer,
        Scheduler? scheduler = null,
        IReadOnlyDictionary<string, string>? extra = null,
        IProgress<CheckpointProgress>? progress = null,
        CancellationToken cancellationToken = default)
        where T : unmanaged =>
        Complete(CheckpointSaving.SaveAsync(path, set, optimizer, scheduler, extra, new Transfer(isAsync: false, progress, cancellationToken)));

    /// <summary>As <see cref="Save{T}"/>, without blocking the thread on the file. Flushing to the disk, at the end, does block.</summary>
    /// <inheritdoc cref="Save{T}"/>
    public static Task SaveAsync<T>(
        string path,
        ParameterSet<T> set,
        IOptimizer<T> optimizer,
        Scheduler? scheduler = null,
        IReadOnlyDictionary<string, string>? extra = null,
        IProgress<CheckpointProgress>? progress = null,
        CancellationToken cancellationToken = default)
        where T : unmanaged =>
        CheckpointSaving.SaveAsync(path, set, optimizer, scheduler, extra, new Transfer(isAsync: true, progress, cancellationToken)).AsTask();

    /// <summary>
    /// Loads a set, whether it has been stepped or not, and sets the hyperparameters of the optimizer and of the groups to the saved ones.
    /// </summary>
    /// <typeparam name="T">The type of the parameters.</typeparam>
    /// <param name="path">The file.</param>
    /// <param name="set">A set with the same names, shapes and type; afterwards it is bound to the optimizer's rule.</param>
    /// <param name="optimizer">An optimizer of the same rule.</param>
    /// <param name="scheduler">A scheduler of the same make as the saved one, which goes on from there; null to leave its position alone.</param>
    /// <param name="keepHyperparameters">
    /// Whether the optimizers keep the hyperparameters that they have. Groups then need not be the saved ones. A scheduler sets what it drives all
    /// the same.
    /// </param>
    /// <param name="progress">Told after every mebibyte; null for none. What it throws in the second half is thrown at the end.</param>
    /// <param name="cancellationToken">Stops the loading while the file is checked; what comes then is finished.</param>
    /// <returns>What the checkpoint says about itself.</returns>
    /// <exception cref="ArgumentException">An argument is null or empty, or a parameter is called as another one's state.</exception>
    /// <exception cref="CheckpointException">
    /// The file cannot be read, is damaged, or does not fit the set or the optimizer: nothing has changed. Only where a file changes between
    /// two readings, or the device fails on the second, is the set left in parts; it then refuses to be stepped or saved.
    /// </exception>
    /// <exception cref="InvalidOperationException">The set or a group is of another rule, or a step is under way.</exception>
    /// <exception cref="ObjectDisposedException">The set is disposed.</exception>
    /// <exception cref="OperationCanceledException">It was asked to stop; nothing has changed.</exception>
    /// <exception cref="OutOfMemoryException">There is no memory for the states; nothing has changed.</exception>
    public static CheckpointInfo Load<T>(
        string path,
        ParameterSet<T> set,
        IOptimizer<T> optimizer,
        Scheduler? scheduler = null,
        bool keepHyperparameters = false,
        IProgress<CheckpointProgress>? progress = null,
        CancellationToken cancellationToken = default)
        where T : unmanaged
    {
        ArgumentNullException.ThrowIfNull(set);
        ArgumentNullException.ThrowIfNull(optimizer);
        Transfer transfer = new(isAsync: false, progress, cancellationToken);
        using FileStream stream = CheckpointLoading.Open(path, isAsync: false);
        return Complete(CheckpointLoading.LoadAsync(stream, path, set, optimizer, scheduler, keepHyperparameters, transfer));
    }

    /// <summary>As <see cref="Load{T}"/>, without blocking the thread on the file.</summary>
    /// <inheritdoc cref="Load{T}"/>
    public static async Task<CheckpointInfo> LoadAsync<T>(
        string path,
        ParameterSet<T> set,
        IOptimizer<T> optimizer,
        Scheduler? scheduler = null,
        bool keepHyperparameters = false,
        IProgress<CheckpointProgress>? progress = null,
        CancellationToken cancellationToken = default)
        where T : unmanaged
    {
        ArgumentNullException.ThrowIfNull(set);
        ArgumentNullException.ThrowIfNull(optimizer);
        Transfer transfer = new(isAsync: true, progress, cancellationToken);
        using FileStream stream = CheckpointLoading.Open(path, isAsync: true);
        return await CheckpointLoading.LoadAsync(stream, path, set, optimizer, scheduler, keepHyperparameters, transfer).ConfigureAwait(false);
    }

    /// <summary>Reads what a checkpoint says about itself. Its header is checked, its tensors are not read.</summary>
    /// <param name="path">The file.</param>
    /// <exception cref="ArgumentException"><paramref name="path"/> is null or empty.</exception>
    /// <exception cref="CheckpointException">The file cannot be read, or its header is damaged.</exception>
    public static CheckpointInfo Inspect(string path)
    {
        using FileStream stream = CheckpointLoading.Open(path, isAsync: false);
        return Complete(CheckpointLoading.InspectAsync(stream, path, new Transfer(isAsync: false, progress: null, CancellationToken.None)));
    }

    // A transfer that is not asynchronous completes its tasks before it returns them.
    internal static void Complete(ValueTask task) => task.GetAwaiter().GetResult();

    internal static TResult Complete<TResult>(ValueTask<TResult> task) => task.GetAwaiter().GetResult();
}
