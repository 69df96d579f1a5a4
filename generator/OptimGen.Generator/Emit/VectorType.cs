using System.Collections.Generic;

namespace OptimGen.Generator.Emit;

/// <summary>All that emission knows of a vector width.</summary>
/// <param name="Bits">The width.</param>
/// <param name="Registers">How many registers there are where it is the widest: 32 with AVX-512, else 16.</param>
/// <param name="MultiplyAdd">
/// The fused operation. 512- and 256-bit kernels run only where the processor has it; at 128 bits it may be missing, and then the
/// unguarded one is a library call per lane.
/// </param>
internal sealed record VectorType(int Bits, int Registers, string MultiplyAdd)
{
    public static IReadOnlyList<VectorType> All { get; } =
    [
        new(512, 32, "FusedMultiplyAdd"),
        new(256, 16, "FusedMultiplyAdd"),
        new(128, 16, "MultiplyAddEstimate"),
    ];

    /// <summary>As C#: <c>Vector512</c>.</summary>
    public string Name => $"Vector{Bits}";

    /// <summary>How many elements it holds.</summary>
    public int Lanes(ArithmeticType type) => Bits / 8 / type.Size;
}
