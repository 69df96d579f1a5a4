using System.Collections.Generic;
using System.Linq;
using OptimGen.Tests.Shared;
using Xunit;

namespace OptimGen.Tests.Reductions;

/// <summary>Rules with reductions give the same bits at any width and in any pieces, over vectors and matrices, in guarded memory.</summary>
public sealed class ReductionBitsTests
{
    private static readonly nint[][] Shapes =
    [
        [31], [1024], [1025], [2100], [5000],
        [1, 1], [1, 7], [7, 1], [3, 5], [5, 16], [33, 17], [64, 32], [70, 33], [3, 1030], [97, 40],
    ];

    /// <summary>Those of the catalogue that take several passes, and the rules beside this test.</summary>
    public static TheoryData<string> Optimizers => new(
        Catalogue.Names.Where(name => Catalogue.Create(name).Rule.Plan.Passes.Count > 1)
            .Concat([nameof(TensorStatistics), nameof(MatrixStatistics), nameof(BlockStatistics), nameof(SetStatistics), nameof(ScaledColumns), nameof(LateLoop)]));

    [Theory]
    [MemberData(nameof(Optimizers))]
    public void Floats(string optimizer) => AssertAgree(Create<float>(optimizer));

    [Theory]
    [MemberData(nameof(Optimizers))]
    public void Doubles(string optimizer) => AssertAgree(Create<double>(optimizer));

    private static IStepKernel<T> Create<T>(string name)
        where T : unmanaged => name switch
        {
            nameof(TensorStatistics) => (IStepKernel<T>)(object)new TensorStatistics(),
            nameof(MatrixStatistics) => (IStepKernel<T>)(object)new MatrixStatistics(),
            nameof(BlockStatistics) => (IStepKernel<T>)(object)new BlockStatistics(),
            nameof(SetStatistics) => (IStepKernel<T>)(object)new SetStatistics(),
            nameof(ScaledColumns) => (IStepKernel<T>)(object)new ScaledColumns(),
            nameof(LateLoop) => (IStepKernel<T>)(object)new LateLoop(),
            _ => Catalogue.Create<T>(name),
        };

    private static void AssertAgree<T>(IStepKernel<T> optimizer)
        where T : unmanaged, System.Numerics.IBinaryFloatingPointIeee754<T>
    {
        foreach (VectorWidth width in Widths.Vectors.Append(VectorWidth.Scalar))
        {
            foreach (nint[] shape in Shapes)
            {
                Assert.Null(KernelBits.FindDifference(optimizer, width, shape, GuardedSide.End, special: false, pieces: 1));
                Assert.Null(KernelBits.FindDifference(optimizer, width, shape, GuardedSide.Start, special: true, pieces: 3));
            }
        }
    }
}
