using System;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace OptimGen;

/// <summary>The values or the gradients of a tensor: the set's own memory, an array of the caller's, or whatever else a memory can be.</summary>
/// <typeparam name="T">The type of the elements.</typeparam>
internal readonly struct TensorMemory<T>
    where T : unmanaged
{
    private readonly NativeBuffer? _own;
    private readonly nint _ownLength;
    private readonly T[]? _array;
    private readonly int _arrayStart;
    private readonly Memory<T> _callers;

    public TensorMemory(NativeBuffer own, nint length)
    {
        _own = own;
        _ownLength = length;
    }

    public TensorMemory(Memory<T> callers)
    {
        _callers = callers;
        if (MemoryMarshal.TryGetArray(callers, out ArraySegment<T> segment))
        {
            _array = segment.Array;
            _arrayStart = segment.Offset;
        }
    }

    /// <summary>The set's own memory, if it is that.</summary>
    public NativeBuffer? Own => _own;

    /// <summary>
    /// Whether the memory is the same for ever and any thread may ask for it. What is neither an array nor the set's own may refuse, have
    /// shrunk or moved since it was added: it is asked for anew in every step, by the thread that steps.
    /// </summary>
    public bool IsFixed => _own is not null || _array is not null;

    /// <summary>The elements.</summary>
    public Span<T> Span => _own is null ? _callers.Span : MemoryMarshal.CreateSpan(ref Unsafe.As<byte, T>(ref _own.First), (int)_ownLength);

    /// <summary>The first element, and how many there are now.</summary>
    public ref T First(out nint length)
    {
        if (_own is not null)
        {
            length = _ownLength;
            return ref Unsafe.As<byte, T>(ref _own.First);
        }

        Span<T> span = _callers.Span;
        length = span.Length;
        return ref MemoryMarshal.GetReference(span);
    }

    /// <summary>The first element of fixed memory. Nothing is checked.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public ref T FirstFixed() => ref _array is not null
        ? ref Unsafe.Add(ref MemoryMarshal.GetArrayDataReference(_array), _arrayStart)
        : ref Unsafe.As<byte, T>(ref _own!.First);
}
