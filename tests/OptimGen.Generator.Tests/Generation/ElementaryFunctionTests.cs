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
    [InlineData("Math.Log2(g)")]
    [InlineData("Math.Log2(Math.Abs(g) * 1e-300)")]
    [InlineData("Math.Sin(g)")]
    [InlineData("Math.Cos(g) + Math.Sin(1e7 * x)")]
    [InlineData("Math.Cos(1e5 * g)")]
    [InlineData("Math.Tanh(g)")]
    [InlineData("Math.Tanh(100 * x)")]
    [InlineData("Math.Pow(Math.Abs(g), 0.3)")]
    [InlineData("Math.Pow(Math.Abs(g), x)")]
    [InlineData("Math.Pow(rate + 1, g)")]
    [InlineData("double.Hypot(g, x)")]
    [InlineData("Math.MinMagnitude(g, x) + Math.MaxMagnitude(x, g)")]
    [InlineData("Math.Round(g) + Math.Round(8 * x)")]
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

    /// <summary>Function, the same in C#, and the largest error in units in the last place, or of one where <paramref name="isAbsolute"/>.</summary>
    [Theory]
    [InlineData("Math.Sin(g)", "Sin", 2, true)]
    [InlineData("Math.Cos(g)", "Cos", 2, true)]
    [InlineData("Math.Tanh(g)", "Tanh", 4, false)]
    [InlineData("Math.Log2(Math.Abs(g))", "Log2", 4, false)]
    [InlineData("double.Hypot(g, 3)", "Hypot", 1, false)]
    [InlineData("Math.Round(g)", "Round", 0, false)]
    [InlineData("Math.Pow(Math.Abs(g), 0.25)", "Fourth", 20, false)]
    public void Functions_are_as_exact_as_their_page_says(string expression, string function, double units, bool isAbsolute)
    {
        Func<double, double> expected = function switch
        {
            "Sin" => Math.Sin,
            "Cos" => Math.Cos,
            "Tanh" => Math.Tanh,
            "Log2" => value => Math.Log2(Math.Abs(value)),
            "Hypot" => value => double.Hypot(value, 3),
            "Fourth" => value => Math.Pow(Math.Abs(value), 0.25),
            _ => Math.Round,
        };
        Random random = new(7);
        double[] gradients = [.. Enumerable.Range(0, 20_000).Select(index => ((random.NextDouble() * 2) - 1) * Math.Pow(10, (index % 12) - 6))];
        object optimizer = Create(expression);
        Assert.InRange(Worst<double>(1.0 / (1L << 52)), 0, units);
        Assert.InRange(Worst<float>(1.0 / (1 << 23)), 0, units);

        double Worst<T>(double unit)
            where T : unmanaged, INumber<T>
        {
            T[] inputs = [.. gradients.Select(T.CreateTruncating)];
            T[] results = new T[inputs.Length];
            using OptimizerState state = ((IOptimizer<T>)optimizer).CreateState(inputs.Length);
            ((IOptimizer<T>)optimizer).Step(results, inputs, state);
            return inputs.Zip(results).Max(pair =>
            {
                double right = expected(double.CreateChecked(pair.First));
                return Math.Abs(double.CreateChecked(pair.Second) - right) / (unit * (isAbsolute ? 1 : Math.Max(Math.Abs(right), 1e-30)));
            });
        }
    }

    [Fact]
    public void An_angle_beyond_a_million_is_no_number()
    {
        double[] gradients = [1 << 20, -(1 << 20), (1 << 20) + 1, 1e300, double.PositiveInfinity, double.NaN];
        double[] parameters = new double[gradients.Length];
        IOptimizer<double> optimizer = (IOptimizer<double>)Create("Math.Cos(g)");
        using OptimizerState state = optimizer.CreateState(gradients.Length);
        optimizer.Step(parameters, gradients, state);
        Assert.Equal([false, false, true, true, true, true], parameters.Select(double.IsNaN));
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
