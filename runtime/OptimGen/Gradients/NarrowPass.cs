using System;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace OptimGen;

/// <summary>Passes over gradients of 16 bits: each piece is widened, passed over as floats, and rounded back.</summary>
internal static class NarrowPass
{
    public static void Transform<T>(ref T values, nint length, float factor, float limit)
        where T : unmanaged
    {
        Span<float> buffer = stackalloc float[Widening.Piece];
        for (nint start = 0; start < length; start += Widening.Piece)
        {
            Span<float> piece = Load(ref values, start, length, buffer);
            ElementwisePass.Transform(ref MemoryMarshal.GetReference(piece), piece.Length, factor, limit);
            Widening.Store(piece, ref Unsafe.Add(ref values, start));
        }
    }

    /// <summary>Adds values to sums of the same 16 bits.</summary>
    public static void Accumulate<T>(ref T sums, ref T values, nint length)
        where T : unmanaged
    {
        Span<float> buffer = stackalloc float[Widening.Piece];
        Span<float> sumBuffer = stackalloc float[Widening.Piece];
        for (nint start = 0; start < length; start += Widening.Piece)
        {
            Span<float> piece = Load(ref values, start, length, buffer);
            Span<float> sumPiece = Load(ref sums, start, length, sumBuffer);
            ElementwisePass.Accumulate(ref MemoryMarshal.GetReference(sumPiece), ref MemoryMarshal.GetReference(piece), piece.Length);
            Widening.Store(sumPiece, ref Unsafe.Add(ref sums, start));
        }
    }

    /// <summary>Adds values to sums in float.</summary>
    public static void AccumulateWide<T>(ref float sums, ref T values, nint length)
        where T : unmanaged
    {
        Span<float> buffer = stackalloc float[Widening.Piece];
        for (nint start = 0; start < length; start += Widening.Piece)
        {
            Span<float> piece = Load(ref values, start, length, buffer);
            ElementwisePass.Accumulate(ref Unsafe.Add(ref sums, start), ref MemoryMarshal.GetReference(piece), piece.Length);
        }
    }

    /// <summary>Sets values to sums in float, times a factor.</summary>
    public static void Scale<T>(ref float sums, ref T values, nint length, float factor)
        where T : unmanaged
    {
        Span<float> buffer = stackalloc float[Widening.Piece];
        for (nint start = 0; start < length; start += Widening.Piece)
        {
            Span<float> piece = buffer[..(int)Math.Min(Widening.Piece, length - start)];
            MemoryMarshal.CreateSpan(ref Unsafe.Add(ref sums, start), piece.Length).CopyTo(piece);
            ElementwisePass.Transform(ref MemoryMarshal.GetReference(piece), piece.Length, factor, float.PositiveInfinity);
            Widening.Store(piece, ref Unsafe.Add(ref values, start));
        }
    }

    public static nint FindNonFinite<T>(ref T values, nint length)
        where T : unmanaged
    {
        Span<float> buffer = stackalloc float[Widening.Piece];
        for (nint start = 0; start < length; start += Widening.Piece)
        {
            Span<float> piece = Load(ref values, start, length, buffer);
            nint place = ElementwisePass.FindNonFinite(ref MemoryMarshal.GetReference(piece), piece.Length);
            if (place >= 0)
            {
                return start + place;
            }
        }

        return -1;
    }

    public static double LargestMagnitude<T>(ref T values, nint length)
        where T : unmanaged
    {
        double largest = 0;
        Span<float> buffer = stackalloc float[Widening.Piece];
        for (nint start = 0; start < length; start += Widening.Piece)
        {
            Span<float> piece = Load(ref values, start, length, buffer);
            largest = Math.Max(largest, ElementwisePass.LargestMagnitude(ref MemoryMarshal.GetReference(piece), piece.Length));
        }

        return largest;
    }

    public static double SumOfSquares<T>(ref T values, nint length, double factor)
        where T : unmanaged
    {
        Span<float> buffer = stackalloc float[Widening.Piece];
        Span<double> lanes = stackalloc double[SquareSum.Lanes];
        lanes.Clear();
        for (nint start = 0; start < length; start += Widening.Piece)
        {
            Span<float> piece = Load(ref values, start, length, buffer);
            SquareSum.AddTo(lanes, ref MemoryMarshal.GetReference(piece), piece.Length, factor);
        }

        return SquareSum.Of(lanes);
    }

    private static Span<float> Load<T>(ref T values, nint start, nint length, Span<float> buffer)
        where T : unmanaged
    {
        Span<float> piece = buffer[..(int)Math.Min(Widening.Piece, length - start)];
        Widening.Load(ref Unsafe.Add(ref values, start), piece);
        return piece;
    }
}
