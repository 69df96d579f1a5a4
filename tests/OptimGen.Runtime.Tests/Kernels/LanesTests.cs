using System;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;
using OptimGen.Tests.Shared;

namespace OptimGen.Runtime.Tests.Kernels;

public sealed class LanesTests
{
    [Fact]
    public void Widest_IsTheWidestSupportedWidth()
    {
        VectorWidth expected = VectorWidth.Scalar;
        foreach (VectorWidth width in Enum.GetValues<VectorWidth>())
        {
            expected = Lanes.IsSupported(width) ? width : expected;
        }

        Assert.Equal(expected, Lanes.Widest);
        Assert.True(Lanes.IsSupported(VectorWidth.Scalar));
        Assert.False(Lanes.IsSupported((VectorWidth)64));
    }

    [Fact]
    public void WideVectors_AreUsedOnlyWithFusedMultiplyAdd()
    {
        Assert.Equal(Vector128.IsHardwareAccelerated, Lanes.IsSupported(VectorWidth.Vector128));
        Assert.Equal(Vector256.IsHardwareAccelerated && Avx2.IsSupported && Fma.IsSupported, Lanes.IsSupported(VectorWidth.Vector256));
        Assert.Equal(Vector512.IsHardwareAccelerated && Avx512F.IsSupported, Lanes.IsSupported(VectorWidth.Vector512));
    }

    [Theory]
    [InlineData(-3, 0)]
    [InlineData(0, 0)]
    [InlineData(1, 1)]
    [InlineData(15, 15)]
    [InlineData(16, 16)]
    [InlineData(17, 17)]
    public void Masks_SelectTheFirstLanes(int remaining, int set) => AssertMasks(remaining, set);

    [Fact]
    public void Masks_SelectAllLanes_ForLengthsThatNoIntHolds()
    {
        AssertMasks(unchecked((nint)0x1_0000_0000), 99);
        AssertMasks(nint.MaxValue, 99);
        AssertMasks(nint.MinValue, 0);
        AssertMasks(unchecked((nint)0xFFFF_FFFF_0000_0003), 0);
    }

    [Theory]
    [InlineData(GuardedSide.End)]
    [InlineData(GuardedSide.Start)]
    public void Access512_TouchesItsLanesOnly(GuardedSide side)
    {
        MaskedAccess.Check(
            Vector512<float>.Count, side, i => i + 0.5f,
            static (ref float from, ref float to, nint index, nint count) =>
                Lanes.StoreMasked(Lanes.LoadMasked(ref from, index, Lanes.Mask512Single(count)), ref to, index, Lanes.Mask512Single(count)),
            static (ref float from, nint count, Span<float> all) =>
                Lanes.LoadMasked(ref from, 0, Lanes.Mask512Single(count)).CopyTo(all));
        MaskedAccess.Check(
            Vector512<double>.Count, side, i => i + 0.5,
            static (ref double from, ref double to, nint index, nint count) =>
                Lanes.StoreMasked(Lanes.LoadMasked(ref from, index, Lanes.Mask512Double(count)), ref to, index, Lanes.Mask512Double(count)),
            static (ref double from, nint count, Span<double> all) =>
                Lanes.LoadMasked(ref from, 0, Lanes.Mask512Double(count)).CopyTo(all));
    }

    [Theory]
    [InlineData(GuardedSide.End)]
    [InlineData(GuardedSide.Start)]
    public void Access256_TouchesItsLanesOnly(GuardedSide side)
    {
        MaskedAccess.Check(
            Vector256<float>.Count, side, i => i + 0.5f,
            static (ref float from, ref float to, nint index, nint count) =>
                Lanes.StoreMasked(Lanes.LoadMasked(ref from, index, Lanes.Mask256Single(count)), ref to, index, Lanes.Mask256Single(count)),
            static (ref float from, nint count, Span<float> all) =>
                Lanes.LoadMasked(ref from, 0, Lanes.Mask256Single(count)).CopyTo(all));
        MaskedAccess.Check(
            Vector256<double>.Count, side, i => i + 0.5,
            static (ref double from, ref double to, nint index, nint count) =>
                Lanes.StoreMasked(Lanes.LoadMasked(ref from, index, Lanes.Mask256Double(count)), ref to, index, Lanes.Mask256Double(count)),
            static (ref double from, nint count, Span<double> all) =>
                Lanes.LoadMasked(ref from, 0, Lanes.Mask256Double(count)).CopyTo(all));
    }

    [Theory]
    [InlineData(GuardedSide.End)]
    [InlineData(GuardedSide.Start)]
    public void Access128_TouchesItsLanesOnly(GuardedSide side)
    {
        MaskedAccess.Check(
            Vector128<float>.Count, side, i => i + 0.5f,
            static (ref float from, ref float to, nint index, nint count) =>
                Lanes.StoreMasked(Lanes.LoadMasked(ref from, index, Lanes.Mask128Single(count)), ref to, index, Lanes.Mask128Single(count)),
            static (ref float from, nint count, Span<float> all) =>
                Lanes.LoadMasked(ref from, 0, Lanes.Mask128Single(count)).CopyTo(all));
        MaskedAccess.Check(
            Vector128<double>.Count, side, i => i + 0.5,
            static (ref double from, ref double to, nint index, nint count) =>
                Lanes.StoreMasked(Lanes.LoadMasked(ref from, index, Lanes.Mask128Double(count)), ref to, index, Lanes.Mask128Double(count)),
            static (ref double from, nint count, Span<double> all) =>
                Lanes.LoadMasked(ref from, 0, Lanes.Mask128Double(count)).CopyTo(all));
    }

    private static void AssertMasks(nint remaining, int set)
    {
        AssertMask(Lanes.Mask512Single(remaining).AsByte(), 4, set);
        AssertMask(Lanes.Mask512Double(remaining).AsByte(), 8, set);
        AssertMask(Lanes.Mask256Single(remaining).AsByte().ToVector512(), 4, Math.Min(set, 8));
        AssertMask(Lanes.Mask256Double(remaining).AsByte().ToVector512(), 8, Math.Min(set, 4));
        AssertMask(Lanes.Mask128Single(remaining).AsByte().ToVector256().ToVector512(), 4, Math.Min(set, 4));
        AssertMask(Lanes.Mask128Double(remaining).AsByte().ToVector256().ToVector512(), 8, Math.Min(set, 2));
    }

    private static void AssertMask(Vector512<byte> mask, int laneBytes, int set)
    {
        for (int i = 0; i < 64; i++)
        {
            Assert.Equal(i < set * laneBytes ? 255 : 0, mask[i]);
        }
    }
}
