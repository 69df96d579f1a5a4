using System;

namespace OptimGen.Generator.Rules;

/// <summary>A setting of a rule, which becomes a property of the optimizer.</summary>
/// <param name="Property">The property's name: <c>LearningRate</c>.</param>
/// <param name="Symbol">The name in the rule: <c>learningRate</c>.</param>
/// <param name="Kind">Its type.</param>
/// <param name="DefaultBits">The default, by its bits.</param>
/// <param name="Range">The values it may have.</param>
/// <param name="Documentation">What the author wrote about it: XML, one line, perhaps empty.</param>
internal sealed record HyperparameterModel(
    string Property,
    string Symbol,
    HyperparameterKind Kind,
    long DefaultBits,
    ValueRange Range,
    string Documentation)
{
    /// <summary>The field behind the property.</summary>
    public string Field => "_" + Symbol;

    public double Default => BitConverter.Int64BitsToDouble(DefaultBits);
}
