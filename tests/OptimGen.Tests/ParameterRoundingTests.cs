using System;
using System.Linq;
using OptimGen.Optimizers;
using OptimGen.Tests.Shared;
using Xunit;

namespace OptimGen.Tests;

/// <summary>What users meet who step 16-bit parameters: small steps lost or kept, the same bits however the work is split.</summary>
public sealed class ParameterRoundingTests
{
    private const int Length = 4099;

    [Fact]
    public void Small_steps_are_lost_kept_on_average_or_kept()
    {
        // A gradient of 1 at a rate of 2⁻¹² moves 1 by a 32nd of BFloat16's unit there: a thousand such steps lead to about 0.75, or nowhere.
        Assert.Equal([1f], Values(Descend(ParameterRounding.Nearest)).Distinct());
        Assert.Equal([0.75f], Values(Descend(ParameterRounding.MasterCopy)).Distinct());
        float[] random = Values(Descend(ParameterRounding.Stochastic));
        Assert.InRange(random.Average(), 0.75 - 2e-3, 0.75 + 2e-3);
        Assert.True(random.Distinct().Count() > 5);

        static BFloat16[] Descend(ParameterRounding rounding)
        {
            Sgd optimizer = new() { LearningRate = 1.0 / 4096, ParameterRounding = rounding };
            BFloat16[] parameters = [.. Enumerable.Repeat((BFloat16)1f, Length)];
            BFloat16[] gradients = [.. parameters];
            using OptimizerState state = optimizer.CreateState<BFloat16>(Length);
            for (int step = 0; step < 1024; step++)
            {
                optimizer.Step(parameters, gradients, state);
            }

            return parameters;
        }
    }

    [Fact]
    public void Stochastic_steps_are_the_same_however_they_are_split()
    {
        BFloat16[] whole = Step(seed: 9, Length);
        Assert.Equal(Values(whole), Values(Step(seed: 9, Length)));
        foreach (int split in new[] { 1, 16, 37, 1000, 4096 })
        {
            Assert.Equal(Values(whole), Values(Step(seed: 9, split)));
        }

        Assert.NotEqual(Values(whole), Values(Step(seed: 10, Length)));

        static BFloat16[] Step(ulong seed, int split)
        {
            AdamW optimizer = new() { ParameterRounding = ParameterRounding.Stochastic };
            IStepKernel<BFloat16> kernel = optimizer;
            BFloat16[] parameters = GC.AllocateArray<BFloat16>(Length, pinned: true);
            BFloat16[] gradients = GC.AllocateArray<BFloat16>(Length, pinned: true);
            TestValues.FillOrdinary<BFloat16>(parameters, seed: 1);
            TestValues.FillOrdinary<BFloat16>(gradients, seed: 2);
            byte[] uniforms = new byte[kernel.UniformBytes];
            using OptimizerState state = optimizer.CreateState<BFloat16>(Length);
            state.Seed = seed;
            for (int step = 0; step < 5; step++)
            {
                state.BeginStep(AdamW.RuleInfo, ref parameters[0], Length, ref gradients[0], Length);
                kernel.ComputeUniforms(0, state, uniforms);
                for (int start = 0; start < Length; start += split)
                {
                    kernel.Run(0, ref parameters[0], ref gradients[0], state, start, Math.Min(split, Length - start), uniforms, Lanes.Widest);
                }

                kernel.Commit(state, uniforms);
                state.EndStep();
            }

            return parameters;
        }
    }

    [Fact]
    public void The_rounding_of_a_state_is_that_of_the_optimizer_when_it_was_created()
    {
        AdamW optimizer = new() { ParameterRounding = ParameterRounding.MasterCopy };
        BFloat16[] parameters = [(BFloat16)1f];
        using OptimizerState state = optimizer.CreateState<BFloat16>(1);
        optimizer.ParameterRounding = ParameterRounding.Nearest;
        optimizer.Step(parameters, [(BFloat16)1f], state);
        Assert.Equal(ParameterRounding.MasterCopy, state.ParameterRounding);
        Assert.Equal(0.99899f, state.Values<float>(OptimizerState.MasterCopy)[0], 5);
        Assert.Equal(ParameterRounding.Nearest, optimizer.CreateState<BFloat16>(1).ParameterRounding);
    }

    [Fact]
    public void Half_refuses_stochastic_rounding_and_float_ignores_it()
    {
        AdamW optimizer = new() { ParameterRounding = ParameterRounding.Stochastic };
        Assert.Throws<NotSupportedException>(() => optimizer.CreateState<Half>(1));
        using OptimizerState state = optimizer.CreateState<float>(1);
        Assert.Equal(ParameterRounding.Nearest, state.ParameterRounding);
    }

    [Fact]
    public void Sets_of_16_bits_step_like_their_tensors_alone()
    {
        AdamW optimizer = new() { ParameterRounding = ParameterRounding.Stochastic };
        BFloat16[] alone = [(BFloat16)1f, (BFloat16)(-2f), (BFloat16)3f];
        BFloat16[] gradients = [(BFloat16)0.5f, (BFloat16)0.25f, (BFloat16)(-1f)];
        using ParameterSet<BFloat16> set = new() { Seed = 4 };
        Parameter<BFloat16> first = set.Allocate("first", 3);
        alone.CopyTo(first.Values);
        gradients.CopyTo(first.Gradients);
        using OptimizerState state = optimizer.CreateState<BFloat16>(3);
        for (int step = 0; step < 20; step++)
        {
            optimizer.Step(set);
            state.Seed = first.State!.Seed;
            optimizer.Step(alone, gradients, state);
        }

        Assert.Equal(Values(alone), Values(first.Values.ToArray()));
        Assert.Equal(ParameterRounding.Stochastic, first.State!.ParameterRounding);
    }

    [Fact]
    public void Fading_moments_of_16_bit_gradients_become_zero()
    {
        SgdMomentum optimizer = new() { Momentum = 0.5 };
        BFloat16[] parameters = new BFloat16[40];
        BFloat16[] gradients = [.. Enumerable.Repeat((BFloat16)1e-30f, 40)];
        using OptimizerState state = optimizer.CreateState<BFloat16>(40);
        optimizer.Step(parameters, gradients, state);
        gradients.AsSpan().Clear();
        for (int step = 0; step < 60; step++)
        {
            optimizer.Step(parameters, gradients, state);
            Assert.All(state.Values<float>("FirstMoment").ToArray(), value => Assert.False(float.IsSubnormal(value)));
        }

        Assert.Equal([0f], state.Values<float>("FirstMoment").ToArray().Distinct());
    }

    private static float[] Values(BFloat16[] values) => [.. values.Select(value => (float)value)];
}
