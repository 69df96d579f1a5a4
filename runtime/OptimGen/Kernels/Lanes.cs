using System.ComponentModel;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace OptimGen;

/// <summary>Vector widths and masked memory access for generated kernels, which are compiled where unsafe code may be forbidden.</summary>
/// <remarks>
/// Masked instructions take addresses, not references, so the memory must not move: it is native, or pinned by whoever runs the kernel. To
/// pin it here would cost more than the access itself: three stores to the stack, twenty for a vector of AdamW.
/// </remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public static unsafe partial class Lanes
{
    /// <summary>How many elements a sum takes together in the elements' type; sums of blocks are added in double.</summary>
    public const int SumBlock = 1024;

    /// <summary>How many rows sums over columns take together in the elements' type.</summary>
    public const int RowGroup = 32;

    /// <summary>The widest vectors for which this processor has both kernels' needs: the arithmetic and, from 256 bits, FMA.</summary>
    public static VectorWidth Widest
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => IsSupported(VectorWidth.Vector512) ? VectorWidth.Vector512
            : IsSupported(VectorWidth.Vector256) ? VectorWidth.Vector256
            : IsSupported(VectorWidth.Vector128) ? VectorWidth.Vector128
            : VectorWidth.Scalar;
    }

    /// <summary>Whether this processor runs kernels of that width in hardware.</summary>
    /// <param name="width">The width; scalar is always supported, an undefined one never.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool IsSupported(VectorWidth width) => width switch
    {
        VectorWidth.Scalar => true,
        VectorWidth.Vector128 => Vector128.IsHardwareAccelerated,
        VectorWidth.Vector256 => Vector256.IsHardwareAccelerated && Avx2.IsSupported && Fma.IsSupported,
        VectorWidth.Vector512 => Vector512.IsHardwareAccelerated && Avx512F.IsSupported,
        _ => false,
    };
}
