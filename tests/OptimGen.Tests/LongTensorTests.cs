using System;
using System.Runtime.CompilerServices;
using OptimGen.Optimizers;
using Xunit;

namespace OptimGen.Tests;

/// <summary>Tensors of more than 2³¹ elements, whose pages nobody touches but for a few.</summary>
public sealed class LongTensorTests
{
    private const int Stepped = 5000;

    [Fact]
    public void A_range_beyond_two_to_the_31_is_stepped_and_nothing_before_it()
    {
        Assert.SkipUnless(Environment.Is64BitProcess, "Needs 64-bit addresses.");
        nint length = unchecked((nint)int.MaxValue + 70_000);
        using ParameterSet<float> set = [];
        Parameter<float> parameter = Allocate(set, length);
        ref float values = ref parameter.FirstValue(out _);
        ref float gradients = ref parameter.FirstGradient(out _);
        nint start = length - Stepped;
        for (nint i = start - 1; i < length; i++)
        {
            Unsafe.Add(ref gradients, i) = i % 7;
        }

        IStepKernel<float> optimizer = new Sgd { LearningRate = 0.5 };
        using OptimizerState state = optimizer.CreateState(length);
        foreach (VectorWidth width in Widths.Vectors)
        {
            byte[] uniforms = new byte[optimizer.UniformBytes];
            state.BeginStep(optimizer.Rule, ref values, length, ref gradients, length);
            optimizer.ComputeUniforms(0, state, uniforms);
            optimizer.Run(0, ref values, ref gradients, state, start, Stepped, uniforms, width);
            state.EndStep();
            Assert.Equal(0, Unsafe.Add(ref values, start - 1));
            for (nint i = start; i < length; i++)
            {
                Assert.Equal(-0.5f * (i % 7), Unsafe.Add(ref values, i));
                Unsafe.Add(ref values, i) = 0;
            }
        }
    }

    [Fact]
    public void A_pass_over_the_gradients_sees_the_last_element()
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
        Unsafe.Add(ref first, length - 1) = 4;
        Assert.Equal(5, set.GradientNorm());
        Unsafe.Add(ref first, length - 2) = float.NaN;
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
