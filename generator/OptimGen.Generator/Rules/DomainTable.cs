using System;

namespace OptimGen.Generator.Rules;

/// <summary>The one place that knows what each operation's value is the same for.</summary>
internal static class DomainTable
{
    /// <summary>The domain of a node, from those of its operands.</summary>
    /// <remarks>
    /// What is flushed varies, whatever it is made of: which numbers are subnormal depends on the element type, and uniforms are computed in
    /// double.
    /// </remarks>
    public static Domain Of(Node node, Func<int, Domain> operand)
    {
        switch (node.Op)
        {
            case Op.Parameter or Op.Gradient or Op.State or Op.Scratch or Op.Flush:
                return Domain.Element;
            case Op.RowState or Op.RowValue or Op.RowTotal:
                return Domain.Row;
            case Op.ColumnState or Op.ColumnValue or Op.ColumnTotal:
                return Domain.Column;
        }

        if (OpTable.Of(node.Op).Scope is { } scope)
        {
            return OfReduction(scope);
        }

        Domain domain = Domain.Uniform;
        for (int index = 0; index < node.Arity; index++)
        {
            domain |= operand(node.Operand(index));
        }

        return domain;
    }

    /// <summary>The domains of all nodes.</summary>
    public static Domain[] Of(EquatableArray<Node> nodes)
    {
        Domain[] domains = new Domain[nodes.Count];
        for (int index = 0; index < domains.Length; index++)
        {
            domains[index] = Of(nodes[index], operand => domains[operand]);
        }

        return domains;
    }

    private static Domain OfReduction(ReductionScope scope) => scope switch
    {
        ReductionScope.Row => Domain.Row,
        ReductionScope.Column => Domain.Column,
        _ => Domain.Uniform,
    };
}
