using System;
using System.Linq;
using System.Runtime.InteropServices;
using OptimGen.Checkpoints.Tests.Support;
using OptimGen.Optimizers;

namespace OptimGen.Checkpoints.Tests;

/// <summary>Runs over parameters of 16 bits go on with the same bits: master copies and the seeds of their rounding are in the file.</summary>
public sealed class NarrowResumeTests
{
    private const ulong Seed = 9;

    [Theory]
    [InlineData(ParameterRounding.Nearest)]
    [InlineData(ParameterRounding.Stochastic)]
    [InlineData(ParameterRounding.MasterCopy)]
    public void BFloat16_resumes(ParameterRounding rounding)
    {
        using TemporaryFolder folder = new();
        AdamW optimizer = new() { ParameterRounding = rounding };
        using ParameterSet<BFloat16> whole = CreateSet<BFloat16>(Seed, value => (BFloat16)value);
        Step(whole, optimizer, 3, value => (BFloat16)value);
        Checkpoint.Save(folder.File(), whole, optimizer);
        Step(whole, optimizer, 3, value => (BFloat16)value);

        // Another seed of the set: what counts is the file's.
        using ParameterSet<BFloat16> resumed = CreateSet<BFloat16>(Seed + 1, _ => default);
        Checkpoint.Load(folder.File(), resumed, optimizer);
        Step(resumed, optimizer, 3, value => (BFloat16)value);
        Assert.Equal(Bytes(whole), Bytes(resumed));
        Assert.Equal(whole[0].State!.Seed == resumed[0].State!.Seed, rounding == ParameterRounding.Stochastic);
    }

    [Fact]
    public void Half_resumes_with_its_master_copy()
    {
        using TemporaryFolder folder = new();
        AdamW optimizer = new() { ParameterRounding = ParameterRounding.MasterCopy };
        using ParameterSet<Half> whole = CreateSet<Half>(0, value => (Half)value);
        Step(whole, optimizer, 3, value => (Half)value);
        Checkpoint.Save(folder.File(), whole, optimizer);
        Step(whole, optimizer, 3, value => (Half)value);
        using ParameterSet<Half> resumed = CreateSet<Half>(0, _ => default);
        Checkpoint.Load(folder.File(), resumed, optimizer);
        Step(resumed, optimizer, 3, value => (Half)value);
        Assert.Equal(Bytes(whole), Bytes(resumed));
    }

    [Fact]
    public void A_checkpoint_without_the_master_copy_or_the_seed_is_refused()
    {
        using TemporaryFolder folder = new();
        AdamW optimizer = new();
        using ParameterSet<BFloat16> saved = CreateSet<BFloat16>(0, value => (BFloat16)value);
        Step(saved, optimizer, 1, value => (BFloat16)value);
        Checkpoint.Save(folder.File(), saved, optimizer);
        foreach (ParameterRounding rounding in new[] { ParameterRounding.MasterCopy, ParameterRounding.Stochastic })
        {
            using ParameterSet<BFloat16> other = CreateSet<BFloat16>(0, value => (BFloat16)value);
            Assert.Throws<CheckpointException>(() => Checkpoint.Load(folder.File(), other, new AdamW { ParameterRounding = rounding }));
            Assert.Equal(0, other.Step);
        }
    }

    private static ParameterSet<T> CreateSet<T>(ulong seed, Func<float, T> convert)
        where T : unmanaged
    {
        ParameterSet<T> set = new() { Seed = seed };
        Fill(set.Allocate("w", 5, 7).Values, 1, convert);
        Fill(set.Allocate("b", 7).Values, 2, convert);
        return set;
    }

    private static void Step<T>(ParameterSet<T> set, AdamW optimizer, int steps, Func<float, T> convert)
        where T : unmanaged
    {
        for (int step = 0; step < steps; step++)
        {
            foreach (Parameter<T> parameter in set)
            {
                Fill(parameter.Gradients, (int)set.Step, convert);
            }

            ((IOptimizer<T>)(object)optimizer).Step(set);
        }
    }

    private static void Fill<T>(Span<T> values, int seed, Func<float, T> convert)
    {
        Random random = new(seed);
        foreach (ref T value in values)
        {
            value = convert(random.NextSingle() - 0.5f);
        }
    }

    private static byte[] Bytes<T>(ParameterSet<T> set)
        where T : unmanaged =>
        [
            .. set.SelectMany(parameter => MemoryMarshal.AsBytes(parameter.Values).ToArray()),
            .. set.SelectMany(parameter => parameter.State!.Buffers
                .SelectMany(buffer => MemoryMarshal.AsBytes(parameter.State.Values<float>(buffer.Name)).ToArray())),
        ];
}
