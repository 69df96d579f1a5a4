using System;
using System.Collections.Generic;
using System.Linq;
using OptimGen.Generator.Formulas;
using OptimGen.Generator.Kernels;
using OptimGen.Generator.Lowering;
using OptimGen.Generator.Rules;

namespace OptimGen.Generator.Emit;

/// <summary>
/// Writes what is computed before one pass: first what is uniform, then row by row, then column by column. What earlier passes have kept is
/// read from where they kept it.
/// </summary>
internal sealed class SharedStageWriter
{
    private readonly SourceWriter _writer;
    private readonly KernelModel _kernel;
    private readonly SharedModel _shared;
    private readonly EquatableArray<Node> _nodes;
    private readonly Domain[] _domains;
    private readonly int[] _uses;
    private readonly int _pass;
    private readonly bool[] _isNeeded;
    private readonly Dictionary<int, string> _kept = [];
    private readonly Dictionary<int, string> _locals = [];
    private readonly Namer _namer = new();

    public SharedStageWriter(SourceWriter writer, KernelModel kernel, int pass)
    {
        _writer = writer;
        _kernel = kernel;
        _shared = kernel.Shared;
        _nodes = _shared.Graph.Nodes;
        _domains = DomainTable.Of(_nodes);
        _uses = _shared.Graph.CountUses();
        _pass = pass;
        _isNeeded = FindNeeded();
        foreach (UniformValue value in _shared.Conditions.Concat(_shared.Uniforms).Concat(_shared.RowValues).Concat(_shared.ColumnValues))
        {
            _kept[value.Node] = Identifiers.Escape(value.Name);
            _namer.Claim(value.Name);
        }

        foreach (HyperparameterModel hyperparameter in kernel.Rule.Hyperparameters)
        {
            _namer.Reserve(hyperparameter.Field);
        }
    }

    public void Write()
    {
        WriteLocals(Domain.Uniform, place: "0");
        WriteKept();
        WriteEach(Domain.Row, "row", "RowValues", _shared.RowValues);
        WriteEach(Domain.Column, "column", "ColumnValues", _shared.ColumnValues);
    }

    /// <summary>What is computed now, and the leaves and kept values that it is computed from.</summary>
    private bool[] FindNeeded()
    {
        bool[] needed = new bool[_nodes.Count];
        for (int index = _nodes.Count - 1; index >= 0; index--)
        {
            needed[index] |= _shared.Passes[index] == _pass && (_nodes[index].Arity > 0 || IsKept(index));
            for (int operand = 0; _shared.Passes[index] == _pass && needed[index] && operand < _nodes[index].Arity; operand++)
            {
                needed[_nodes[index].Operand(operand)] = true;
            }
        }

        return needed;
    }

    private bool IsKept(int index) =>
        _shared.Uniforms.Concat(_shared.RowValues).Concat(_shared.ColumnValues).Any(value => value.Node == index)
        || _shared.Reduced.Any(reduced => reduced.Node == index);

    /// <summary>Hyperparameters and the like first, then what has a name, is used twice, or is kept.</summary>
    private void WriteLocals(Domain domain, string place)
    {
        ExpressionWriter expressions = new(_nodes, NameOf, Spelling.Double);
        int[] lengths = new int[_nodes.Count];
        for (int index = 0; index < _nodes.Count; index++)
        {
            Node node = _nodes[index];
            if (_domains[index] != domain || !_isNeeded[index] || node.Op == Op.Literal)
            {
                continue;
            }

            bool isEarlier = _shared.Passes[index] < _pass && node.Arity > 0;
            int length = ExpressionLength.Of(node, operand => lengths[operand]);
            bool isLocal = isEarlier || node.Arity == 0 || _uses[index] > 1 || _shared.Graph.Names[index].Length > 0 || _kept.ContainsKey(index)
                || _shared.Reduced.Any(reduced => reduced.Node == index);
            if (!isLocal && ExpressionLength.Fits(length))
            {
                lengths[index] = length;
                continue;
            }

            string type = OpTable.Of(node.Op).IsBoolean ? "bool" : "double";
            string value = isEarlier ? Read(index, domain) : LeafOf(node, place) ?? expressions.WriteOperation(index);
            _locals[index] = _kept.TryGetValue(index, out string? kept)
                ? kept
                : Identifiers.Escape(_namer.Claim(UniformNaming.Describe(_shared.Graph, index, _kernel.Rule)));
            _writer.WriteLine($"{type} {_locals[index]} = {value};");
        }
    }

    private string? NameOf(int index) =>
        _nodes[index].Op == Op.Literal ? Literals.Double(_nodes[index].Value) : _locals.TryGetValue(index, out string? name) ? name : null;

    private string? LeafOf(Node node, string place) => node.Op switch
    {
        Op.StepNumber => "state.Step + 1",
        Op.UniformState => UniformsEmitter.SharedState(_kernel.Rule, node.A, "0"),
        Op.RowState or Op.ColumnState => UniformsEmitter.SharedState(_kernel.Rule, node.A, place),
        Op.Total => $"state.Total({node.A})",
        Op.RowTotal or Op.ColumnTotal => At($"state.Reduced({node.A})", place),
        Op.Hyperparameter => ValueOf(_kernel.Rule.Hyperparameters[node.A]),
        Op.Shape => (ShapeValue)node.A == ShapeValue.Rank ? "state.Shape.Count" : $"state.{(ShapeValue)node.A}",
        _ => null,
    };

    /// <summary>What an earlier pass has kept.</summary>
    private string Read(int index, Domain domain)
    {
        string kept = domain switch
        {
            Domain.Row => At($"state.RowValues({PlaceOf(_shared.RowValues, index)})", "row"),
            Domain.Column => At($"state.ColumnValues({PlaceOf(_shared.ColumnValues, index)})", "column"),
            _ => $"uniforms.{_kept[index]}",
        };
        return OpTable.Of(_nodes[index].Op).IsBoolean ? $"{kept} != 0" : kept;
    }

    private void WriteKept()
    {
        _writer.WriteLine();
        foreach (UniformValue value in _shared.Uniforms.Where(IsOfThisPass))
        {
            _writer.WriteLine($"uniforms.{Identifiers.Escape(value.Name)} = {Number(value.Node)};");
        }

        if (_pass == 0 && _shared.Conditions.Count > 0)
        {
            IEnumerable<string> bits = _shared.Conditions.Select((condition, index) =>
                $"({_locals[condition.Node]} ? 0 : {1 << (_shared.Conditions.Count - 1 - index)})");
            _writer.WriteLine($"uniforms.variant = {string.Join(" + ", bits)};");
        }
    }

    /// <summary>What is computed for each row or column.</summary>
    private void WriteEach(Domain domain, string place, string array, EquatableArray<UniformValue> values)
    {
        ReducedValue[] reduced = [.. _shared.Reduced.Where(value => _domains[value.Node] == domain && _shared.Passes[value.Node] == _pass)];
        if (!values.Any(IsOfThisPass) && reduced.Length == 0)
        {
            return;
        }

        string count = domain == Domain.Column ? "state.Columns" : _kernel.Rule.Graph.UsesBlocks ? "state.Blocks" : "state.Rows";
        _writer.WriteLine();
        using (_writer.WriteBlock($"for (nint {place} = 0; {place} < {count}; {place}++)"))
        {
            WriteLocals(domain, place);
            for (int index = 0; index < values.Count; index++)
            {
                if (IsOfThisPass(values[index]))
                {
                    _writer.WriteLine($"{At($"state.{array}({index})", place)} = {Number(values[index].Node)};");
                }
            }

            foreach (ReducedValue value in reduced)
            {
                _writer.WriteLine($"{At($"state.Reduced({value.Reduction})", place)} = {Number(value.Node)};");
            }
        }
    }

    private bool IsOfThisPass(UniformValue value) => _shared.Passes[value.Node] == _pass;

    private string Number(int index) =>
        _nodes[index].Op == Op.Literal ? Literals.Double(_nodes[index].Value)
        : OpTable.Of(_nodes[index].Op).IsBoolean ? $"{_locals[index]} ? 1.0 : 0.0"
        : _locals[index];

    private static int PlaceOf(EquatableArray<UniformValue> values, int node) => values.Select(value => value.Node).ToList().IndexOf(node);

    private static string At(string first, string place) => $"global::System.Runtime.CompilerServices.Unsafe.Add(ref {first}, {place})";

    /// <summary>Its value as a number: a rule takes a Boolean one as 1 or 0.</summary>
    private static string ValueOf(HyperparameterModel hyperparameter) =>
        hyperparameter.Kind == HyperparameterKind.Boolean ? $"{hyperparameter.Field} ? 1.0 : 0.0" : hyperparameter.Field;
}
