using System;
using System.Linq;
using OptimGen.Generator.Rules;

namespace OptimGen.Generator.Reading.Body;

/// <summary>A method of the runtime's <c>Reduce</c> or <c>ReduceAll</c>, taken apart: <c>RowMean</c> is the mean over a row.</summary>
/// <param name="Function">What is made of the values.</param>
/// <param name="Scope">Which values.</param>
/// <param name="IsBlock">Whether the rows are blocks, whose length is the tensor's own.</param>
internal sealed record ReductionCall(ReductionFunction Function, ReductionScope Scope, bool IsBlock)
{
    private static readonly (string Prefix, ReductionScope Scope, bool IsBlock)[] Prefixes =
    [
        ("Row", ReductionScope.Row, false),
        ("Column", ReductionScope.Column, false),
        ("Block", ReductionScope.Row, true),
    ];

    /// <summary>What a method's name says; null for one that is not known.</summary>
    public static ReductionCall? Parse(string name, bool isAll)
    {
        ReductionScope scope = isAll ? ReductionScope.All : ReductionScope.Tensor;
        bool isBlock = false;
        if (!isAll && Prefixes.FirstOrDefault(entry => name.StartsWith(entry.Prefix, StringComparison.Ordinal)) is { Prefix: { } prefix } found)
        {
            (name, scope, isBlock) = (name.Substring(prefix.Length), found.Scope, found.IsBlock);
        }

        return Enum.TryParse(name, out ReductionFunction function) && Enum.IsDefined(typeof(ReductionFunction), function)
            ? new ReductionCall(function, scope, isBlock)
            : null;
    }
}
