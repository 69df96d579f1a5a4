using System;
using System.Linq;
using OptimGen.Generator.Kernels;
using OptimGen.Generator.Lowering;
using OptimGen.Generator.Rules;

namespace OptimGen.Generator.Emit;

/// <summary>
/// One kernel method: an interleaved loop and a masked one for what is left, around them a loop over the blocks of sums, or over rows, where
/// the pass needs it. Arithmetic is intrinsics only, no helper of ours and no generics: either exhausts the JIT's
/// inlining budget on long rules.
/// </summary>
internal sealed class KernelMethod
{
    /// <summary>The local below which a moment is stored as zero.</summary>
    public const string SmallestNormal = "smallestNormal";

    private readonly SourceWriter _writer;
    private readonly KernelModel _kernel;
    private readonly KernelPass _loop;
    private readonly LoopCode _code;
    private readonly LoopWriter _body;
    private readonly Output[] _sums;
    private readonly Output[] _columnSums;
    private readonly bool _isByRow;
    private readonly int _copies;

    private KernelMethod(SourceWriter writer, KernelModel kernel, KernelPass loop, LoopCode code)
    {
        _writer = writer;
        _kernel = kernel;
        _loop = loop;
        _code = code;
        _body = new LoopWriter(writer, kernel, loop, code);
        _columnSums = [.. loop.Reductions.Where(output => kernel.Reductions[output.Index].Scope == ReductionScope.Column)];
        _sums = [.. loop.Reductions.Except(_columnSums)];
        _isByRow = kernel.IsByRow && (loop.Reductions.Any() || loop.RowValues.Any() || loop.ColumnValues.Any());
        _copies = code.IsVector ? loop.Interleave(code.Registers, _sums.Length * code.Accumulators) : 1;
    }

    /// <summary>Writes the inside of a method whose parameters are those of <see cref="KernelArguments"/>.</summary>
    public static void Write(SourceWriter writer, KernelModel kernel, KernelPass loop, LoopCode code)
    {
        KernelMethod method = new(writer, kernel, loop, code);
        method.WriteInvariants();
        if (method._isByRow)
        {
            method.WriteRows();
        }
        else if (method._sums.Length > 0)
        {
            method.WriteBlocks();
        }
        else
        {
            method.WritePlain();
        }
    }

    private void WriteInvariants()
    {
        string type = _code.Type.Keyword;
        foreach (int index in _loop.Graph.Nodes.Where(node => node.Op == Op.Uniform).Select(node => node.A).Distinct().OrderBy(index => index))
        {
            string name = Identifiers.Escape(_kernel.Shared.Uniforms[index].Name);
            _writer.WriteLine($"{_code.Local} {name} = {_code.Broadcast($"({type})uniforms.{name}")};");
        }

        if (_loop.Graph.Nodes.Any(node => node.Op == Op.Flush) && !_code.HasFewRegisters)
        {
            _writer.WriteLine($"{_code.Local} {SmallestNormal} = {_code.SmallestNormal};");
        }

        foreach (Output sum in _sums.Where(_ => !_code.IsVector))
        {
            _writer.WriteLine($"global::System.Span<{type}> {BufferNames.Sum(sum.Index)} = stackalloc {type}[{_code.Type.SumLanes}];");
        }
    }

    /// <summary>All elements are alike, and nothing is collected.</summary>
    private void WritePlain()
    {
        if (!_code.IsVector)
        {
            using (_writer.WriteBlock("for (nuint i = 0; i < count; i++)"))
            {
                _body.Write(1, isMasked: false);
            }

            return;
        }

        _writer.WriteLine("nuint i = 0;");
        WriteInterleaved("count");
        _writer.WriteLine();
        WriteMasked($"for (; i < count; i += {_code.Lanes})", "count - i");
    }

    /// <summary>Sums are over blocks counted from the first element, and each leaves its part.</summary>
    private void WriteBlocks()
    {
        _writer.WriteLine("nuint i = 0;");
        using (_writer.WriteBlock("for (nuint block = 0; i < count; block++)"))
        {
            WriteSumBlock("count");
            foreach (Output sum in _sums)
            {
                _writer.WriteLine($"Unsafe.Add(ref {BufferNames.Parts(sum.Index)}, block) = {SumOfLanes(sum)};");
            }
        }
    }

    private void WriteRows()
    {
        string type = _code.Type.Keyword;
        _writer.WriteLine("nuint i = 0;");
        _writer.WriteLine("nuint rows = count / columns;");
        using (_writer.WriteBlock("for (nuint row = 0; row < rows; row++)"))
        {
            _writer.WriteLine("nuint rowEnd = i + columns;");
            _writer.WriteLine("nuint j = 0;");
            foreach (int value in _loop.RowValues)
            {
                _writer.WriteLine($"{_code.Local} {BufferNames.OfRow(value)} = {_code.Broadcast($"({type})Unsafe.Add(ref {BufferNames.RowValue(value)}, row)")};");
            }

            foreach (Output sum in _columnSums)
            {
                string parts = BufferNames.ColumnSum(sum.Index);
                string initial = IsLargest(sum) ? $"{type}.NegativeInfinity" : "0";
                _writer.WriteLine($"ref {type} {parts} = ref Unsafe.Add(ref {BufferNames.Parts(sum.Index)}, row / Lanes.RowGroup * columns);");
                using (_writer.WriteBlock("if (row % Lanes.RowGroup == 0)"))
                {
                    _writer.WriteLine($"Lanes.Fill(ref {parts}, columns, {initial});");
                }

                _writer.WriteLine();
            }

            foreach (Output sum in _sums)
            {
                _writer.WriteLine($"double {BufferNames.RowSum(sum.Index)} = {(IsLargest(sum) ? "double.NegativeInfinity" : "0")};");
            }

            if (_sums.Length == 0)
            {
                WriteRow();
                return;
            }

            using (_writer.WriteBlock("while (i < rowEnd)"))
            {
                WriteSumBlock("rowEnd");
                foreach (Output sum in _sums)
                {
                    string total = BufferNames.RowSum(sum.Index);
                    _writer.WriteLine(IsLargest(sum) ? $"{total} = global::System.Math.Max({total}, {SumOfLanes(sum)});" : $"{total} += {SumOfLanes(sum)};");
                }
            }

            _writer.WriteLine();
            foreach (Output sum in _sums)
            {
                _writer.WriteLine($"Unsafe.Add(ref {BufferNames.Parts(sum.Index)}, row) = {BufferNames.RowSum(sum.Index)};");
            }
        }
    }

    /// <summary>A row in which nothing is summed.</summary>
    private void WriteRow()
    {
        if (!_code.IsVector)
        {
            using (_writer.WriteBlock("for (; i < rowEnd; i++, j++)"))
            {
                _body.Write(1, isMasked: false);
            }

            return;
        }

        WriteInterleaved("rowEnd");
        _writer.WriteLine();
        WriteMasked($"for (; i < rowEnd; i += {_code.Lanes}, j += {_code.Lanes})", "rowEnd - i");
        _writer.WriteLine();
        _writer.WriteLine("i = rowEnd;");
    }

    /// <summary>The elements of a block: at most so many that sums in the elements' type stay exact enough.</summary>
    private void WriteSumBlock(string limit)
    {
        _writer.WriteLine("nuint first = i;");
        _writer.WriteLine($"nuint end = {limit} - i < Lanes.SumBlock ? {limit} : i + Lanes.SumBlock;");
        if (!_code.IsVector)
        {
            foreach (Output sum in _sums)
            {
                _writer.WriteLine($"{BufferNames.Sum(sum.Index)}.Fill({(IsLargest(sum) ? $"{_code.Type.Keyword}.NegativeInfinity" : "0")});");
            }

            using (_writer.WriteBlock($"for (; i < end; i++{(_isByRow ? ", j++" : "")})"))
            {
                _body.Write(1, isMasked: false);
            }

            _writer.WriteLine();
            return;
        }

        foreach (Output sum in _sums)
        {
            string initial = IsLargest(sum) ? _code.Broadcast($"{_code.Type.Keyword}.NegativeInfinity") : _code.Literal(0);
            for (int accumulator = 0; accumulator < _code.Accumulators; accumulator++)
            {
                _writer.WriteLine($"{_code.Local} {BufferNames.Sum(sum.Index)}{accumulator} = {initial};");
            }
        }

        WriteInterleaved("end");
        _writer.WriteLine();
        using (_writer.WriteBlock("if (i < end)"))
        {
            // Through all virtual lanes, so that each sum is back in its place.
            int lanes = _code.Type.SumLanes;
            _writer.WriteLine($"nuint stop = first + ((end - first + {lanes - 1}) / {lanes} * {lanes});");
            WriteMasked($"for (; i < stop; i += {_code.Lanes}{(_isByRow ? $", j += {_code.Lanes}" : "")})", "end - i");
            _writer.WriteLine();
            if (_isByRow)
            {
                _writer.WriteLine("j -= i - end;");
            }

            _writer.WriteLine("i = end;");
        }

        _writer.WriteLine();
    }

    private void WriteInterleaved(string end)
    {
        int step = _copies * _code.Lanes;
        using (_writer.WriteBlock($"for (; i + {step} <= {end}; i += {step}{(_isByRow ? $", j += {step}" : "")})"))
        {
            _body.Write(_copies, isMasked: false);
            Rotate(_copies);
        }
    }

    private void WriteMasked(string header, string remaining)
    {
        using (_writer.WriteBlock(header))
        {
            _writer.WriteLine($"{_code.Local} mask = {_code.Mask(remaining)};");
            _body.Write(1, isMasked: true);
            Rotate(1);
        }
    }

    /// <summary>The next vectors belong to the next virtual lanes: their sums move to the front.</summary>
    private void Rotate(int copies)
    {
        if (_code.Accumulators <= copies)
        {
            return;
        }

        foreach (Output sum in _sums)
        {
            string[] now = [.. Enumerable.Range(0, _code.Accumulators).Select(accumulator => BufferNames.Sum(sum.Index) + accumulator)];
            string[] next = [.. now.Skip(copies), .. now.Take(copies)];
            _writer.WriteLine($"({string.Join(", ", now)}) = ({string.Join(", ", next)});");
        }
    }

    private string SumOfLanes(Output sum)
    {
        string lanes = _code.IsVector
            ? string.Join(", ", Enumerable.Range(0, _code.Accumulators).Select(accumulator => BufferNames.Sum(sum.Index) + accumulator))
            : BufferNames.Sum(sum.Index);
        return $"Lanes.{(IsLargest(sum) ? "Largest" : "Sum")}({lanes})";
    }

    private bool IsLargest(Output sum) => _kernel.Reductions[sum.Index].IsLargest;
}
