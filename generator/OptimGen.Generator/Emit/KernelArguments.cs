using System.Collections.Generic;
using System.Linq;
using OptimGen.Generator.Kernels;
using OptimGen.Generator.Rules;

namespace OptimGen.Generator.Emit;

/// <summary>What the loops of one pass take, the same for all variants and widths: as parameters, and as arguments where they are called.</summary>
internal sealed class KernelArguments
{
    private readonly KernelModel _kernel;
    private readonly int[] _scratch;
    private readonly int[] _reductions;
    private readonly int[] _rowValues;
    private readonly int[] _columnValues;

    public KernelArguments(KernelModel kernel, int pass)
    {
        _kernel = kernel;
        KernelPass[] loops = [.. kernel.Variants.Select(variant => variant[pass]).OfType<KernelPass>()];
        _scratch = Used(loop => loop.LoadedScratch.Concat(loop.Stores.Where(output => output.Target == AssignmentTarget.Scratch).Select(output => output.Index)));
        _reductions = Used(loop => loop.Reductions.Select(output => output.Index));
        _rowValues = Used(loop => loop.RowValues);
        _columnValues = Used(loop => loop.ColumnValues);

        int[] Used(System.Func<KernelPass, IEnumerable<int>> select) => [.. loops.SelectMany(select).Distinct().OrderBy(index => index)];
    }

    /// <summary>As a method declares them, but for the width.</summary>
    public string Parameters(ElementType type)
    {
        List<string> parameters = [.. _kernel.Buffers.Arrays(_kernel.Rule).Select(buffer => $"ref {type.Keyword} {Identifiers.Escape(buffer)}")];
        parameters.AddRange(_scratch.Select(array => $"ref {type.Keyword} {BufferNames.Scratch(array)}"));
        parameters.AddRange(_reductions.Select(reduction => $"ref {(IsColumn(reduction) ? type.Keyword : "double")} {BufferNames.Parts(reduction)}"));
        parameters.AddRange(_rowValues.Select(value => $"ref double {BufferNames.RowValue(value)}"));
        parameters.AddRange(_columnValues.Select(value => $"ref {type.Keyword} {BufferNames.ColumnValue(value)}"));
        parameters.Add("nuint count");
        if (_kernel.IsByRow)
        {
            parameters.Add("nuint columns");
        }

        parameters.Add("in StepUniforms uniforms");
        return string.Join(", ", parameters);
    }

    /// <summary>As one method of the kernels hands them to another.</summary>
    public string Passed() => string.Join(", ", Names().Select(name => $"ref {name}")) + (_kernel.IsByRow ? ", count, columns, in uniforms" : ", count, in uniforms");

    /// <summary>As a call for no elements has them, which only compiles the loops.</summary>
    public string None(ElementType type)
    {
        IEnumerable<string> arrays = _kernel.Buffers.Arrays(_kernel.Rule).Concat(_scratch.Select(BufferNames.Scratch)).Select(_ => "ref none");
        IEnumerable<string> parts = _reductions.Select(reduction => IsColumn(reduction) || type.Keyword == "double" ? "ref none" : "ref noPart");
        IEnumerable<string> rows = _rowValues.Select(_ => type.Keyword == "double" ? "ref none" : "ref noPart");
        IEnumerable<string> columns = _columnValues.Select(_ => "ref none");
        return string.Join(", ", arrays.Concat(parts).Concat(rows).Concat(columns)) + (_kernel.IsByRow ? ", 0, 1, in uniforms" : ", 0, in uniforms");
    }

    /// <summary>Whether a call for no elements needs a double of another type than the elements'.</summary>
    public bool NeedsParts => _reductions.Any(reduction => !IsColumn(reduction)) || _rowValues.Length > 0;

    /// <summary>As the step hands over a range of a tensor, one line each.</summary>
    public IEnumerable<string> OfRange(ElementType type)
    {
        yield return "ref global::System.Runtime.CompilerServices.Unsafe.Add(ref parameters, start)";
        yield return "ref global::System.Runtime.CompilerServices.Unsafe.Add(ref gradients, start)";
        for (int state = 0; state < _kernel.Rule.States.Count; state++)
        {
            if (_kernel.Rule.States[state].Shape == StateShape.Element)
            {
                yield return $"ref global::System.Runtime.CompilerServices.Unsafe.Add(ref state.Buffer<{type.Keyword}>({state}), start)";
            }
        }

        foreach (int array in _scratch)
        {
            yield return $"ref global::System.Runtime.CompilerServices.Unsafe.Add(ref state.Scratch<{type.Keyword}>({array}), start)";
        }

        foreach (int reduction in _reductions)
        {
            yield return IsColumn(reduction) ? $"ref state.ColumnPart<{type.Keyword}>({reduction}, start)" : $"ref state.Part({reduction}, start)";
        }

        string columns = _kernel.Rule.Graph.UsesBlocks ? "state.BlockLength" : "state.Columns";
        foreach (int value in _rowValues)
        {
            yield return $"ref global::System.Runtime.CompilerServices.Unsafe.Add(ref state.RowValues({value}), start / {columns})";
        }

        foreach (int value in _columnValues)
        {
            yield return $"ref state.NarrowColumnValues<{type.Keyword}>({value})";
        }

        yield return "(nuint)length";
        if (_kernel.IsByRow)
        {
            yield return $"(nuint){columns}";
        }

        yield return "in uniforms";
    }

    private IEnumerable<string> Names() =>
        _kernel.Buffers.Arrays(_kernel.Rule).Select(Identifiers.Escape)
            .Concat(_scratch.Select(BufferNames.Scratch))
            .Concat(_reductions.Select(BufferNames.Parts))
            .Concat(_rowValues.Select(BufferNames.RowValue))
            .Concat(_columnValues.Select(BufferNames.ColumnValue));

    private bool IsColumn(int reduction) => _kernel.Reductions[reduction].Scope == ReductionScope.Column;
}
