using System;
using System.Linq;
using System.Runtime.InteropServices;
using OptimGen.Optimizers;
using Xunit;

namespace OptimGen.Tests;

/// <summary>What a step does beside stepping is what the same would be done apart.</summary>
[Collection(ThreadTests.Name)]
public sealed class StepOptionsTests : IDisposable
{
    private readonly int _maximum = StepThreads.Maximum;

    public static TheoryData<string> Optimizers => new(Catalogue.Names);

    public void Dispose() => StepThreads.Maximum = _maximum;

    [Theory]
    [MemberData(nameof(Optimizers))]
    public void Scaling_within_a_step_is_scaling_before_it(string optimizer)
    {
        AssertScaled(Catalogue.Create<float>(optimizer));
        AssertScaled(Catalogue.Create<double>(optimizer));
    }

    [Theory]
    [InlineData("AdamW")]
    [InlineData("Sgd")]
    public void A_limited_norm_is_a_scale(string optimizer)
    {
        IStepKernel<float> kernel = Catalogue.Create<float>(optimizer);
        using ParameterSet<float> limited = Set<float>();
        using ParameterSet<float> scaled = Set<float>();
        double norm = limited.GradientNorm();
        for (int step = 0; step < 3; step++)
        {
            StepReport report = kernel.Step(limited, new StepOptions { GradientScale = 0.5, MaximumGradientNorm = 0.1 });
            Assert.Equal(new StepReport(true, norm * 0.5, null), report);
            kernel.Step(scaled, new StepOptions { GradientScale = 0.5 * (0.1 / ((norm * 0.5) + 1e-6)) });
            AssertSame(limited, scaled);
        }

        // A norm that is known is not computed; one that is small enough changes nothing.
        Assert.Equal(7, kernel.Step(limited, new StepOptions { GradientNorm = 7, MaximumGradientNorm = 10 }).GradientNorm);
        kernel.Step(scaled);
        AssertSame(limited, scaled);
    }

    [Theory]
    [MemberData(nameof(Optimizers))]
    public void Zeroed_gradients_were_seen(string optimizer)
    {
        IStepKernel<float> kernel = Catalogue.Create<float>(optimizer);
        using ParameterSet<float> zeroed = Set<float>();
        using ParameterSet<float> plain = Set<float>();
        StepReport report = kernel.Step(zeroed, new StepOptions { ZeroGradients = true });
        kernel.Step(plain);
        AssertSame(zeroed, plain);
        Assert.Equal(new StepReport(true, null, null), report);
        Assert.All(zeroed, static parameter => Assert.False(parameter.Gradients.ContainsAnyExcept(0f)));
        Assert.Contains(plain, static parameter => parameter.Gradients.ContainsAnyExcept(0f));
    }

    [Theory]
    [InlineData(float.NaN)]
    [InlineData(float.PositiveInfinity)]
    [InlineData(float.NegativeInfinity)]
    public void A_step_that_is_left_out_touches_nothing(float gradient)
    {
        AdamW optimizer = new();
        StepOptions options = new() { SkipNonFinite = true, ZeroGradients = true, MeasureUpdate = true, GradientScale = 2 };
        using ParameterSet<float> set = Set<float>();
        float good = set[3].Gradients[5];
        set[3].Gradients[5] = gradient;

        // Before the first step, the set stays unbound.
        Assert.False(optimizer.Step(set, options).IsTaken);
        Assert.All(set, static parameter => Assert.Null(parameter.State));
        set[3].Gradients[5] = good;
        StepReport taken = optimizer.Step(set, options with { ZeroGradients = false });
        Assert.True(taken.IsTaken);
        Assert.True(taken.GradientNorm > 0 && taken.UpdateNorm > 0);

        set[3].Gradients[5] = gradient;
        float[][] values = [.. set.Select(static parameter => parameter.Values.ToArray())];
        float[][] gradients = [.. set.Select(static parameter => parameter.Gradients.ToArray())];
        float[][] moments = [.. set.Select(static parameter => parameter.State!.Values<float>(AdamW.RuleInfo.States[0].Name).ToArray())];
        StepReport skipped = optimizer.Step(set, options);
        Assert.False(skipped.IsTaken);
        Assert.False(double.IsFinite(skipped.GradientNorm!.Value));
        Assert.Null(skipped.UpdateNorm);
        Assert.Equal((1, 2), (set.Step, set.SkippedSteps));
        for (int i = 0; i < set.Count; i++)
        {
            Assert.Equal(values[i], set[i].Values.ToArray());
            Assert.Equal(gradients[i], set[i].Gradients.ToArray());
            Assert.Equal(moments[i], set[i].State!.Values<float>(AdamW.RuleInfo.States[0].Name).ToArray());
            Assert.Equal(1, set[i].State!.Step);
        }

        set[3].Gradients[5] = good;
        Assert.True(optimizer.Step(set, options).IsTaken);
    }

    [Theory]
    [MemberData(nameof(Optimizers))]
    public void The_update_is_measured_with_the_same_bits_on_any_number_of_threads(string optimizer)
    {
        double? first = null;
        foreach (int threads in new[] { 1, 2, 7 })
        {
            StepThreads.Maximum = threads;
            IStepKernel<float> kernel = Catalogue.Create<float>(optimizer);
            using ParameterSet<float> set = Set<float>();
            kernel.Step(set);
            float[][] before = [.. set.Select(static parameter => parameter.Values.ToArray())];
            double measured = kernel.Step(set, new StepOptions { MeasureUpdate = true }).UpdateNorm!.Value;
            double sum = 0;
            for (int i = 0; i < set.Count; i++)
            {
                for (int j = 0; j < set[i].Length; j++)
                {
                    double change = set[i].Values[j] - before[i][j];
                    sum += change * change;
                }
            }

            Assert.Equal(Math.Sqrt(sum), measured, 1e-9 * Math.Sqrt(sum));
            Assert.Equal(first ??= measured, measured);
        }
    }

    [Fact]
    public void Options_allocate_nothing()
    {
        StepThreads.Maximum = 3;
        AdamW optimizer = new();
        using ParameterSet<float> set = Set<float>();
        StepOptions options = new() { GradientScale = 0.5, MaximumGradientNorm = 1, SkipNonFinite = true, ZeroGradients = true, MeasureUpdate = true };
        for (int step = 0; step < 3; step++)
        {
            optimizer.Step(set, options);
        }

        long before = GC.GetAllocatedBytesForCurrentThread();
        for (int step = 0; step < 20; step++)
        {
            optimizer.Step(set, options);
        }

        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
    }

    [Fact]
    public void A_copy_in_16_bits_is_what_the_parameters_are()
    {
        AdamW optimizer = new();
        using ParameterSet<float> set = Set<float>();
        using ParameterCopy<BFloat16> copy = new(set);
        using ParameterCopy<Half> half = new(set);
        AssertCopied();
        optimizer.Step(set);
        Assert.NotEqual((BFloat16)set[0].Values[0], copy[0][0]);
        copy.Update();
        for (int step = 0; step < 3; step++)
        {
            optimizer.Step(set, new StepOptions { Copy = copy, GradientScale = 2 });
            half.Update();
            AssertCopied();
        }

        // A tensor that came later, and another set's copy.
        set.Add("late", new float[5000], Enumerable.Repeat(1f, 5000).ToArray());
        optimizer.Step(set, new StepOptions { Copy = half });
        copy.Update();
        AssertCopied();
        using ParameterSet<float> other = Set<float>();
        Assert.Throws<ArgumentException>(() => optimizer.Step(other, new StepOptions { Copy = copy }));
        Assert.Equal(0, other.Step);
        Assert.Throws<NotSupportedException>(() => new ParameterCopy<double>(set));

        void AssertCopied()
        {
            for (int i = 0; i < set.Count; i++)
            {
                for (int j = 0; j < set[i].Length; j++)
                {
                    Assert.Equal((BFloat16)set[i].Values[j], copy[i][j]);
                    Assert.Equal((Half)set[i].Values[j], half[i][j]);
                }
            }
        }
    }

    [Fact]
    public void Impossible_options_are_refused()
    {
        Assert.Equal("GradientScale", Assert.Throws<ArgumentOutOfRangeException>(static () => new StepOptions { GradientScale = double.NaN }).ParamName);
        Assert.Equal("MaximumGradientNorm", Assert.Throws<ArgumentOutOfRangeException>(static () => new StepOptions { MaximumGradientNorm = 0 }).ParamName);
        Assert.Equal("GradientNorm", Assert.Throws<ArgumentOutOfRangeException>(static () => new StepOptions { GradientNorm = -1 }).ParamName);
        Assert.Equal(1, default(StepOptions).GradientScale);
    }

    private static void AssertScaled<T>(IStepKernel<T> optimizer)
        where T : unmanaged, System.Numerics.IFloatingPointIeee754<T>
    {
        using ParameterSet<T> within = Set<T>();
        using ParameterSet<T> before = Set<T>();
        T[][] gradients = [.. within.Select(static parameter => parameter.Gradients.ToArray())];
        for (int step = 0; step < 3; step++)
        {
            optimizer.Step(within, new StepOptions { GradientScale = 1 / 3.0 });
            before.ScaleGradients(1 / 3.0);
            optimizer.Step(before);
            AssertSame(within, before);
            for (int i = 0; i < gradients.Length; i++)
            {
                // The caller's gradients are the caller's.
                Assert.Equal(gradients[i], within[i].Gradients.ToArray());
                gradients[i].CopyTo(before[i].Gradients);
            }
        }
    }

    private static void AssertSame<T>(ParameterSet<T> one, ParameterSet<T> other)
        where T : unmanaged
    {
        for (int i = 0; i < one.Count; i++)
        {
            Assert.True(MemoryMarshal.AsBytes(one[i].Values).SequenceEqual(MemoryMarshal.AsBytes(other[i].Values)), $"Tensor {i} differs.");
        }
    }

    // Matrices and vectors, large enough for several blocks, ranges and threads.
    private static ParameterSet<T> Set<T>()
        where T : unmanaged, System.Numerics.IFloatingPointIeee754<T>
    {
        ParameterSet<T> set = [];
        set.Allocate("matrix", 311, 1001);
        set.Allocate("rows", 9001, 3);
        set.Add("array", new T[12_345], new T[12_345]);
        set.Allocate("small", 17);
        set.Allocate("empty", 0);
        Random random = new(9);
        foreach (Parameter<T> parameter in set)
        {
            for (int i = 0; i < parameter.Length; i++)
            {
                parameter.Values[i] = T.CreateChecked(random.NextDouble() - 0.5);
                parameter.Gradients[i] = T.CreateChecked(random.NextDouble() - 0.5);
            }
        }

        return set;
    }
}
