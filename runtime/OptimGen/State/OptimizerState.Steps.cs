using System;
using System.ComponentModel;
using System.Diagnostics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Threading;

namespace OptimGen;

// What generated code calls, hidden from completion.
public sealed partial class OptimizerState
{
    private const int Free = 0;
    private const int Disposed = -1;

    // Free, disposed, or the thread whose step is under way. A thread's own step can only be one that was given up by an exception.
    private int _use;

    /// <summary>
    /// The first value of a state. Nothing is checked: for kernels, between <see cref="BeginStep{T}"/> and <see cref="EndStep"/>.
    /// </summary>
    /// <typeparam name="T">The type of the values.</typeparam>
    /// <param name="index">The state's place in <see cref="Buffers"/>.</param>
    [EditorBrowsable(EditorBrowsableState.Never)]
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public ref T Buffer<T>(int index)
        where T : unmanaged
    {
        Debug.Assert(!IsDisposed && _buffers[index].ElementType == typeof(T) && _buffers[index].Memory.IsPlaced, "Buffer before BeginStep.");
        return ref MemoryRange.At<T>(_addresses[index]);
    }

    /// <summary>Sets a value of the whole tensor, in a state that has just been created.</summary>
    /// <param name="index">The state's place in <see cref="RuleInfo.States"/>.</param>
    /// <param name="value">The value.</param>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public void Keep(int index, double value)
    {
        StateBuffer buffer = _buffers[index];
        Debug.Assert(!IsDisposed && buffer.ElementType == typeof(double) && buffer.Length == 1, "Keep of what is no single value.");

        // One value of its own: where it lies is no matter of the parameters' address, which is not known yet.
        buffer.Memory.PlaceLike(0);
        buffer.First<double>() = value;
    }

    /// <summary>
    /// Checks everything that a step needs, before anything is written, and refuses other steps until <see cref="EndStep"/>; the first call
    /// also fixes where the buffers lie.
    /// </summary>
    /// <typeparam name="T">The parameters' type.</typeparam>
    /// <param name="rule">The rule of the optimizer that steps.</param>
    /// <param name="parameters">The first parameter.</param>
    /// <param name="parameterLength">The number of parameters.</param>
    /// <param name="gradients">The first gradient.</param>
    /// <param name="gradientLength">The number of gradients.</param>
    /// <param name="phase">Which phase of a step it is.</param>
    /// <exception cref="ArgumentException">A length is wrong, memory overlaps, or the state does not fit.</exception>
    /// <exception cref="InvalidOperationException">Another thread is in a step with this state, or a view stands in the place of the parameters.</exception>
    /// <exception cref="ObjectDisposedException">The state is disposed.</exception>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public void BeginStep<T>(RuleInfo rule, ref T parameters, nint parameterLength, ref T gradients, nint gradientLength, int phase = 0)
        where T : unmanaged
    {
        CheckFit<T>(rule, parameterLength);
        CheckLength(gradientLength, nameof(gradients));
        ThrowUnlessNext(phase);
        Begin(ref parameters, ref gradients, gradientLength);
    }

    /// <summary>As <see cref="BeginStep{T}"/>, for gradients of some of the elements only.</summary>
    internal void BeginPartialStep<T>(RuleInfo rule, ref T parameters, nint parameterLength, ref T gradients, nint gradientLength)
        where T : unmanaged
    {
        CheckFit<T>(rule, parameterLength);
        Begin(ref parameters, ref gradients, gradientLength);
    }

    /// <summary>The values of a state that elements share, as they are when the step begins.</summary>
    /// <param name="index">The state's place in <see cref="RuleInfo.States"/>.</param>
    /// <param name="initial">What they are when step 1 begins.</param>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public double[] Start(int index, double initial)
    {
        double[] values = new double[_buffers[index].Length];
        for (nint i = 0; i < values.Length; i++)
        {
            values[i] = Step == 0 && Phase == 0 ? initial : Unsafe.Add(ref Buffer<double>(index), i);
        }

        return values;
    }

    /// <summary>Counts the step, or the phase of one, that was taken.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public void EndStep()
    {
        if (_workspaces.Length == 1)
        {
            Step++;
        }
        else
        {
            Phase = (Phase + 1) % _workspaces.Length;
            _workspace = _workspaces[Phase];
            Step += Phase == 0 ? 1 : 0;
        }

        Volatile.Write(ref _use, Free);

        // Kernels hold references into native memory, which do not keep its owner alive.
        GC.KeepAlive(this);
    }

    /// <summary>
    /// Begins a step whose arrays are those of an earlier one, so that only the state may have changed. Who uses the state is read and then
    /// written, not exchanged, because a set has many states: of two threads that begin in the same instant, neither may be refused here.
    /// </summary>
    /// <param name="step">The steps that the state should have taken.</param>
    /// <param name="phase">The phase that should come next.</param>
    /// <param name="thread">The thread that steps.</param>
    /// <returns>False where <see cref="BeginStep{T}"/> has something to say.</returns>
    internal bool TryBeginAgain(long step, int phase, int thread)
    {
        if (IsDisposed || Step != step || Phase != phase || ShownView is not null || Volatile.Read(ref _use) != Free)
        {
            return false;
        }

        Volatile.Write(ref _use, thread);
        return true;
    }

    private void ThrowUnlessNext(int phase)
    {
        if (phase != Phase)
        {
            throw new InvalidOperationException(
                $"{Rule.Name} takes its phases in order: the next is {Rule.Phases[Phase].Name}, not {Rule.Phases[phase].Name}.");
        }
    }

    /// <summary>Takes back <see cref="BeginStep{T}"/> of this thread, if there was one, where nothing was written since.</summary>
    internal void AbandonStep() => Interlocked.CompareExchange(ref _use, Free, Environment.CurrentManagedThreadId);

    // One step at a time, and no disposal during one: the kernels' memory would be gone under them.
    private void Occupy()
    {
        if (!TryUse(Environment.CurrentManagedThreadId))
        {
            ThrowIfDisposed();
            throw new InvalidOperationException(
                $"Another thread is in a step with this state of {Rule.Name}. A state serves one step at a time.");
        }
    }

    private bool TryUse(int use)
    {
        int current = Interlocked.CompareExchange(ref _use, use, Free);
        return current == Free
            || (current == Environment.CurrentManagedThreadId && Interlocked.CompareExchange(ref _use, use, current) == current);
    }

    // The arguments are named as users see them in Step, not as they are called here.
    private static ArgumentException Misfit(string argument, string message) => new(message, argument);

    private void CheckFit<T>(RuleInfo rule, nint parameters)
        where T : unmanaged
    {
        ThrowIfDisposed();
        if (!Rule.IsSameAs(rule))
        {
            throw Misfit("state", $"The state belongs to {Rule.Name} and does not fit {rule.Name}.");
        }

        if (ElementType != typeof(T))
        {
            throw Misfit("state", $"The state was created for {ElementType.Name} parameters and does not fit {typeof(T).Name} ones.");
        }

        CheckLength(parameters, nameof(parameters));
    }

    private void Begin<T>(ref T parameters, ref T gradients, nint gradientLength)
        where T : unmanaged
    {
        nuint size = (nuint)Unsafe.SizeOf<T>();
        CheckOverlap(
            ref Unsafe.As<T, byte>(ref parameters),
            (nuint)Length * size,
            ref Unsafe.As<T, byte>(ref gradients),
            (nuint)gradientLength * size);
        ThrowIfViewed();
        Occupy();
        Place(MemoryRange.Address(ref parameters));
        TotalLength = Length;
    }

    private void CheckLength(nint length, string name)
    {
        if (length != Length)
        {
            throw new ArgumentException($"The state of {Rule.Name} is for {Length} elements, but {name} has {length}.", name);
        }
    }

    private void CheckOverlap(ref byte parameters, nuint parameterBytes, ref byte gradients, nuint gradientBytes)
    {
        if (MemoryRange.Overlap(ref parameters, parameterBytes, ref gradients, gradientBytes))
        {
            throw new ArgumentException("The gradients overlap the parameters in memory.", nameof(gradients));
        }

        CheckStates(ref parameters, parameterBytes, nameof(parameters));
        CheckStates(ref gradients, gradientBytes, nameof(gradients));
    }
}
