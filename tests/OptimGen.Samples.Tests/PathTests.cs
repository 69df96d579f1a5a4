using System;
using System.Collections.Generic;
using System.Linq;
using System.Runtime.Intrinsics.Arm;
using System.Runtime.Intrinsics.X86;
using OptimGen.Tests;
using Trajectories.Paths;
using Trajectories.Surfaces;
using Xunit;

namespace OptimGen.Samples.Tests;

/// <summary>Where every optimizer of the catalogue goes on every surface, in numbers.</summary>
public sealed class PathTests
{
    private const string Record = "Recorded/paths.csv";

    // Processors with fused multiply-add give the same bits. Without it, other roundings lead paths that never come to rest elsewhere.
    private static readonly double PlaceTolerance = Fma.IsSupported || AdvSimd.IsSupported ? 1e-6 : 0.5;

    // How far above the least loss an optimizer may be at the end that did not arrive: those that hop by a fixed length around the least, and
    // those for which the time is short at the rates that keep inside the picture.
    private static readonly Dictionary<string, double> Latecomers = new()
    {
        ["beale AdaDelta"] = 0.05,
        ["beale AdaBeliefRectified"] = 1,
        ["beale GrokfastAdamW"] = 0.5,
        ["beale LambCorrected"] = 0.05,
        ["beale Lion"] = 0.05,
        ["beale LookaheadRAdam"] = 3,
        ["beale RAdam"] = 3.5,
        ["saddle GrokfastAdamW"] = 0.03,
        ["saddle LambCorrected"] = 0.002,
        ["saddle Tiger"] = 0.03,
        ["valley AdaBeliefRectified"] = 10,
        ["valley AdaDelta"] = 0.5,
        ["valley Lion"] = 0.1,
        ["valley LookaheadRAdam"] = 16,
        ["valley RAdam"] = 14,
        ["valley SignSgd"] = 0.3,
        ["valley Tiger"] = 0.2,
    };

    public static TheoryData<string, string> Rows => [.. from surface in ClassicSurfaces.All
                                                         from entrant in Entrants.All
                                                         select (surface.Name, entrant.Name)];

    public static TheoryData<string> Surfaces => new(ClassicSurfaces.All.Select(surface => surface.Name));

    [Fact]
    public void Every_optimizer_of_the_catalogue_walks() =>
        Assert.Equal(
            Catalogue.Names.Where(name => Catalogue.Create(name) is IOptimizer<double>),
            Entrants.All.Select(entrant => entrant.Name).Order(StringComparer.Ordinal));

    [Fact]
    public void Names_are_those_of_the_classes() =>
        Assert.All(Entrants.All, entrant => Assert.Equal(entrant.Name, entrant.Create(0.1).GetType().Name));

    [Fact]
    public void Paths_are_recorded_line_by_line()
    {
        if (Records.AreAccepted)
        {
            Records.Accept(Record, string.Join('\n', [RecordedPath.Head, .. AllPaths.All.Select(RecordedPath.Line), ""]));
        }

        string[] lines = Records.Read(Record).Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal(RecordedPath.Head, lines[0]);
        RecordedPath[] recorded = [.. lines[1..].Select(RecordedPath.Parse)];
        Assert.Equal(AllPaths.All.Select(path => (path.Surface.Name, path.Entrant.Name)), recorded.Select(path => (path.Surface, path.Optimizer)));
        Assert.Empty(recorded.Zip(AllPaths.All).SelectMany(pair => Differences(pair.First, pair.Second)));
    }

    [Theory]
    [MemberData(nameof(Rows))]
    public void Each_arrives_or_ends_as_low_as_is_said(string surface, string optimizer)
    {
        OptimizerPath path = AllPaths.Of(surface, optimizer);
        Assert.True(path.StaysInside);
        if (Latecomers.TryGetValue($"{surface} {optimizer}", out double height))
        {
            Assert.Null(path.Arrival);
            Assert.InRange(path.FinalHeight, path.Surface.Goal, height);
        }
        else
        {
            Assert.NotNull(path.Arrival);
            Assert.InRange(path.FinalHeight, 0, path.Surface.Goal);
            double distance = path.Surface.Minima.Min(minimum => double.Hypot(path.End.X - minimum.X, path.End.Y - minimum.Y));
            Assert.InRange(distance, 0, 0.35);
        }
    }

    [Theory]
    [MemberData(nameof(Surfaces))]
    public void Classic_rules_go_where_their_formulas_lead(string surface)
    {
        foreach ((string optimizer, Func<double, WrittenOutStep> create) in WrittenOut.Rules)
        {
            OptimizerPath path = AllPaths.Of(surface, optimizer);
            WrittenOutStep first = create(path.LearningRate);
            WrittenOutStep second = create(path.LearningRate);
            Point at = path.Surface.Start;
            for (int step = 1; step <= path.Surface.Steps; step++)
            {
                Point gradient = path.Surface.Gradient(at);
                at = new Point(first(at.X, gradient.X, step), second(at.Y, gradient.Y, step));
                Assert.Equal(at.X, path.Points[step].X, 1e-7);
                Assert.Equal(at.Y, path.Points[step].Y, 1e-7);
            }
        }
    }

    [Fact]
    public void A_better_path_is_inside_then_sooner_then_lower()
    {
        OptimizerPath soon = Path((0, 1), (0, 1));
        OptimizerPath late = Path((1, 1), (0, 1));
        OptimizerPath nowhere = Path((1, 1), (0.5, 1));
        OptimizerPath higher = Path((1, 1), (1, 1));
        OptimizerPath outside = Path((5, 1), (0, 1));
        OptimizerPath[] order = [soon, late, nowhere, higher, outside];
        for (int i = 0; i < order.Length; i++)
        {
            for (int j = 0; j < order.Length; j++)
            {
                Assert.Equal(i < j, order[i].IsBetterThan(order[j]));
            }
        }

        static OptimizerPath Path(params (double X, double Y)[] points) => new(
            Entrants.All[0], ClassicSurfaces.Saddle, 1, [.. points.Select(point => new Point(point.X, point.Y))]);
    }

    [Fact]
    public void A_rate_with_which_a_path_is_not_a_number_is_the_worst()
    {
        OptimizerPath broken = new(Entrants.All[0], ClassicSurfaces.Saddle, 1, [ClassicSurfaces.Saddle.Start, new Point(double.NaN, 0)]);
        Assert.False(broken.StaysInside);
        Assert.Null(broken.Arrival);
    }

    [Fact]
    public void Rates_are_the_numbers_that_they_are_written_as()
    {
        Assert.Equal(24, RateSearch.Rates.Count);
        Assert.Equal([1e-5, 2e-5, 5e-5, 1e-4], RateSearch.Rates.Take(4));
        Assert.Equal([100, 200, 500], RateSearch.Rates.TakeLast(3));
    }

    private static IEnumerable<string> Differences(RecordedPath expected, OptimizerPath actual)
    {
        string name = $"{expected.Surface} {expected.Optimizer}";
        if (expected.Rate != actual.LearningRate || expected.Arrival != actual.Arrival)
        {
            yield return $"{name}: rate {actual.LearningRate}, arrival {actual.Arrival}; recorded {expected.Rate}, {expected.Arrival}";
        }

        double distance = double.Hypot(actual.End.X - expected.X, actual.End.Y - expected.Y);
        if (!(distance <= PlaceTolerance))
        {
            yield return $"{name}: ends at {actual.End}, {distance:g2} beside the recorded place";
        }

        if (!(Math.Abs(actual.FinalHeight - expected.Height) <= PlaceTolerance + (1e-3 * expected.Height)))
        {
            yield return $"{name}: height {actual.FinalHeight}, recorded {expected.Height}";
        }
    }
}
