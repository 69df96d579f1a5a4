using System;
using System.Linq;
using OptimGen.Runtime.Tests.Support;

namespace OptimGen.Runtime.Tests.State;

/// <summary>States of 16-bit parameters: in float, with a master copy on request.</summary>
public sealed class NarrowStateTests
{
    [Fact]
    public void States_AreFloats()
    {
        using OptimizerState ofHalf = OptimizerState.Create<Half>(TestRules.TwoMoments, 9);
        using OptimizerState ofBFloat16 = OptimizerState.Create<BFloat16>(TestRules.TwoMoments, 9);
        foreach (OptimizerState state in new[] { ofHalf, ofBFloat16 })
        {
            Assert.All(state.Buffers, static buffer => Assert.Equal((9, typeof(float)), (buffer.Length, buffer.ElementType)));
            Assert.Equal(2, state.Buffers.Count);
            Assert.Equal(9, state.Values<float>("firstMoment").Length);
            Assert.Equal(ParameterRounding.Nearest, state.ParameterRounding);
            Assert.Equal(0UL, state.Seed);
        }

        Assert.Equal(typeof(Half), ofHalf.ElementType);
        Assert.Equal(typeof(BFloat16), ofBFloat16.ElementType);
    }

    [Fact]
    public void MasterCopy_IsABufferBehindTheOthers()
    {
        using OptimizerState state = OptimizerState.Create<BFloat16>(TestRules.Momentum, 5, ParameterRounding.MasterCopy);
        Assert.Equal(["m", OptimizerState.MasterCopy], state.Buffers.Select(static buffer => buffer.Name));
        Assert.Equal(new float[5], state.Values<float>(OptimizerState.MasterCopy).ToArray());
        Assert.Equal(ParameterRounding.MasterCopy, state.ParameterRounding);
    }

    [Fact]
    public void ParametersOf32Bits_HaveNeitherMasterCopyNorNoise()
    {
        using OptimizerState single = OptimizerState.Create<float>(TestRules.Momentum, 5, ParameterRounding.MasterCopy);
        using OptimizerState other = OptimizerState.Create<double>(TestRules.Momentum, 5, ParameterRounding.Stochastic);
        Assert.Single(single.Buffers);
        Assert.Equal(ParameterRounding.Nearest, single.ParameterRounding);
        Assert.Equal(ParameterRounding.Nearest, other.ParameterRounding);
    }

    [Fact]
    public void Create_RefusesRoundingsThatDoNotExist()
    {
        Assert.Throws<NotSupportedException>(static () => OptimizerState.Create<Half>(TestRules.Momentum, 5, ParameterRounding.Stochastic));
        Assert.Throws<ArgumentOutOfRangeException>("rounding", static () => OptimizerState.Create<BFloat16>(TestRules.Momentum, 5, (ParameterRounding)3));
        RuleInfo rule = TestRules.Create("Twofold", OptimizerState.MasterCopy);
        Assert.Throws<ArgumentException>("rule", () => OptimizerState.Create<BFloat16>(rule, 5, ParameterRounding.MasterCopy));
    }

    [Fact]
    public void CopyFrom_WidensTheRangeAndNothingElse()
    {
        Half[] halves = [(Half)1, (Half)(-0.5), (Half)3e-8, Half.PositiveInfinity, (Half)7];
        BFloat16[] brains = [(BFloat16)1f, (BFloat16)(-0.5f), (BFloat16)1e-40f, BFloat16.NegativeInfinity, (BFloat16)7f];
        Half halfGradient = default;
        BFloat16 brainGradient = default;
        using OptimizerState ofHalf = OptimizerState.Create<Half>(TestRules.Momentum, 5);
        using OptimizerState ofBFloat16 = OptimizerState.Create<BFloat16>(TestRules.Momentum, 5);
        ofHalf.BeginStep(TestRules.Momentum, ref halves[0], 5, ref halfGradient, 5);
        ofBFloat16.BeginStep(TestRules.Momentum, ref brains[0], 5, ref brainGradient, 5);
        ofHalf.CopyFrom(0, 1, 3, ref halves[0]);
        ofBFloat16.CopyFrom(0, 1, 3, ref brains[0]);
        Assert.Equal([0, (float)halves[1], (float)halves[2], (float)halves[3], 0], ofHalf.Values<float>("m").ToArray());
        Assert.Equal([0, brains[1], brains[2], brains[3], 0], ofBFloat16.Values<float>("m").ToArray());
        Assert.Throws<ArgumentOutOfRangeException>(() => ofHalf.CopyFrom(0, 3, 3, ref halves[0]));
    }

    [Fact]
    public void Overlap_IsFoundInBytes()
    {
        BFloat16[] memory = new BFloat16[15];
        using OptimizerState state = OptimizerState.Create<BFloat16>(TestRules.Momentum, 8);
        Assert.Throws<ArgumentException>("gradients", () => state.BeginStep(TestRules.Momentum, ref memory[0], 8, ref memory[7], 8));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(31)]
    [InlineData(1000)]
    public void Buffers_BeginInTheLineOfTheParameters(int offset)
    {
        const int Length = 700;
        BFloat16[] parameters = GC.AllocateArray<BFloat16>(Length + 2100, pinned: true);
        BFloat16[] gradients = new BFloat16[Length];
        Span<BFloat16> tensor = parameters.AsSpan(offset, Length);
        using OptimizerState state = OptimizerState.Create<BFloat16>(TestRules.TwoMoments, Length, ParameterRounding.MasterCopy);
        state.BeginStep(TestRules.TwoMoments, ref tensor[0], Length, ref gradients[0], Length);
        foreach (StateBuffer buffer in state.Buffers)
        {
            Assert.Equal(PlacementTests.AddressOf(tensor) / 64 * 64 % 4096, PlacementTests.AddressOf(state.Values<float>(buffer.Name)) % 4096);
        }
    }

    [Fact]
    public void TensorsOfASet_HaveSeedsOfTheirOwn()
    {
        ulong[] first = SeedsOfSet(0);
        Assert.Equal(3, first.Distinct().Count());
        Assert.Equal(first, SeedsOfSet(0));
        Assert.Empty(first.Intersect(SeedsOfSet(1)));
    }

    private static ulong[] SeedsOfSet(ulong seed)
    {
        using ParameterSet<float> set = new() { Seed = seed };
        set.Allocate("a", 2);
        set.Allocate("b", 2);
        set.Allocate("c", 2);
        new HeavyBall().Step(set);
        return [.. set.Select(parameter => parameter.State!.Seed)];
    }
}
