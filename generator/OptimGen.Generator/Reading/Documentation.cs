using System.Collections.Generic;

namespace OptimGen.Generator.Reading;

/// <summary>What the author wrote about a class or method: inner XML, one line each.</summary>
/// <param name="Summary">The summary, perhaps empty.</param>
/// <param name="Parameters">The texts about parameters, by name.</param>
internal sealed record Documentation(string Summary, IReadOnlyDictionary<string, string> Parameters)
{
    /// <summary>The text about a parameter, perhaps empty.</summary>
    public string Of(string parameter) => Parameters.TryGetValue(parameter, out string? text) ? text : "";
}
