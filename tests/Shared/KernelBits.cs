using System;
using System.Linq;

namespace OptimGen.Tests.Shared;

/// <summary>
/// Compares kernels bit for bit with the scalar one, over memory between pages that fault: parameters, gradients and every state.
/// </summary>
internal static class KernelBits
{
    private const int Steps = 3;

    /// <summary>The first difference between a width and the scalar body after any of three steps, as a sentence; null where there is none.</summary>
    /// <param name="optimizer">Whose kernels.</param>
    /// <param name="width">The width to compare with the scalar body.</param>
    /// <param name="length">How many elements.</param>
    /// <param name="side">Which end of each array touches a page that faults; the start is aligned, the end is wherever the length puts it.</param>
    /// <param name="special">Whether to throw in NaN, infinities, subnormals and zeros of both signs.</param>
    /// <param name="rounding">How parameters of 16 bits are rounded.</param>
    public static string? FindDifference<T>(
        IStepKernel<T> optimizer, VectorWidth width, int length, GuardedSide side, bool special, ParameterRounding rounding = ParameterRounding.Nearest)
        where T : unmanaged => FindDifference(optimizer, width, [length], side, special, pieces: 1, rounding);

    /// <summary>The same of a tensor of any shape, stepped in about so many pieces.</summary>
    public static string? FindDifference<T>(
        IStepKernel<T> optimizer,
        VectorWidth width,
        nint[] shape,
        GuardedSide side,
        bool special,
        int pieces,
        ParameterRounding rounding = ParameterRounding.Nearest)
        where T : unmanaged
    {
        int length = (int)shape.Aggregate((nint)1, (product, size) => product * size);
        using GuardedTensor<T> expected = new(optimizer, shape, GuardedSide.End, rounding);
        using GuardedTensor<T> actual = new(optimizer, shape, side, rounding);
        for (int step = 0; step < Steps; step++)
        {
            Fill(expected, step, length, special);
            Fill(actual, step, length, special);
            expected.Step(VectorWidth.Scalar);
            actual.Step(width, pieces);
            string? difference = Difference("parameter", Numbers.ToDoubles<T>(expected.Parameters), Numbers.ToDoubles<T>(actual.Parameters));
            for (int buffer = 0; difference is null && buffer < expected.Buffers.Count; buffer++)
            {
                difference = Difference(expected.Buffers[buffer].Name, expected.Values(buffer), actual.Values(buffer));
            }

            if (difference is not null)
            {
                return $"{optimizer.Rule.Name}, {width}, {string.Join(" × ", shape)} elements in {pieces}, step {step + 1}: {difference}";
            }
        }

        return null;
    }

    private static void Fill<T>(GuardedTensor<T> tensor, int step, int length, bool special)
        where T : unmanaged
    {
        if (step == 0)
        {
            TestValues.FillOrdinary(tensor.Parameters, length);
        }

        if (special)
        {
            TestValues.FillSpecial(tensor.Gradients, length + step);
        }
        else
        {
            TestValues.FillOrdinary(tensor.Gradients, length + step);
        }
    }

    /// <summary>NaN is NaN, whatever its sign and payload; all else must have the same bits.</summary>
    private static string? Difference(string name, ReadOnlySpan<double> expected, ReadOnlySpan<double> actual)
    {
        for (int i = 0; i < expected.Length; i++)
        {
            bool same = double.IsNaN(expected[i])
                ? double.IsNaN(actual[i])
                : expected[i] == actual[i] && double.IsNegative(expected[i]) == double.IsNegative(actual[i]);
            if (!same)
            {
                return $"element {i} of {name} is {actual[i]:R} instead of {expected[i]:R}";
            }
        }

        return null;
    }
}
