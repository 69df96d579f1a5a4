using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Text.Json;

namespace OptimGen.Tests.Shared;

/// <summary>One recorded trajectory: what another implementation computed from given parameters and gradients.</summary>
internal sealed class GoldenTrajectory
{
    private const string Settings = "hyperparameters.";

    private readonly JsonElement _hyperparameters;
    private readonly JsonElement _finalState;

    private GoldenTrajectory(string name, JsonElement root)
    {
        Name = name;
        _hyperparameters = root.GetProperty("hyperparameters");
        _finalState = root.GetProperty("final_state");
        LearningRates = root.TryGetProperty("learning_rates", out JsonElement rates) ? Numbers(rates) : null;
        Source = root.GetProperty("source").GetString()!;
        Shape = [.. root.GetProperty("shape").EnumerateArray().Select(size => (nint)size.GetInt32())];
        InitialParameters = Numbers(root.GetProperty("initial_parameters"));
        Gradients = root.GetProperty("gradients").EnumerateArray().Select(Numbers).ToArray();
        Parameters = root.GetProperty("parameters").EnumerateArray().Select(Numbers).ToArray();
        if (Gradients.Count != root.GetProperty("steps").GetInt32() || Parameters.Count != Gradients.Count)
        {
            throw new InvalidDataException($"{name}: the number of steps and the number of recorded ones differ.");
        }
    }

    /// <summary>Configuration and case, for messages.</summary>
    public string Name { get; }

    /// <summary>The learning rate before each step, where it changes; null where it is the hyperparameter throughout.</summary>
    public IReadOnlyList<double>? LearningRates { get; }

    /// <summary>The implementation that computed it.</summary>
    public string Source { get; }

    /// <summary>The sizes of the tensor's dimensions; the last one's elements lie next to each other.</summary>
    public nint[] Shape { get; }

    public IReadOnlyList<double> InitialParameters { get; }

    /// <summary>Per step, one for each element.</summary>
    public IReadOnlyList<double[]> Gradients { get; }

    /// <summary>After each step, one for each element.</summary>
    public IReadOnlyList<double[]> Parameters { get; }

    /// <summary>Reads a file from beside the tests.</summary>
    public static GoldenTrajectory Load(string configuration, string @case)
    {
        string name = $"{configuration}.{@case}";
        string path = Path.Combine(AppContext.BaseDirectory, "Data", "golden", name + ".json");
        using JsonDocument document = JsonDocument.Parse(File.ReadAllBytes(path));
        return new GoldenTrajectory(name, document.RootElement.Clone());
    }

    /// <summary>A hyperparameter by its path: <c>lr</c>, <c>betas[0]</c>.</summary>
    public double Hyperparameter(string path)
    {
        int bracket = path.IndexOf('[', StringComparison.Ordinal);
        if (bracket < 0)
        {
            return Number(_hyperparameters.GetProperty(path));
        }

        int index = int.Parse(path.AsSpan(bracket + 1, path.Length - bracket - 2), CultureInfo.InvariantCulture);
        return Number(_hyperparameters.GetProperty(path[..bracket])[index]);
    }

    /// <summary>A state after the last step, or a setting that states keep: <c>hyperparameters.lr</c>. Of one that the tensor shares, its one value.</summary>
    public double[] FinalState(string name) =>
        name.StartsWith(Settings, StringComparison.Ordinal) ? [Hyperparameter(name[Settings.Length..])]
        : _finalState.GetProperty(name) is { ValueKind: JsonValueKind.Number } number ? [number.GetDouble()] : Numbers(_finalState.GetProperty(name));

    // An infinite number is recorded as a string, and a choice as the truth value that it is.
    private static double Number(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.True => 1,
        JsonValueKind.False => 0,
        JsonValueKind.String => double.Parse(element.GetString()!, CultureInfo.InvariantCulture),
        _ => element.GetDouble(),
    };

    private static double[] Numbers(JsonElement array) => array.EnumerateArray().Select(number => number.GetDouble()).ToArray();
}
