using System;
using System.Globalization;

namespace OptimGen.Generator.Tests.RandomRules;

/// <summary>
/// How many random cases tests run and where they begin. <c>OPTIMGEN_RANDOM_CASES</c> multiplies the numbers, and
/// <c>OPTIMGEN_RANDOM_SEED</c> moves on to other cases; each case has a seed of its own, which its failure prints.
/// </summary>
internal static class RandomRuns
{
    private const int UsualSeed = 20_000;

    /// <summary>The seed of the first case.</summary>
    public static int FirstSeed { get; } = (int)Read("OPTIMGEN_RANDOM_SEED", UsualSeed);

    /// <summary>The number of cases where it is usually this one.</summary>
    public static int Count(int usual) => Math.Max(1, (int)(usual * Read("OPTIMGEN_RANDOM_CASES", 1)));

    private static double Read(string variable, double otherwise) =>
        Environment.GetEnvironmentVariable(variable) is { Length: > 0 } text ? double.Parse(text, CultureInfo.InvariantCulture) : otherwise;
}
