using System;
using System.Collections.Generic;
using System.Linq;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using OptimGen.Runtime.Tests.Support;

namespace OptimGen.Runtime.Tests.State;

/// <summary>State buffers lie where the parameters lie, modulo a page, so that a kernel's arrays do not alias.</summary>
public sealed class PlacementTests
{
    private const int Page = 4096;

    [Theory]
    [InlineData(512)]
    [InlineData(1000)]
    [InlineData(50_000)]
    public void Buffers_AreInPhaseWithTheParameters_AtEveryOffset(int length)
    {
        float[] parameters = GC.AllocateArray<float>(length + 2100, pinned: true);
        float[] gradients = new float[length];
        for (int offset = 0; offset < 2100; offset += length > 512 ? 37 : 1)
        {
            Span<float> tensor = parameters.AsSpan(offset, length);
            using OptimizerState state = OptimizerState.Create<float>(TestRules.TwoMoments, length);
            state.BeginStep(TestRules.TwoMoments, ref tensor[0], length, ref gradients[0], length);
            nint expected = AddressOf(tensor) / 64 * 64 % Page;
            foreach (StateBuffer buffer in state.Buffers)
            {
                Span<float> values = state.Values<float>(buffer.Name);
                Assert.Equal(expected, AddressOf(values) % Page);
                Assert.False(values.ContainsAnyExcept(0f));
                values.Fill(1);
            }
        }
    }

    [Fact]
    public void Placement_IsChosenOnce()
    {
        float[] parameters = GC.AllocateArray<float>(2048, pinned: true);
        float[] gradients = new float[100];
        using OptimizerState state = OptimizerState.Create<float>(TestRules.Momentum, 100);
        state.BeginStep(TestRules.Momentum, ref parameters[0], 100, ref gradients[0], 100);
        nint first = AddressOf(state.Values<float>("m"));
        state.Values<float>("m").Fill(3);
        state.EndStep();
        state.BeginStep(TestRules.Momentum, ref parameters[500], 100, ref gradients[0], 100);
        Assert.Equal(first, AddressOf(state.Values<float>("m")));
        Assert.Equal(3, state.Buffer<float>(0));
    }

    [Fact]
    public void ValuesBeforeTheFirstStep_StartAtAPage_AndStay()
    {
        float[] parameters = GC.AllocateArray<float>(4096, pinned: true);
        float[] gradients = new float[1000];
        int offset = AddressOf(parameters) % Page == 0 ? 160 : 0;
        using OptimizerState state = OptimizerState.Create<float>(TestRules.Momentum, 1000);
        Span<float> values = state.Values<float>("m");
        values[7] = 5;
        Assert.Equal(0, AddressOf(values) % Page);
        state.BeginStep(TestRules.Momentum, ref parameters[offset], 1000, ref gradients[0], 1000);
        Assert.Equal(5, Unsafe.Add(ref state.Buffer<float>(0), 7));
        Assert.Equal(0, AddressOf(state.Values<float>("m")) % Page);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(16)]
    [InlineData(511)]
    public void SmallBuffers_StartAtALine_AndNotAllAtOnePlaceOfAPage(int length)
    {
        float[] parameters = new float[length];
        float[] gradients = new float[length];
        HashSet<nint> places = [];
        OptimizerState[] states = [.. Enumerable.Range(0, 100).Select(_ => OptimizerState.Create<float>(TestRules.TwoMoments, length))];
        foreach (OptimizerState state in states)
        {
            state.BeginStep(TestRules.TwoMoments, ref parameters[0], length, ref gradients[0], length);
            foreach (StateBuffer buffer in state.Buffers)
            {
                Span<float> values = state.Values<float>(buffer.Name);
                Assert.Equal(0, AddressOf(values) % 64);
                Assert.False(values.ContainsAnyExcept(0f));
                places.Add(AddressOf(values) % Page);
                values.Fill(1);
            }
        }

        Assert.True(places.Count > 16);
        Array.ForEach(states, static state => state.Dispose());
    }

    internal static unsafe nint AddressOf<T>(Span<T> pinned)
        where T : unmanaged => (nint)Unsafe.AsPointer(ref MemoryMarshal.GetReference(pinned));

    private static nint AddressOf(float[] pinned) => AddressOf(pinned.AsSpan());
}
