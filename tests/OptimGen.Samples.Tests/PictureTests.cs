using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Xml.Linq;
using Trajectories;
using Trajectories.Paths;
using Trajectories.Surfaces;
using Xunit;

namespace OptimGen.Samples.Tests;

/// <summary>The pictures are sound, complete and small, and those in the documentation are what the program draws.</summary>
public sealed class PictureTests
{
    private const int LargestPicture = 150_000;
    private static readonly XNamespace Svg = "http://www.w3.org/2000/svg";

    // As in the documentation: --only Sgd,SgdMomentum,Nesterov,AdaGrad,RmsProp,Adam,Rprop,Lion
    private static readonly string[] Few = ["Sgd", "SgdMomentum", "Nesterov", "AdaGrad", "RmsProp", "Adam", "Rprop", "Lion"];

    private static readonly Lazy<IReadOnlyDictionary<string, string>> Drawn =
        new(() => Pictures.Draw(AllPaths.All).ToDictionary(picture => picture.Name, picture => picture.Svg));

    public static TheoryData<string> Names => new(Drawn.Value.Keys);

    [Theory]
    [MemberData(nameof(Names))]
    public void Each_is_XML_without_scripts_and_small(string name)
    {
        string svg = Drawn.Value[name];
        Assert.InRange(svg.Length, 5000, LargestPicture);
        XElement root = XDocument.Parse(svg).Root!;
        Assert.Equal(Svg + "svg", root.Name);
        Assert.NotEmpty(root.Element(Svg + "title")!.Value);
        Assert.Empty(root.Descendants(Svg + "script"));
        Assert.DoesNotContain("NaN", svg, StringComparison.Ordinal);
        Assert.DoesNotContain("∞", svg, StringComparison.Ordinal);
        bool isAnimated = name.Contains("animated", StringComparison.Ordinal);
        Assert.Equal(isAnimated, root.Descendants(Svg + "animate").Any());
    }

    [Fact]
    public void Every_optimizer_is_in_every_legend()
    {
        foreach (Surface surface in ClassicSurfaces.All)
        {
            // Names alone have this size.
            string[] words =
            [
                .. XDocument.Parse(Drawn.Value[$"{surface.Name}.svg"]).Descendants(Svg + "text")
                    .Where(text => text.Attribute("font-size")!.Value == "12")
                    .SelectMany(text => text.Value.Split([',', ' '], StringSplitOptions.RemoveEmptyEntries)),
            ];
            Assert.All(Entrants.All, entrant => Assert.Single(words, entrant.Name));
        }
    }

    [Fact]
    public void Markers_move_from_the_start_to_the_end_of_their_paths()
    {
        XElement root = XDocument.Parse(Drawn.Value["beale-animated.svg"]).Root!;
        string[][] motions =
        [
            .. root.Descendants(Svg + "animateTransform").Select(motion => motion.Attribute("values")!.Value.Split(';')),
        ];
        Assert.NotEmpty(motions);
        Assert.Single(motions.Select(motion => motion.Length).Distinct());

        // The start (1, 1.5) in a panel of 400 by 300.
        Assert.All(motions, motion => Assert.Equal("133.3,33.3", motion[0]));
        string[] ends = [.. root.Descendants(Svg + "animateTransform").Select(motion => motion.Parent!.Attribute("transform")!.Value)];
        Assert.Equal(ends, motions.Select(motion => $"translate({motion[^1].Replace(',', ' ')})"));
    }

    [Fact]
    public void Lines_are_uncovered_as_far_as_their_markers_are()
    {
        XElement root = XDocument.Parse(Drawn.Value["valley-animated.svg"]).Root!;
        XElement[] lines = [.. root.Descendants(Svg + "path").Where(path => path.Attribute("stroke-dasharray") is not null)];
        Assert.NotEmpty(lines);
        foreach (XElement line in lines)
        {
            double dash = Number(line.Attribute("stroke-dasharray")!.Value);
            double[] offsets = [.. line.Element(Svg + "animate")!.Attribute("values")!.Value.Split(';').Select(Number)];
            Assert.Equal(dash, offsets[0]);
            Assert.InRange(offsets[^1], 0.9, 2.1);
            Assert.All(offsets.Zip(offsets.Skip(1)), pair => Assert.True(pair.Second <= pair.First));
        }
    }

    [Fact]
    public void Pictures_in_the_documentation_are_what_is_drawn()
    {
        IReadOnlyList<OptimizerPath> few = [.. Few.SelectMany(name => AllPaths.All.Where(path => path.Entrant.Name == name))];
        Dictionary<string, string> drawn = Pictures.Draw(few).ToDictionary(picture => picture.Name, picture => picture.Svg);
        Records.Verify("../../docs/images/beale-animated.svg", drawn["beale-animated.svg"]);
        Records.Verify("../../docs/images/bias-correction.svg", drawn["bias-correction.svg"]);
    }

    [Fact]
    public void Few_optimizers_share_one_panel()
    {
        string svg = Pictures.Draw([AllPaths.Of("saddle", "Adam"), AllPaths.Of("saddle", "Sgd")]).First().Svg;
        Assert.Single(XDocument.Parse(svg).Descendants(Svg + "use"));
    }

    private static double Number(string text) => double.Parse(text, CultureInfo.InvariantCulture);
}
