using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace OptimGen;

/// <summary>What a step needs of a tensor, side by side in memory for the sake of sets with thousands of them.</summary>
/// <typeparam name="T">The type of the parameters.</typeparam>
internal readonly struct SteppedTensor<T>
    where T : unmanaged
{
    public readonly OptimizerState State;
    public readonly int Sharing;
    private readonly Parameter<T>? _movable;
    private readonly T[]? _values;
    private readonly T[]? _gradients;
    private readonly nint _valuePlace;
    private readonly nint _gradientPlace;

    /// <param name="parameter">The tensor, with its state.</param>
    /// <param name="sharing">With whom it shares what is uniform.</param>
    public SteppedTensor(Parameter<T> parameter, int sharing)
    {
        State = parameter.State!;
        Sharing = sharing;
        bool isFixed = parameter.ValueMemory.TryGetPlace(out _values, out _valuePlace);
        isFixed &= parameter.GradientMemory.TryGetPlace(out _gradients, out _gradientPlace);
        _movable = isFixed ? null : parameter;
    }

    /// <summary>Whether a manager has to be asked for its memory, in every step.</summary>
    public bool IsMovable => _movable is not null;

    /// <summary>The first parameter.</summary>
    public ref T Values
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => ref _movable is null ? ref At(_values, _valuePlace) : ref _movable.FirstValue(out _);
    }

    /// <summary>The first gradient.</summary>
    public ref T Gradients
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => ref _movable is null ? ref At(_gradients, _gradientPlace) : ref _movable.FirstGradient(out _);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static ref T At(T[]? array, nint place) => ref array is null
        ? ref MemoryRange.At<T>(place)
        : ref Unsafe.Add(ref MemoryMarshal.GetArrayDataReference(array), place);
}
