using System;
using System.Collections.Generic;
using System.Linq;
using OptimGen.Generator.Formulas;
using OptimGen.Generator.Kernels;
using OptimGen.Generator.Lowering;
using OptimGen.Generator.Rules;

namespace OptimGen.Generator.Emit;

/// <summary>The body of one loop: all loads, the statements stage by stage for each interleaved copy, all stores, and what sums take in.</summary>
/// <param name="writer">Where to.</param>
/// <param name="kernel">The rule's kernel.</param>
/// <param name="loop">The loop.</param>
/// <param name="code">How its code is spelled.</param>
internal sealed class LoopWriter(SourceWriter writer, KernelModel kernel, KernelPass loop, LoopCode code)
{
    private readonly Dictionary<int, string> _locals = loop.Statements.ToDictionary(statement => statement.Node, statement => statement.Name);
    private readonly int[] _uses = loop.Graph.CountUses();

    /// <summary>Writes the body.</summary>
    /// <param name="copies">How many vectors are taken at once.</param>
    /// <param name="isMasked">Whether some lanes may lie beyond the end.</param>
    public void Write(int copies, bool isMasked)
    {
        WriteLoads(copies, isMasked);
        if (code.HasFewRegisters && loop.Graph.Nodes.Any(node => node.Op == Op.Flush))
        {
            writer.WriteLine($"{code.Local} {KernelMethod.SmallestNormal} = {code.SmallestNormal};");
        }

        writer.WriteLine();
        foreach (Statement statement in loop.Statements)
        {
            string local = OpTable.Of(loop.Graph.Nodes[statement.Node].Op).IsBoolean ? code.Truth : code.Local;
            ForEachCopy(copies, copy => $"{local} {statement.Name}{copy} = {Expressions(copy).WriteOperation(statement.Node)};");
        }

        writer.WriteLine();
        foreach (Output output in loop.Stores)
        {
            string buffer = Identifiers.Escape(kernel.Buffers.Of(output));
            ForEachCopy(copies, copy => isMasked
                ? code.StoreMasked(buffer, "i", Expressions(copy).Write(output.Node))
                : code.Store(buffer, Index("i", copy), Expressions(copy).Write(output.Node)));
        }

        foreach (Output output in loop.Reductions)
        {
            ForEachCopy(copies, copy => kernel.Reductions[output.Index].Scope == ReductionScope.Column
                ? TakeIntoColumn(output, copy, isMasked)
                : TakeIntoSum(output, copy, isMasked));
        }
    }

    private void WriteLoads(int copies, bool isMasked)
    {
        List<(string Buffer, string Index)> loaded = [.. loop.LoadedStates.Select(state => (kernel.Buffers.States[state], "i"))];
        if (loop.LoadsGradient)
        {
            loaded.Insert(0, (kernel.Buffers.Gradient, "i"));
        }

        if (loop.LoadsParameter)
        {
            loaded.Insert(0, (kernel.Buffers.Parameter, "i"));
        }

        loaded.AddRange(loop.LoadedScratch.Select(array => (BufferNames.Scratch(array), "i")));
        loaded.AddRange(loop.ColumnValues.Select(value => (BufferNames.ColumnValue(value), "j")));
        foreach ((string buffer, string index) in loaded)
        {
            string escaped = Identifiers.Escape(buffer);
            ForEachCopy(copies, copy =>
                $"{code.Local} {buffer}{copy} = {(isMasked ? code.LoadMasked(escaped, index) : code.Load(escaped, Index(index, copy)))};");
        }
    }

    private string TakeIntoSum(Output output, int copy, bool isMasked)
    {
        string sum = code.IsVector ? BufferNames.Sum(output.Index) + copy : $"{BufferNames.Sum(output.Index)}[(int)((i - first) % {code.Type.SumLanes})]";
        string taken = Taken(output, copy, sum);
        return $"{sum} = {(isMasked ? code.Masked(taken, sum) : taken)};";
    }

    private string TakeIntoColumn(Output output, int copy, bool isMasked)
    {
        string parts = BufferNames.ColumnSum(output.Index);
        return isMasked
            ? code.StoreMasked(parts, "j", Taken(output, copy, code.LoadMasked(parts, "j")))
            : code.Store(parts, Index("j", copy), Taken(output, copy, code.Load(parts, Index("j", copy))));
    }

    /// <summary>A sum, or largest value, with one more value in it; a product that is for the sum alone is added with one rounding.</summary>
    private string Taken(Output output, int copy, string sum)
    {
        ExpressionWriter expressions = Expressions(copy);
        if (kernel.Reductions[output.Index].IsLargest)
        {
            return code.Spell(Op.Maximum, sum, expressions.Write(output.Node));
        }

        if (!Schedule.IsSpareProduct(loop.Graph, _uses, output))
        {
            return $"({sum} + ({expressions.Write(output.Node)}))";
        }

        Node product = loop.Graph.Nodes[output.Node];
        return code.Spell(Op.MultiplyAdd, expressions.Write(product.A), expressions.Write(product.B), sum);
    }

    private void ForEachCopy(int copies, Func<int, string> line)
    {
        for (int copy = 0; copy < copies; copy++)
        {
            writer.WriteLine(line(copy));
        }
    }

    private string Index(string index, int copy) => copy == 0 ? index : $"{index} + {copy * code.Lanes}";

    private ExpressionWriter Expressions(int copy) => new(loop.Graph.Nodes, index => NameOf(index, copy), code.Spell);

    private string? NameOf(int index, int copy)
    {
        Node node = loop.Graph.Nodes[index];
        return node.Op switch
        {
            Op.Literal => code.Literal(node.Value),
            Op.Uniform => Identifiers.Escape(kernel.Shared.Uniforms[node.A].Name),
            Op.RowValue => BufferNames.OfRow(node.A),
            Op.Parameter or Op.Gradient or Op.State or Op.Scratch or Op.ColumnValue => kernel.Buffers.Of(node) + copy,
            _ => _locals.TryGetValue(index, out string? name) ? name + copy : null,
        };
    }
}
