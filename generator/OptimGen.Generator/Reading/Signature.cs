using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using OptimGen.Generator.Reading.Declared;
using OptimGen.Generator.Rules;

namespace OptimGen.Generator.Reading;

/// <summary>The parameters of an update rule, told apart.</summary>
/// <param name="Parameters">All of them, in order.</param>
/// <param name="Hyperparameters">The settings.</param>
/// <param name="States">The states.</param>
internal sealed record Signature(
    IReadOnlyList<SignatureParameter> Parameters,
    IReadOnlyList<HyperparameterModel> Hyperparameters,
    IReadOnlyList<StateModel> States)
{
    /// <summary>What a formula calls the step number of a rule that has none.</summary>
    private const string UsualStepSymbol = "t";

    /// <summary>The slots of the class that act before and after the rule; null without any.</summary>
    public Surroundings? Around { get; init; }

    /// <summary>Whether there is a parameter to move and a gradient.</summary>
    public bool IsComplete => NameOf(Op.Parameter) is not null && NameOf(Op.Gradient) is not null;

    /// <summary>What the parameter is called where no parameter says it: in views of the declared form.</summary>
    public string DeclaredParameter { get; init; } = "";

    public string ParameterSymbol => NameOf(Op.Parameter) ?? DeclaredParameter;

    public string GradientSymbol => NameOf(Op.Gradient) ?? "";

    public string StepSymbol => NameOf(Op.StepNumber) ?? UsualStepSymbol;

    /// <summary>How the generated reference calls the rule.</summary>
    public ReferenceCall ToCall(string method) => new(
        method,
        new EquatableArray<ReferenceArgument>(Parameters.Select(parameter => new ReferenceArgument(
            parameter.Leaf,
            parameter.Index,
            parameter.Leaf is Op.StepNumber or Op.Shape && parameter.Symbol.Type.SpecialType == SpecialType.System_Int32))))
    {
        Slots = new EquatableArray<SurroundingSlot>(Around?.ToCalls() ?? []),
    };

    private string? NameOf(Op leaf) =>
        Parameters.Where(parameter => parameter.Leaf == leaf).Select(parameter => parameter.Symbol.Name).FirstOrDefault();
}
