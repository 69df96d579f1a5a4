using System;
using System.ComponentModel;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Threading;

namespace OptimGen;

// Views: another form of the parameters, beside them or in their place.
public sealed partial class OptimizerState
{
    // The parameters while a view stands in their place: allocated at the first time, and kept for the next.
    private NativeBuffer? _kept;

    /// <summary>The view that stands in the place of the parameters; null where they are themselves.</summary>
    public string? ShownView { get; private set; }

    /// <summary>Writes a view of parameters into other memory: what generated methods call.</summary>
    /// <typeparam name="T">The parameters' type.</typeparam>
    /// <param name="view">The view.</param>
    /// <param name="parameters">The parameters, as they are after the last step.</param>
    /// <param name="destination">Where to, as many; it may be the parameters themselves, which are then lost.</param>
    /// <exception cref="ArgumentNullException"><paramref name="view"/> is null.</exception>
    /// <exception cref="ArgumentException">A length is wrong, memory overlaps, or the state does not fit.</exception>
    /// <exception cref="InvalidOperationException">A view stands in the place of the parameters, or a step is under way.</exception>
    /// <exception cref="ObjectDisposedException">The state is disposed.</exception>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public void ReadView<T>(IViewKernel<T> view, ReadOnlySpan<T> parameters, Span<T> destination)
        where T : unmanaged
    {
        ArgumentNullException.ThrowIfNull(view);
        CheckLength(destination.Length, nameof(destination));
        BeginView(view, ref MemoryMarshal.GetReference(parameters), parameters.Length, shown: null);
        try
        {
            CheckStates(ref Unsafe.As<T, byte>(ref MemoryMarshal.GetReference(destination)), (nuint)destination.Length * (nuint)Unsafe.SizeOf<T>(), nameof(destination));
            parameters.CopyTo(destination);
            view.Read(ref MemoryMarshal.GetReference(destination), this);
        }
        finally
        {
            EndView();
        }
    }

    /// <summary>Puts a view in the place of the parameters, which are kept: what generated methods call.</summary>
    /// <typeparam name="T">The parameters' type.</typeparam>
    /// <param name="view">The view.</param>
    /// <param name="parameters">The first parameter.</param>
    /// <param name="length">The number of parameters.</param>
    /// <exception cref="ArgumentNullException"><paramref name="view"/> is null.</exception>
    /// <exception cref="ArgumentException">A length is wrong, memory overlaps, or the state does not fit.</exception>
    /// <exception cref="InvalidOperationException">A view stands there already, or a step is under way.</exception>
    /// <exception cref="ObjectDisposedException">The state is disposed.</exception>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public void SwapViewIn<T>(IViewKernel<T> view, ref T parameters, nint length)
        where T : unmanaged
    {
        ArgumentNullException.ThrowIfNull(view);
        BeginView(view, ref parameters, length, shown: null);
        try
        {
            PrepareView<T>();
            Copy(ref parameters, ref Unsafe.As<byte, T>(ref _kept!.First));
            ShownView = view.Name;
            view.Read(ref parameters, this);
        }
        finally
        {
            EndView();
        }
    }

    /// <summary>Puts the parameters back, bit for bit: what generated methods call.</summary>
    /// <typeparam name="T">The parameters' type.</typeparam>
    /// <param name="view">The view that stands in their place.</param>
    /// <param name="parameters">The first parameter.</param>
    /// <param name="length">The number of parameters.</param>
    /// <exception cref="ArgumentNullException"><paramref name="view"/> is null.</exception>
    /// <exception cref="ArgumentException">A length is wrong, memory overlaps, or the state does not fit.</exception>
    /// <exception cref="InvalidOperationException">That view does not stand there, or a step is under way.</exception>
    /// <exception cref="ObjectDisposedException">The state is disposed.</exception>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public void SwapViewOut<T>(IViewKernel<T> view, ref T parameters, nint length)
        where T : unmanaged
    {
        ArgumentNullException.ThrowIfNull(view);
        BeginView(view, ref parameters, length, view.Name);
        Copy(ref Unsafe.As<byte, T>(ref _kept!.First), ref parameters);
        ShownView = null;
        EndView();
    }

    /// <summary>Whether a view can be put in the place of the parameters, or taken away; allocates what that needs.</summary>
    internal void CheckView<T>(IViewKernel<T> view, ref T parameters, nint length, bool isShown)
        where T : unmanaged
    {
        BeginView(view, ref parameters, length, isShown ? view.Name : null);
        try
        {
            PrepareView<T>();
        }
        finally
        {
            EndView();
        }
    }

    private void PrepareView<T>()
        where T : unmanaged
    {
        _kept ??= new NativeBuffer(Length, Unsafe.SizeOf<T>());
        _kept.PlaceLike(0);
    }

    private void BeginView<T>(IViewKernel<T> view, ref T parameters, nint length, string? shown)
        where T : unmanaged
    {
        CheckFit<T>(view.Rule, length);
        CheckStates(ref Unsafe.As<T, byte>(ref parameters), (nuint)length * (nuint)Unsafe.SizeOf<T>(), nameof(parameters));
        if (Phase != 0)
        {
            throw new InvalidOperationException($"A view is of the parameters between steps, and {Rule.Phases[Phase].Name} has not been taken yet.");
        }

        if (ShownView != shown)
        {
            throw new InvalidOperationException(
                ShownView is null ? $"The parameters are themselves, so {view.Name} cannot be swapped out. Swap it in first."
                : $"The view {ShownView} stands in the place of the parameters. Swap it out first.");
        }

        Occupy();
        Place(MemoryRange.Address(ref parameters));
    }

    private void EndView()
    {
        Volatile.Write(ref _use, Free);
        GC.KeepAlive(this);
    }

    private void ThrowIfViewed()
    {
        if (ShownView is not null)
        {
            throw new InvalidOperationException(
                $"The view {ShownView} stands in the place of the parameters of {Rule.Name}. Swap it out before the next step.");
        }
    }

    private void CheckStates(ref byte memory, nuint bytes, string argument)
    {
        foreach (StateBuffer buffer in _buffers)
        {
            if (buffer.Memory.Overlaps(ref memory, bytes))
            {
                throw new ArgumentException($"The {argument} overlap the values of state '{buffer.Name}' in memory.", argument);
            }
        }
    }

    private void Copy<T>(ref T from, ref T to)
        where T : unmanaged
    {
        for (nint done = 0; done < Length; done += int.MaxValue)
        {
            int count = (int)Math.Min(Length - done, int.MaxValue);
            MemoryMarshal.CreateReadOnlySpan(ref Unsafe.Add(ref from, done), count).CopyTo(MemoryMarshal.CreateSpan(ref Unsafe.Add(ref to, done), count));
        }
    }
}
