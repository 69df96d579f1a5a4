using System;
using System.Linq;
using OptimGen.Runtime.Tests.Support;

namespace OptimGen.Runtime.Tests.Gradients;

/// <summary>A gradient that is infinite or no number: the step goes on with it, is not taken, or throws; never half of it.</summary>
public sealed class NonFiniteGradientTests : IDisposable
{
    private readonly ParameterSet<float> _set = [];
    private readonly HeavyBall _optimizer = new();

    public NonFiniteGradientTests()
    {
        _set.Allocate("first", 40).Gradients.Fill(1);
        _set.Allocate("last", 40).Gradients.Fill(1);
    }

    public void Dispose() => _set.Dispose();

    [Fact]
    public void Propagating_IsTheDefault()
    {
        Assert.Equal(NonFiniteGradients.Propagate, _set.NonFiniteGradients);
        _set[1].Gradients[3] = float.NaN;
        _optimizer.Step(_set);
        Assert.Equal((-0.25f, float.NaN, -0.25f), (_set[0].Values[3], _set[1].Values[3], _set[1].Values[4]));
        Assert.Equal((1, 0), (_set.Step, _set.SkippedSteps));
    }

    [Theory]
    [InlineData(float.NaN, 39)]
    [InlineData(float.PositiveInfinity, 0)]
    [InlineData(float.NegativeInfinity, 17)]
    public void Skipping_ChangesNothing_AndCounts(float odd, int place)
    {
        _set.NonFiniteGradients = NonFiniteGradients.Skip;
        _optimizer.Step(_set);
        float[] before = Take();
        _set[1].Gradients[place] = odd;
        _optimizer.Step(_set);
        _optimizer.Step(_set);
        Assert.Equal(before, Take());
        Assert.Equal((1, 2, 1, 1), (_set.Step, _set.SkippedSteps, _set[0].State!.Step, _set[1].State!.Step));
        _set[1].Gradients[place] = 1;
        _optimizer.Step(_set);
        Assert.Equal((2, 2), (_set.Step, _set.SkippedSteps));
        Assert.NotEqual(before, Take());
    }

    [Fact]
    public void Throwing_NamesTensorAndElement_AndChangesNothing()
    {
        _set.NonFiniteGradients = NonFiniteGradients.Throw;
        _optimizer.Step(_set);
        float[] before = Take();
        _set[1].Gradients[21] = float.NegativeInfinity;
        NotFiniteNumberException error = Assert.Throws<NotFiniteNumberException>(() => _optimizer.Step(_set));
        Assert.Contains("parameter 'last' is -Infinity at element 21", error.Message, StringComparison.Ordinal);
        Assert.Equal(before, Take());
        Assert.Equal((1, 0), (_set.Step, _set.SkippedSteps));
        _set[1].Gradients[21] = 1;
        _optimizer.Step(_set);
        Assert.Equal(2, _set.Step);
    }

    [Fact]
    public void ARefusedFirstStep_LeavesTheSetUnbound()
    {
        _set[0].Gradients[0] = float.NaN;
        _set.NonFiniteGradients = NonFiniteGradients.Throw;
        Assert.Throws<NotFiniteNumberException>(() => _optimizer.Step(_set));
        _set.NonFiniteGradients = NonFiniteGradients.Skip;
        _optimizer.Step(_set);
        Assert.All(_set, static parameter => Assert.Null(parameter.State));
        _set[0].Gradients[0] = 0;
        new HeavyBall(TestRules.Create("Lion", "m")).Step(_set);
        Assert.Equal("Lion", _set[0].State!.Rule.Name);
    }

    [Fact]
    public void AnUnknownTreatment_IsRefused()
    {
        Assert.Throws<ArgumentOutOfRangeException>("NonFiniteGradients", () => _set.NonFiniteGradients = (NonFiniteGradients)3);
        Assert.Throws<ArgumentOutOfRangeException>("NonFiniteGradients", () => _set.NonFiniteGradients = (NonFiniteGradients)(-1));
        Assert.Equal(NonFiniteGradients.Propagate, _set.NonFiniteGradients);
    }

    [Theory]
    [InlineData(NonFiniteGradients.Skip)]
    [InlineData(NonFiniteGradients.Throw)]
    public void Looking_AllocatesNothing(NonFiniteGradients treatment)
    {
        _set.NonFiniteGradients = treatment;
        _optimizer.Step(_set);
        _optimizer.Step(_set);
        long before = GC.GetAllocatedBytesForCurrentThread();
        for (int i = 0; i < 20; i++)
        {
            _optimizer.Step(_set);
        }

        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
    }

    private float[] Take() =>
        [.. _set.SelectMany(static parameter => (float[])[.. parameter.Values, .. parameter.State!.Values<float>("m")])];
}
