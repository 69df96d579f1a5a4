using System;
using System.Collections.Generic;
using System.Linq;
using OptimGen.Tests.Shared;
using Xunit;

namespace OptimGen.Tests;

/// <summary>The same bits whatever the width, the length and the alignment, and no access outside the arrays.</summary>
public sealed class KernelBitsTests
{
    public static TheoryData<string> Optimizers => new(Catalogue.Names);

    private static IEnumerable<int> Lengths => Enumerable.Range(0, 261).Concat([4094, 4095, 4096, 4097, 4099, 4127, 4129]);

    // 16-bit kernels differ from those of floats in how they load and store alone.
    private static IEnumerable<int> NarrowLengths => Enumerable.Range(0, 70).Concat([127, 128, 129, 255, 256, 257, 1023, 1024, 1025]);

    // Rows shorter than a vector, of no whole vectors, of whole ones, and longer than a block of sums.
    private static nint[][] Shapes { get; } = [[0, 5], [7, 1], [3, 7], [16, 33], [5, 64], [2, 5000], [3, 4, 9]];

    [Theory]
    [MemberData(nameof(Optimizers))]
    public void Float_kernels_of_all_widths_agree(string optimizer) => AssertAgree(Catalogue.Create<float>(optimizer));

    [Theory]
    [MemberData(nameof(Optimizers))]
    public void Double_kernels_of_all_widths_agree(string optimizer) => AssertAgree(Catalogue.Create<double>(optimizer));

    [Theory]
    [MemberData(nameof(Optimizers))]
    public void Kernels_of_all_widths_agree_on_matrices_in_one_piece_and_in_several(string optimizer)
    {
        foreach (VectorWidth width in Widths.Vectors)
        {
            foreach (nint[] shape in Shapes)
            {
                for (int pieces = 1; pieces <= 3; pieces++)
                {
                    Assert.Null(KernelBits.FindDifference(Catalogue.Create<float>(optimizer), width, shape, GuardedSide.End, special: false, pieces));
                    Assert.Null(KernelBits.FindDifference(Catalogue.Create<double>(optimizer), width, shape, GuardedSide.Start, special: true, pieces));
                    Assert.Null(KernelBits.FindDifference(
                        Catalogue.Create<BFloat16>(optimizer), width, shape, GuardedSide.End, special: false, pieces, ParameterRounding.Stochastic));
                    Assert.Null(KernelBits.FindDifference(
                        Catalogue.Create<Half>(optimizer), width, shape, GuardedSide.Start, special: true, pieces, ParameterRounding.MasterCopy));
                }
            }
        }
    }

    [Theory]
    [MemberData(nameof(Optimizers))]
    public void Half_kernels_of_all_widths_agree(string optimizer)
    {
        AssertAgree(Catalogue.Create<Half>(optimizer));
        AssertAgree(Catalogue.Create<Half>(optimizer), ParameterRounding.MasterCopy);
    }

    [Theory]
    [MemberData(nameof(Optimizers))]
    public void BFloat16_kernels_of_all_widths_agree(string optimizer)
    {
        AssertAgree(Catalogue.Create<BFloat16>(optimizer));
        AssertAgree(Catalogue.Create<BFloat16>(optimizer), ParameterRounding.Stochastic);
        AssertAgree(Catalogue.Create<BFloat16>(optimizer), ParameterRounding.MasterCopy);
    }

    private static void AssertAgree<T>(IStepKernel<T> optimizer, ParameterRounding rounding = ParameterRounding.Nearest)
        where T : unmanaged
    {
        foreach (VectorWidth width in Widths.Vectors)
        {
            foreach (int length in typeof(T) == typeof(float) || typeof(T) == typeof(double) ? Lengths : NarrowLengths)
            {
                // At the end, arrays are aligned to their elements alone; at the start, to the page.
                Assert.Null(KernelBits.FindDifference(optimizer, width, length, GuardedSide.End, special: false, rounding));
                Assert.Null(KernelBits.FindDifference(optimizer, width, length, GuardedSide.Start, special: true, rounding));
            }
        }
    }
}
