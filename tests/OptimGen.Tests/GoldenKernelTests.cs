using System.Linq;
using OptimGen.Tests.Shared;
using Xunit;

namespace OptimGen.Tests;

/// <summary>Kernels follow the trajectories that other implementations recorded.</summary>
public sealed class GoldenKernelTests
{
    public static TheoryData<string, string> Rows => new(GoldenMapping.Rows);

    [Theory]
    [MemberData(nameof(Rows))]
    public void In_double_every_width_gives_the_recorded_parameters_and_states(string configuration, string @case)
    {
        GoldenConfiguration mapping = GoldenMapping.Find(configuration, @case);
        foreach (VectorWidth width in Widths.Supported)
        {
            string? deviation = KernelGolden.FindDeviation(
                Catalogue.Create<double>(mapping.Optimizer), mapping, GoldenTrajectory.Load(configuration, @case), GoldenComparison.DoubleTolerance, width);
            Assert.True(deviation is null, deviation);
        }
    }

    [Theory]
    [MemberData(nameof(Rows))]
    public void In_float_every_width_stays_close_to_the_recorded_parameters_and_states(string configuration, string @case)
    {
        GoldenConfiguration mapping = GoldenMapping.Find(configuration, @case);
        foreach (VectorWidth width in Widths.Supported)
        {
            string? deviation = KernelGolden.FindDeviation(
                Catalogue.Create<float>(mapping.Optimizer), mapping, GoldenTrajectory.Load(configuration, @case), mapping.SingleTolerance, width);
            Assert.True(deviation is null, deviation);
        }
    }

    [Fact]
    public void Every_optimizer_of_the_catalogue_has_a_recorded_trajectory_or_none_exists() =>
        Assert.Equal(Catalogue.Names.Order(), GoldenMapping.Optimizers.Order());
}
