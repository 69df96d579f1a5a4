using System;
using System.Runtime.CompilerServices;

namespace OptimGen;

/// <summary>In which type the states of a tensor are stored, and its elements computed, by the type of its parameters.</summary>
internal static class StateType
{
    /// <summary>Whether parameters have fewer bits than their states.</summary>
    public static bool IsWiderThan<T>()
        where T : unmanaged => typeof(T) == typeof(Half) || typeof(T) == typeof(BFloat16);

    /// <summary>The states' type.</summary>
    public static Type Of<T>()
        where T : unmanaged => IsWiderThan<T>() ? typeof(float) : typeof(T);

    /// <summary>Its size in bytes.</summary>
    public static int SizeOf<T>()
        where T : unmanaged => IsWiderThan<T>() ? sizeof(float) : Unsafe.SizeOf<T>();
}
