using System;
using System.Collections.Generic;
using System.Linq;
using OptimGen.Runtime.Tests.State;

namespace OptimGen.Runtime.Tests.Sets;

public sealed class ParameterSetTests
{
    [Fact]
    public void Tensors_AreFoundByPlaceAndName_InOrder()
    {
        using ParameterSet<float> set = [];
        float[] values = [1, 2, 3];
        Parameter<float> first = set.Add("layer.weight", values, new float[3]);
        Parameter<float> second = set.Allocate("layer.bias", 2, 5);
        Assert.Equal(2, set.Count);
        Assert.Equal(13, set.Length);
        Assert.Same(first, set[0]);
        Assert.Same(second, set["layer.bias"]);
        Assert.Equal([first, second], set.ToArray());
        Assert.Equal([3], first.Shape);
        Assert.Equal([2, 5], second.Shape);
        Assert.Equal(10, second.Length);
        Assert.Null(first.State);
        Assert.Equal("layer.weight", first.Name);
        first.Values[1] = 9;
        Assert.Equal(9, values[1]);
        Assert.Throws<ArgumentOutOfRangeException>(() => set[2]);
        KeyNotFoundException error = Assert.Throws<KeyNotFoundException>(() => set["layer"]);
        Assert.Contains("'layer'", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void AllocatedTensors_AreZeroed_Aligned_AndApart()
    {
        using ParameterSet<double> set = [];
        foreach (nint length in new nint[] { 0, 1, 7, 8, 1000, 4096 })
        {
            Parameter<double> parameter = set.Allocate($"p{length}", length);
            Assert.False(parameter.Values.ContainsAnyExcept(0.0));
            Assert.False(parameter.Gradients.ContainsAnyExcept(0.0));
            Assert.Equal(0, PlacementTests.AddressOf(parameter.Values) % 64);
            Assert.Equal(0, PlacementTests.AddressOf(parameter.Gradients) % 64);
            parameter.Values.Fill(length);
            parameter.Gradients.Fill(-length);
        }

        Assert.All(set, static parameter => Assert.False(parameter.Values.ContainsAnyExcept((double)parameter.Length)));
        Assert.All(set, static parameter => Assert.False(parameter.Gradients.ContainsAnyExcept(-(double)parameter.Length)));
    }

    [Fact]
    public void AShapeWithoutSizes_IsOneNumber()
    {
        using ParameterSet<float> set = [];
        Parameter<float> scalar = set.Allocate("temperature");
        Assert.Equal(1, scalar.Length);
        Assert.Empty(scalar.Shape);
    }

    [Fact]
    public void ImpossibleShapes_AreRefused_AndLeaveTheSetAsItWas()
    {
        using ParameterSet<float> set = [];
        Assert.Throws<ArgumentOutOfRangeException>("shape", () => set.Allocate("a", 3, -1));
        ArgumentOutOfRangeException huge =
            Assert.Throws<ArgumentOutOfRangeException>("shape", () => set.Allocate("a", nint.MaxValue, 3));
        Assert.Contains("more elements than can be addressed", huge.Message, StringComparison.Ordinal);
        Assert.Throws<OutOfMemoryException>(() => set.Allocate("a", nint.MaxValue / 16, 2));
        Assert.Empty(set);
        Assert.Equal(0, set.Length);
        set.Allocate("a", 3);
    }

    [Fact]
    public void Names_AreUniqueAndNotEmpty()
    {
        using ParameterSet<float> set = [];
        set.Add("w", new float[2], new float[2]);
        ArgumentException twice = Assert.Throws<ArgumentException>("name", () => set.Add("w", new float[2], new float[2]));
        Assert.Contains("'w'", twice.Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentException>("name", () => set.Allocate("w", 2));
        Assert.Throws<ArgumentException>("name", () => set.Add("", new float[2], new float[2]));
        Assert.Throws<ArgumentNullException>("name", () => set.Allocate(null!, 2));
        Assert.Single(set);
        set.Add("W", new float[2], new float[2]);
    }

    [Fact]
    public void GradientsOfAnotherLength_AreRefused()
    {
        using ParameterSet<float> set = [];
        ArgumentException error = Assert.Throws<ArgumentException>("gradients", () => set.Add("w", new float[3], new float[2]));
        Assert.Contains("'w' has 3 values but 2 gradients", error.Message, StringComparison.Ordinal);
        Assert.Empty(set);
    }

    [Fact]
    public void Overlap_IsRefused_WhateverOverlaps()
    {
        using ParameterSet<float> set = [];
        float[] memory = new float[40];
        Memory<float> Part(int start) => memory.AsMemory(start, 10);
        set.Add("w", Part(0), Part(10));
        AssertOverlap("gradients", "gradients of parameter 'v' overlap its values", () => set.Add("v", Part(25), Part(30)));
        AssertOverlap("values", "values of parameter 'v' overlap parameter 'w'", () => set.Add("v", Part(9), Part(20)));
        AssertOverlap("values", "values of parameter 'v' overlap parameter 'w'", () => set.Add("v", Part(19), Part(30)));
        AssertOverlap("gradients", "gradients of parameter 'v' overlap parameter 'w'", () => set.Add("v", Part(20), Part(1)));
        AssertOverlap("gradients", "gradients of parameter 'v' overlap parameter 'w'", () => set.Add("v", Part(30), Part(19)));
        Assert.Single(set);
        set.Add("v", Part(20), Part(30));
    }

    [Fact]
    public void ADisposedSet_IsRefusedEverywhere()
    {
        ParameterSet<float> set = [];
        Parameter<float> own = set.Allocate("own", 4);
        Parameter<float> callers = set.Add("callers", new float[2], new float[2]);
        set.Dispose();
        set.Dispose();
        Assert.Throws<ObjectDisposedException>(() => own.Values.Length);
        Assert.Throws<ObjectDisposedException>(() => own.Gradients.Length);
        Assert.Throws<ObjectDisposedException>(() => callers.Values.Length);
        Assert.Throws<ObjectDisposedException>(() => set.Allocate("more", 1));
        Assert.Throws<ObjectDisposedException>(() => set.Add("more", new float[1], new float[1]));
        ObjectDisposedException error = Assert.Throws<ObjectDisposedException>(() => set.Advance(new Support.HeavyBall()));
        Assert.Contains("2 parameters", error.Message, StringComparison.Ordinal);
    }

    private static void AssertOverlap(string argument, string message, Action add)
    {
        ArgumentException error = Assert.Throws<ArgumentException>(argument, add);
        Assert.Contains(message, error.Message, StringComparison.Ordinal);
    }
}
