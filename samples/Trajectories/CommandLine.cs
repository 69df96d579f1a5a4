using System;
using System.Collections.Generic;
using System.Linq;
using Trajectories.Paths;

namespace Trajectories;

/// <summary>What the user asked for.</summary>
/// <param name="Entrants">The optimizers to draw.</param>
/// <param name="OutputDirectory">Where the pictures go.</param>
/// <param name="WantsHelp">Whether only the usage is to be shown.</param>
internal sealed record CommandLine(IReadOnlyList<Entrant> Entrants, string OutputDirectory, bool WantsHelp)
{
    /// <summary>The options, explained.</summary>
    public const string Usage = """
        Draws the paths of every optimizer over Beale's function, a saddle and a long valley, and two figures about Adam.

        Usage: dotnet run --project samples/Trajectories -c Release -- [options]
          --only NAMES     draw these optimizers alone, such as Adam or Sgd,SgdMomentum,Adam
          --output DIR     write the pictures there instead of the current directory
          --help           show this text
        """;

    /// <summary>Reads the arguments.</summary>
    /// <param name="arguments">The arguments of the program.</param>
    /// <exception cref="ArgumentException">An option is unknown or incomplete; the message says which and what there is.</exception>
    public static CommandLine Parse(string[] arguments)
    {
        CommandLine result = new(Paths.Entrants.All, ".", false);
        for (int i = 0; i < arguments.Length; i++)
        {
            result = arguments[i] switch
            {
                "--help" or "-h" => result with { WantsHelp = true },
                "--only" => result with { Entrants = [.. ValueOf("--only", arguments, ++i).Split(',').Select(Find).Distinct()] },
                "--output" => result with { OutputDirectory = ValueOf("--output", arguments, ++i) },
                _ => throw new ArgumentException($"There is no option '{arguments[i]}'."),
            };
        }

        return result;
    }

    private static string ValueOf(string option, string[] arguments, int index) =>
        index < arguments.Length ? arguments[index] : throw new ArgumentException($"Option {option} needs a value.");

    private static Entrant Find(string name) =>
        Paths.Entrants.All.FirstOrDefault(entrant => entrant.Name.Equals(name.Trim(), StringComparison.OrdinalIgnoreCase))
        ?? throw new ArgumentException(
            $"There is no optimizer '{name}'; there are {string.Join(", ", Paths.Entrants.All.Select(entrant => entrant.Name))}.");
}
