using System;

namespace OptimGen.Runtime.Tests.State;

/// <summary>Tensors of more than 2³¹ elements, whose pages nobody touches but for a few.</summary>
public sealed class LongTensorTests
{
    [Fact]
    public void APassOverTheGradients_SeesTheLastElement()
    {
        // Read but not written, the memory is the one page of zeros that the system has.
        Assert.SkipUnless(Environment.Is64BitProcess, "Needs 64-bit addresses.");
        nint length = unchecked((nint)int.MaxValue + 70_000);
        using ParameterSet<float> set = [];
        Parameter<float> parameter = Allocate(set, length);
        Assert.Equal((length, length), (set.Length, parameter.Length));
        ref float first = ref parameter.FirstGradient(out nint seen);
        Assert.Equal(length, seen);
        first = 3;
        System.Runtime.CompilerServices.Unsafe.Add(ref first, length - 1) = 4;
        Assert.Equal(5, set.GradientNorm());
        System.Runtime.CompilerServices.Unsafe.Add(ref first, length - 2) = float.NaN;
        Assert.False(set.HasFiniteGradients());
        Assert.Throws<InvalidOperationException>(() => parameter.Gradients.Length);
    }

    private static Parameter<float> Allocate(ParameterSet<float> set, nint length)
    {
        try
        {
            return set.Allocate("long", length);
        }
        catch (OutOfMemoryException exception)
        {
            Assert.Skip($"The machine does not promise that much memory: {exception.Message}");
            throw;
        }
    }
}
