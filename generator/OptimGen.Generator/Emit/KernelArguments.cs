using System.Collections.Generic;
using System.Linq;
using OptimGen.Generator.Kernels;
using OptimGen.Generator.Rules;

namespace OptimGen.Generator.Emit;

/// <summary>What the loops of one pass take, the same for all variants and widths: as parameters, and as arguments where they are called.</summary>
internal sealed class KernelArguments
{
    private readonly KernelModel _kernel;
    private readonly ElementAccess _access;
    private readonly string _arithmetic;
    private readonly int[] _scratch;
    private readonly int[] _reductions;
    private readonly int[] _rowValues;
    private readonly int[] _columnValues;

    public KernelArguments(KernelModel kernel, int pass, ElementAccess access)
    {
        _kernel = kernel;
        _access = access;
        _arithmetic = access.Arithmetic.Keyword;
        KernelPass[] loops = [.. kernel.Variants.Select(variant => variant[pass]).OfType<KernelPass>()];
        _scratch = Used(loop => loop.LoadedScratch.Concat(loop.Stores.Where(output => output.Target == AssignmentTarget.Scratch).Select(output => output.Index)));
        _reductions = Used(loop => loop.Reductions.Select(output => output.Index));
        _rowValues = Used(loop => loop.RowValues);
        _columnValues = Used(loop => loop.ColumnValues);

        int[] Used(System.Func<KernelPass, IEnumerable<int>> select) => [.. loops.SelectMany(select).Distinct().OrderBy(index => index)];
    }

    /// <summary>As a method declares them, but for the width.</summary>
    public string Parameters()
    {
        List<string> parameters = [.. Arrays().Select(array => $"ref {_access.StoredAs(array)} {array}")];
        parameters.AddRange(_reductions.Select(reduction => $"ref {(IsColumn(reduction) ? _arithmetic : "double")} {BufferNames.Parts(reduction)}"));
        parameters.AddRange(_rowValues.Select(value => $"ref double {BufferNames.RowValue(value)}"));
        parameters.AddRange(_columnValues.Select(value => $"ref {_arithmetic} {BufferNames.ColumnValue(value)}"));
        parameters.Add("nuint count");
        if (_kernel.IsByRow)
        {
            parameters.Add("nuint columns");
        }

        parameters.Add("in StepUniforms uniforms");
        if (_access.HasNoise)
        {
            parameters.Add($"in global::OptimGen.RoundingNoise {ElementAccess.Noise}");
        }

        return string.Join(", ", parameters);
    }

    /// <summary>As one method of the kernels hands them to another.</summary>
    public string Passed() => string.Join(", ", Names().Select(name => $"ref {name}"))
        + (_kernel.IsByRow ? ", count, columns, in uniforms" : ", count, in uniforms")
        + (_access.HasNoise ? $", in {ElementAccess.Noise}" : "");

    /// <summary>As a call for no elements has them, which only compiles the loops.</summary>
    public string None()
    {
        IEnumerable<string> parts = _reductions.Select(reduction => None(IsColumn(reduction) ? _arithmetic : "double"));
        IEnumerable<string> all = Arrays().Select(array => None(_access.StoredAs(array)))
            .Concat(parts)
            .Concat(_rowValues.Select(_ => None("double")))
            .Concat(_columnValues.Select(_ => None(_arithmetic)));
        return string.Join(", ", all.Select(name => $"ref {name}"))
            + (_kernel.IsByRow ? ", 0, 1, in uniforms" : ", 0, in uniforms")
            + (_access.HasNoise ? ", default" : "");
    }

    /// <summary>The types of which a call for no elements needs a value, with its name, beside the parameters'.</summary>
    public IEnumerable<(string Type, string Name)> OtherTypes()
    {
        if (_access.Type.IsNarrow && (_access.HasMasterCopy || Arrays().Skip(2).Any() || _columnValues.Length > 0 || _reductions.Any(IsColumn)))
        {
            yield return (_arithmetic, None(_arithmetic));
        }

        if (_arithmetic != "double" && (_reductions.Any(reduction => !IsColumn(reduction)) || _rowValues.Length > 0))
        {
            yield return ("double", None("double"));
        }
    }

    /// <summary>As the step hands over a range of a tensor, one line each.</summary>
    public IEnumerable<string> OfRange()
    {
        yield return "ref global::System.Runtime.CompilerServices.Unsafe.Add(ref parameters, start)";
        yield return "ref global::System.Runtime.CompilerServices.Unsafe.Add(ref gradients, start)";
        for (int state = 0; state < _kernel.Rule.States.Count; state++)
        {
            if (_kernel.Rule.States[state].Shape == StateShape.Element)
            {
                yield return $"ref global::System.Runtime.CompilerServices.Unsafe.Add(ref state.Buffer<{_arithmetic}>({state}), start)";
            }
        }

        if (_access.HasMasterCopy)
        {
            yield return $"ref global::System.Runtime.CompilerServices.Unsafe.Add(ref state.Buffer<{_arithmetic}>({_kernel.Rule.States.Count}), start)";
        }

        foreach (int array in _scratch)
        {
            yield return $"ref global::System.Runtime.CompilerServices.Unsafe.Add(ref state.Scratch<{_arithmetic}>({array}), start)";
        }

        foreach (int reduction in _reductions)
        {
            yield return IsColumn(reduction) ? $"ref state.ColumnPart<{_arithmetic}>({reduction}, start)" : $"ref state.Part({reduction}, start)";
        }

        string columns = _kernel.Rule.Graph.UsesBlocks ? "state.BlockLength" : "state.Columns";
        foreach (int value in _rowValues)
        {
            yield return $"ref global::System.Runtime.CompilerServices.Unsafe.Add(ref state.RowValues({value}), start / {columns})";
        }

        foreach (int value in _columnValues)
        {
            yield return $"ref state.NarrowColumnValues<{_arithmetic}>({value})";
        }

        yield return "(nuint)length";
        if (_kernel.IsByRow)
        {
            yield return $"(nuint){columns}";
        }

        yield return "in uniforms";
        if (_access.HasNoise)
        {
            yield return "state.Noise(start)";
        }
    }

    /// <summary>Everything with a value for each element; the master copy stands behind the states, as in <c>OptimizerState</c>.</summary>
    private IEnumerable<string> Arrays()
    {
        IEnumerable<string> arrays = _kernel.Buffers.Arrays(_kernel.Rule).Select(Identifiers.Escape);
        return (_access.HasMasterCopy ? arrays.Append(ElementAccess.MasterCopy) : arrays).Concat(_scratch.Select(BufferNames.Scratch));
    }

    private string None(string type) => type == _access.Type.Keyword ? "none" : type == _arithmetic ? "noState" : "noPart";

    private IEnumerable<string> Names() =>
        Arrays()
            .Concat(_reductions.Select(BufferNames.Parts))
            .Concat(_rowValues.Select(BufferNames.RowValue))
            .Concat(_columnValues.Select(BufferNames.ColumnValue));

    private bool IsColumn(int reduction) => _kernel.Reductions[reduction].Scope == ReductionScope.Column;
}
