using System;

namespace OptimGen.Generator.Rules;

/// <summary>A value that lives from step to step.</summary>
/// <param name="Name">Its public name, which checkpoints use: as written in the rule form, <c>FirstMoment</c> and the like in the declared form.</param>
/// <param name="Symbol">Its name in the rule: <c>m</c>.</param>
/// <param name="Shape">What it has one value for.</param>
/// <param name="Initially">Where its first value comes from.</param>
/// <param name="InitialBits">The number, by its bits, for a constant.</param>
/// <param name="InitialHyperparameter">Which hyperparameter, for one; otherwise −1.</param>
/// <param name="Documentation">What the author wrote about it: XML, one line, perhaps empty.</param>
internal sealed record StateModel(
    string Name,
    string Symbol,
    StateShape Shape,
    InitialValueKind Initially,
    long InitialBits,
    int InitialHyperparameter,
    string Documentation)
{
    /// <summary>The values that it may have where a hyperparameter is kept from construction on; no meaning elsewhere.</summary>
    public ValueRange Range { get; init; }

    /// <summary>Whether no step changes it.</summary>
    public bool IsFixed => Initially == InitialValueKind.Construction;

    public double InitialValue => BitConverter.Int64BitsToDouble(InitialBits);
}
