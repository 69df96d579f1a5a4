using System.Runtime.CompilerServices;

namespace OptimGen;

/// <summary>
/// One pass of a step over the elements of a tensor, as data: which arrays of the tensor's length it moves, apart by kind, because parameters and
/// gradients may be stored in fewer bits than states.
/// </summary>
/// <param name="ParametersRead">Whether it reads the parameters: 1 or 0.</param>
/// <param name="GradientsRead">Whether it reads the gradients: 1 or 0.</param>
/// <param name="StatesRead">How many states, and arrays kept between passes, it reads.</param>
/// <param name="ParametersWritten">Whether it writes the parameters: 1 or 0.</param>
/// <param name="StatesWritten">How many states, and arrays kept between passes, it writes.</param>
public sealed record PassInfo(int ParametersRead, int GradientsRead, int StatesRead, int ParametersWritten, int StatesWritten)
{
    /// <summary>Arrays that it reads.</summary>
    public int ArraysRead => ParametersRead + GradientsRead + StatesRead;

    /// <summary>Arrays that it writes.</summary>
    public int ArraysWritten => ParametersWritten + StatesWritten;

    /// <summary>Whether it touches elements at all: some only compute what rows, columns or the tensor share.</summary>
    public bool HasElements => ArraysRead + ArraysWritten > 0;

    /// <summary>Bytes that it reads for each element.</summary>
    /// <typeparam name="T">The parameters' type.</typeparam>
    /// <param name="rounding">How parameters of 16 bits are rounded: a master copy is read instead of them.</param>
    public int BytesRead<T>(ParameterRounding rounding = ParameterRounding.Nearest)
        where T : unmanaged =>
        (ParametersRead * (HasMasterCopy<T>(rounding) ? StateType.SizeOf<T>() : Unsafe.SizeOf<T>()))
        + (GradientsRead * Unsafe.SizeOf<T>())
        + (StatesRead * StateType.SizeOf<T>());

    /// <summary>Bytes that it writes for each element.</summary>
    /// <typeparam name="T">The parameters' type.</typeparam>
    /// <param name="rounding">How parameters of 16 bits are rounded: a master copy is written beside them.</param>
    public int BytesWritten<T>(ParameterRounding rounding = ParameterRounding.Nearest)
        where T : unmanaged =>
        (ParametersWritten * (Unsafe.SizeOf<T>() + (HasMasterCopy<T>(rounding) ? StateType.SizeOf<T>() : 0)))
        + (StatesWritten * StateType.SizeOf<T>());

    private static bool HasMasterCopy<T>(ParameterRounding rounding)
        where T : unmanaged => rounding == ParameterRounding.MasterCopy && StateType.IsWiderThan<T>();
}
