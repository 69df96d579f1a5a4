using System;
using System.Collections.Generic;
using System.Linq;
using OptimGen.Generator.Formulas;
using OptimGen.Generator.Kernels;
using OptimGen.Generator.Lowering;
using OptimGen.Generator.Rules;

namespace OptimGen.Generator.Emit;

/// <summary>The body of one loop: all loads, the statements stage by stage for each interleaved copy, all stores.</summary>
/// <param name="writer">Where to.</param>
/// <param name="kernel">The rule's kernel.</param>
/// <param name="variant">The variant of it.</param>
/// <param name="spelling">How operations are written.</param>
/// <param name="literal">How numbers are written.</param>
/// <param name="local">The type of locals.</param>
/// <param name="scalarTruth">The type of truth values, where it is another.</param>
internal sealed class LoopWriter(
    SourceWriter writer,
    KernelModel kernel,
    KernelVariant variant,
    Func<OpInfo, string> spelling,
    Func<double, string> literal,
    string local,
    string? scalarTruth = null)
{
    private readonly Dictionary<int, string> _locals = variant.Statements.ToDictionary(statement => statement.Node, statement => statement.Name);

    /// <summary>Writes the body.</summary>
    /// <param name="interleave">How many copies.</param>
    /// <param name="load">The expression that loads a buffer for a copy.</param>
    /// <param name="store">The statement that stores a value to a buffer for a copy.</param>
    public void Write(int interleave, Func<string, int, string> load, Func<string, string, int, string> store)
    {
        List<string> loaded = [.. variant.LoadedStates.Select(state => kernel.Buffers.States[state])];
        if (variant.LoadsGradient)
        {
            loaded.Insert(0, kernel.Buffers.Gradient);
        }

        if (variant.LoadsParameter)
        {
            loaded.Insert(0, kernel.Buffers.Parameter);
        }

        foreach (string buffer in loaded)
        {
            ForEachCopy(copy => $"{local} {buffer}{copy} = {load(Identifiers.Escape(buffer), copy)};");
        }

        writer.WriteLine();
        foreach (Statement statement in variant.Statements)
        {
            // A vector of truth values is a mask of the same type; a scalar one is not.
            bool isTruth = scalarTruth is not null && OpTable.Of(variant.Graph.Nodes[statement.Node].Op).IsBoolean;
            ForEachCopy(copy => $"{(isTruth ? scalarTruth : local)} {statement.Name}{copy} = {Expressions(copy).WriteOperation(statement.Node)};");
        }

        writer.WriteLine();
        foreach (Output output in variant.Graph.Outputs)
        {
            string buffer = kernel.Buffers.Of(output);
            ForEachCopy(copy => store(Identifiers.Escape(buffer), Expressions(copy).Write(output.Node), copy));
        }

        void ForEachCopy(Func<int, string> line)
        {
            for (int copy = 0; copy < interleave; copy++)
            {
                writer.WriteLine(line(copy));
            }
        }
    }

    private ExpressionWriter Expressions(int copy) => new(variant.Graph.Nodes, index => NameOf(index, copy), spelling);

    private string? NameOf(int index, int copy)
    {
        Node node = variant.Graph.Nodes[index];
        return node.Op switch
        {
            Op.Literal => literal(node.Value),
            Op.Uniform => Identifiers.Escape(kernel.Uniforms[node.A].Name),
            Op.Parameter or Op.Gradient or Op.State => kernel.Buffers.Of(node) + copy,
            _ => _locals.TryGetValue(index, out string? name) ? name + copy : null,
        };
    }
}
