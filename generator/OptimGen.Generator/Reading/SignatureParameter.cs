using Microsoft.CodeAnalysis;
using OptimGen.Generator.Rules;

namespace OptimGen.Generator.Reading;

/// <summary>What one parameter of an update rule is.</summary>
/// <param name="Symbol">The parameter.</param>
/// <param name="Leaf">Parameter, gradient, state, hyperparameter, step number or shape.</param>
/// <param name="Index">Which state, hyperparameter or size; otherwise −1.</param>
internal readonly record struct SignatureParameter(IParameterSymbol Symbol, Op Leaf, int Index)
{
    /// <summary>Whether it lives from step to step.</summary>
    public bool IsState => Leaf is Op.State or Op.UniformState or Op.RowState or Op.ColumnState;

    /// <summary>Whether the method may change it: what is passed by value is a copy of its own.</summary>
    public bool IsChanged => IsState && Symbol.RefKind == RefKind.Ref;
}
