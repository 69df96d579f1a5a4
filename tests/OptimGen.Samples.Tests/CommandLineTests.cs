using System;
using System.Linq;
using Trajectories;
using Trajectories.Paths;
using Xunit;

namespace OptimGen.Samples.Tests;

/// <summary>What a user may write on the command line.</summary>
public sealed class CommandLineTests
{
    [Fact]
    public void Without_options_everything_is_drawn_here()
    {
        CommandLine line = CommandLine.Parse([]);
        Assert.Same(Entrants.All, line.Entrants);
        Assert.Equal(".", line.OutputDirectory);
        Assert.False(line.WantsHelp);
    }

    [Fact]
    public void Options_are_read()
    {
        CommandLine line = CommandLine.Parse(["--only", "adam, Sgd,Adam", "--output", "pictures", "--help"]);
        Assert.Equal(["Adam", "Sgd"], line.Entrants.Select(entrant => entrant.Name));
        Assert.Equal("pictures", line.OutputDirectory);
        Assert.True(line.WantsHelp);
    }

    [Theory]
    [InlineData("'Adm'", "--only", "Adm")]
    [InlineData("'--all'", "--all")]
    [InlineData("--output needs a value", "--output")]
    public void A_mistake_is_named(string named, params string[] arguments) =>
        Assert.Contains(named, Assert.Throws<ArgumentException>(() => CommandLine.Parse(arguments)).Message, StringComparison.Ordinal);
}
