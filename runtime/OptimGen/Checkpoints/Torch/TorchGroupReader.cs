using System;
using System.Collections.Generic;
using System.Globalization;
using System.Text.Json;

namespace OptimGen;

/// <summary>Reads <c>param_groups</c> from JSON. What is neither number, truth value nor tuple of numbers is of no interest here.</summary>
internal static class TorchGroupReader
{
    /// <summary>The groups of a text.</summary>
    /// <exception cref="CheckpointException">It is not a list of groups with parameters.</exception>
    public static List<TorchGroup> Read(string path, string text)
    {
        try
        {
            using JsonDocument document = JsonDocument.Parse(text);
            List<TorchGroup> groups = [];
            foreach (JsonElement group in document.RootElement.EnumerateArray())
            {
                groups.Add(Read(group));
            }

            return groups;
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException or KeyNotFoundException or FormatException)
        {
            throw new CheckpointException(path, TorchKeys.Groups, $"It is no list of groups with '{TorchKeys.Parameters}': {exception.Message}", exception);
        }
    }

    private static TorchGroup Read(JsonElement group)
    {
        List<string> parameters = [];
        foreach (JsonElement parameter in group.GetProperty(TorchKeys.Parameters).EnumerateArray())
        {
            parameters.Add(parameter.GetString() ?? throw new JsonException("a parameter without a name"));
        }

        Dictionary<string, double> numbers = new(StringComparer.Ordinal);
        Dictionary<string, bool> flags = new(StringComparer.Ordinal);
        foreach (JsonProperty property in group.EnumerateObject())
        {
            if (property.Name != TorchKeys.Parameters)
            {
                Read(property.Name, property.Value, numbers, flags);
            }
        }

        return new TorchGroup(parameters, numbers, flags);
    }

    private static void Read(string key, JsonElement value, Dictionary<string, double> numbers, Dictionary<string, bool> flags)
    {
        switch (value.ValueKind)
        {
            case JsonValueKind.Number:
                numbers[key] = value.GetDouble();
                break;
            case JsonValueKind.True or JsonValueKind.False:
                flags[key] = value.GetBoolean();
                break;
            case JsonValueKind.Array:
                int index = 0;
                foreach (JsonElement element in value.EnumerateArray())
                {
                    Read($"{key}[{(index++).ToString(CultureInfo.InvariantCulture)}]", element, numbers, flags);
                }

                break;
            default:
                break;
        }
    }
}
