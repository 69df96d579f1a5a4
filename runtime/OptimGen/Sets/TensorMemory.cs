using System;
using System.Buffers;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace OptimGen;

/// <summary>The memory of one array of a tensor: the set's own, an array of the caller's, or memory of a manager of the caller's.</summary>
/// <remarks>
/// A manager is code of somebody else, which may refuse. It is asked when a step begins, while nothing is written yet, and its memory is
/// then pinned until the step ends: between the two, a step meets nothing that could throw.
/// </remarks>
/// <typeparam name="T">The type of the elements.</typeparam>
internal sealed unsafe class TensorMemory<T> : IDisposable
    where T : unmanaged
{
    private readonly NativeBuffer? _own;
    private readonly T[]? _array;
    private readonly int _offset;
    private readonly Memory<T> _managed;
    private readonly nint _length;
    private MemoryHandle _handle;
    private nint _heldLength = -1;

    public TensorMemory(NativeBuffer own, nint length)
    {
        _own = own;
        _length = length;
    }

    public TensorMemory(Memory<T> memory)
    {
        _length = memory.Length;
        if (MemoryMarshal.TryGetArray(memory, out ArraySegment<T> segment))
        {
            _array = segment.Array;
            _offset = segment.Offset;
        }
        else
        {
            _managed = memory;
        }
    }

    /// <summary>Where the memory is, so that it need not be asked for again: the array and the first element's place in it, or an address.</summary>
    /// <returns>False for a manager's memory, which is not the same for ever.</returns>
    public bool TryGetPlace(out T[]? array, out nint place)
    {
        array = _array;
        place = _own is null ? _offset : _own.Address;
        return _own is not null || _array is not null;
    }

    /// <summary>The first element, and how many follow: what a manager says now, or said when it was held.</summary>
    public ref T First(out nint length)
    {
        length = _length;
        if (_own is not null)
        {
            return ref Unsafe.As<byte, T>(ref _own.First);
        }

        if (_array is not null)
        {
            return ref Unsafe.Add(ref MemoryMarshal.GetArrayDataReference(_array), _offset);
        }

        if (_heldLength >= 0)
        {
            length = _heldLength;
            return ref *(T*)_handle.Pointer;
        }

        Span<T> span = _managed.Span;
        length = span.Length;
        return ref MemoryMarshal.GetReference(span);
    }

    public Span<T> Span(string name)
    {
        if (_own is null)
        {
            return _array is null ? _managed.Span : _array.AsSpan(_offset, (int)_length);
        }

        if (_length > int.MaxValue)
        {
            throw new InvalidOperationException($"Parameter '{name}' has {_length} elements, more than the {int.MaxValue} of a span.");
        }

        return MemoryMarshal.CreateSpan(ref Unsafe.As<byte, T>(ref _own.First), (int)_length);
    }

    /// <summary>Has a manager fix its memory until <see cref="Release"/>. Whatever it throws leaves nothing held.</summary>
    public void Hold()
    {
        if (_own is null && _array is null && _heldLength < 0)
        {
            int length = _managed.Span.Length;
            _handle = _managed.Pin();
            _heldLength = length;
        }
    }

    public void Release()
    {
        if (_heldLength >= 0)
        {
            _heldLength = -1;
            _handle.Dispose();
        }
    }

    public void Dispose() => _own?.Dispose();
}
