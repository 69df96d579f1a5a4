using System;
using System.Linq;
using System.Numerics;
using OptimGen.Tests.Shared;
using Xunit;

namespace OptimGen.Generator.Tests.Generation;

/// <summary>Functions that vector libraries compute by parts of their own: one element's result does not depend on its neighbours'.</summary>
public sealed class ElementaryFunctionTests
{
    private static readonly bool[] OrdinaryAndSpecial = [false, true];

    private static readonly VectorWidth[] Widths = [VectorWidth.Vector128, VectorWidth.Vector256, VectorWidth.Vector512];

    [Theory]
    [InlineData("Math.Exp(g)")]
    [InlineData("Math.Exp(1e-3 * (g + 0.5))")]
    [InlineData("Math.Exp(rate) * g")]
    [InlineData("Math.Log(g)")]
    [InlineData("Math.Log(Math.Abs(g) * 1e-300)")]
    [InlineData("Math.Min(g, x)")]
    [InlineData("Math.Max(g, x)")]
    [InlineData("Math.CopySign(g, x)")]
    [InlineData("Math.Truncate(g) + Math.Floor(g) * Math.Ceiling(g)")]
    [InlineData("double.IsNaN(g) ? 0 : g")]
    public void All_widths_compute_the_same_bits(string expression)
    {
        object optimizer = Create(expression);
        Assert.Null(FindDifference((IStepKernel<float>)optimizer));
        Assert.Null(FindDifference((IStepKernel<double>)optimizer));
    }

    [Fact]
    public void An_exponential_is_that_of_the_platform_within_its_range_and_ends_where_doubles_do()
    {
        double[] gradients = [0, 1, -1, 700, -700, 708, -708, 709, -709, 1e300, -1e300, double.PositiveInfinity, double.NegativeInfinity, double.NaN];
        double[] parameters = new double[gradients.Length];
        IOptimizer<double> optimizer = (IOptimizer<double>)Create("Math.Exp(g)");
        using OptimizerState state = optimizer.CreateState(gradients.Length);
        optimizer.Step(parameters, gradients, state);
        foreach ((double gradient, double result) in gradients.Zip(parameters))
        {
            double expected = gradient > 708 ? double.PositiveInfinity : gradient < -708 ? 0 : Math.Exp(gradient);
            if (double.IsFinite(expected))
            {
                Assert.InRange(result, expected * (1 - 1e-15), expected * (1 + 1e-15));
            }
            else
            {
                Assert.Equal(expected, result);
            }
        }
    }

    private static object Create(string expression) => GeneratorRun.Of(
        $$"""using System; using OptimGen; [Optimizer] internal partial class Custom { [UpdateRule] private static void Update(ref double x, double g, double rate = 1) { x = {{expression}}; } }""")
        .AssertCompiles().Instantiate("Custom");

    private static string? FindDifference<T>(IStepKernel<T> optimizer)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> =>
        Widths.Where(Lanes.IsSupported)
            .SelectMany(width => Enumerable.Range(1, 40).SelectMany(length => OrdinaryAndSpecial.Select(special =>
                KernelBits.FindDifference(optimizer, width, length, GuardedSide.End, special))))
            .FirstOrDefault(difference => difference is not null);
}
