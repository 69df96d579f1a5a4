using System;
using System.Collections.Generic;
using System.Linq;
using Digits.Training;

namespace Digits;

/// <summary>What the user asked for.</summary>
/// <param name="Plans">The trainings to run.</param>
/// <param name="OutputDirectory">Where the chart goes.</param>
/// <param name="WantsHelp">Whether only the usage is to be shown.</param>
internal sealed record CommandLine(IReadOnlyList<TrainingPlan> Plans, string OutputDirectory, bool WantsHelp)
{
    /// <summary>The options, explained.</summary>
    public const string Usage = """
        Trains a small network on handwritten digits with every optimizer, and compares them.

        Usage: dotnet run --project samples/Digits -c Release -- [options]
          --only NAME      train with this optimizer alone, such as AdamW
          --output DIR     write digits.svg there instead of the current directory
          --help           show this text
        """;

    /// <summary>Reads the arguments.</summary>
    /// <param name="arguments">The arguments of the program.</param>
    /// <exception cref="ArgumentException">An option is unknown or incomplete; the message says which and what there is.</exception>
    public static CommandLine Parse(string[] arguments)
    {
        CommandLine result = new(TrainingPlans.All, ".", false);
        for (int i = 0; i < arguments.Length; i++)
        {
            result = arguments[i] switch
            {
                "--help" or "-h" => result with { WantsHelp = true },
                "--only" => result with { Plans = [Find(ValueOf("--only", arguments, ++i))] },
                "--output" => result with { OutputDirectory = ValueOf("--output", arguments, ++i) },
                _ => throw new ArgumentException($"There is no option '{arguments[i]}'."),
            };
        }

        return result;
    }

    private static string ValueOf(string option, string[] arguments, int index) =>
        index < arguments.Length ? arguments[index] : throw new ArgumentException($"Option {option} needs a value.");

    private static TrainingPlan Find(string name) =>
        TrainingPlans.All.FirstOrDefault(plan => plan.Name.Equals(name, StringComparison.OrdinalIgnoreCase))
        ?? throw new ArgumentException(
            $"There is no optimizer '{name}'; there are {string.Join(", ", TrainingPlans.All.Select(plan => plan.Name))}.");
}
