using System.Globalization;

namespace OptimGen;

/// <summary>The names of the strings in a checkpoint's header.</summary>
internal static class CheckpointKeys
{
    /// <summary>The version of the format that is written, and the only one that is read.</summary>
    public const int FormatVersion = 1;

    public const string Version = "optimgen.version";
    public const string Rule = "optimgen.rule";
    public const string Identity = "optimgen.rule_identity";
    public const string Step = "optimgen.step";
    public const string Groups = "optimgen.groups";
    public const string Seed = "optimgen.seed";
    public const string Schedule = "optimgen.schedule";
    public const string GroupPrefix = "group.";
    public const string HyperparameterPrefix = "hyperparameter.";
    public const string ExtraPrefix = "extra.";

    /// <summary>The key of a group's name.</summary>
    public static string GroupName(int group) => GroupPrefix + Text(group);

    /// <summary>The key of a hyperparameter of a group.</summary>
    public static string Hyperparameter(int group, string name) => $"{HyperparameterPrefix}{Text(group)}.{name}";

    /// <summary>The key of a parameter's group, which is left out for the default group.</summary>
    public static string GroupOf(string parameter) => "parameter.group." + parameter;

    /// <summary>The key of a parameter's number of steps, which is left out where it is the set's.</summary>
    public static string StepOf(string parameter) => "parameter.step." + parameter;

    /// <summary>The key of a parameter's seed for stochastic rounding, which is there only where it is rounded so.</summary>
    public static string SeedOf(string parameter) => "parameter.seed." + parameter;

    /// <summary>The key of how a parameter is rounded, which is left out for rounding to nearest.</summary>
    public static string RoundingOf(string parameter) => "parameter.rounding." + parameter;

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
