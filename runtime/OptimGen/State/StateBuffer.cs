using System;
using System.Runtime.CompilerServices;

namespace OptimGen;

/// <summary>One state of a tensor: a value for each element, in native memory that its <see cref="OptimizerState"/> owns.</summary>
public sealed class StateBuffer
{
    internal StateBuffer(StateInfo info, Type elementType, nint length, NativeBuffer memory)
    {
        Info = info;
        ElementType = elementType;
        Length = length;
        Memory = memory;
    }

    /// <summary>The state's name, letter and start.</summary>
    public StateInfo Info { get; }

    /// <summary>The state's name, as in <see cref="StateInfo.Name"/>.</summary>
    public string Name => Info.Name;

    /// <summary>The type in which the values are stored.</summary>
    public Type ElementType { get; }

    /// <summary>The number of values.</summary>
    public nint Length { get; }

    internal NativeBuffer Memory { get; }

    internal ref T First<T>()
        where T : unmanaged => ref Unsafe.As<byte, T>(ref Memory.First);
}
