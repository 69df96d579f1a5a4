using System;
using System.Collections.Generic;
using System.Linq;
using OptimGen.Generator.Kernels;
using OptimGen.Generator.Lowering;
using OptimGen.Generator.Rules;
using OptimGen.Generator.Tests.Interpretation;

namespace OptimGen.Generator.Tests.RandomRules;

/// <summary>
/// Runs a lowered rule in double as its generated code runs: pass after pass over the arrays, in place, what elements share beside the loops.
/// All that lowering decides is met here in a thousandth of the time that compiling takes; what emission writes is not.
/// </summary>
internal sealed class LoweredInterpreter
{
    private const double SmallestNormal = 2.2250738585072014e-308;

    private readonly KernelModel _kernel;
    private readonly SharedModel _shared;
    private readonly EquatableArray<Node> _nodes;
    private readonly Domain[] _domains;
    private readonly HashSet<int> _kept;

    public LoweredInterpreter(RuleModel rule)
    {
        _kernel = LoweringPipeline.Run(rule);
        _shared = _kernel.Shared;
        _nodes = _shared.Graph.Nodes;
        _domains = DomainTable.Of(_nodes);
        _kept = [.. _shared.Uniforms.Concat(_shared.RowValues).Concat(_shared.ColumnValues).Select(value => value.Node)];
    }

    /// <summary>One step of tensors that are stepped together, in place.</summary>
    public void Step(IReadOnlyList<InterpretedTensor> tensors, long t)
    {
        LoweredTensor[] stepped = [.. tensors.Select(tensor => new LoweredTensor(tensor, _kernel))];
        int total = tensors.Sum(tensor => tensor.Layout.Count);
        for (int pass = 0; pass < _kernel.PassCount; pass++)
        {
            foreach (LoweredTensor tensor in stepped)
            {
                ComputeShared(tensor, pass, t, total);
                if (_kernel.Variants[tensor.Variant][pass] is { } loop)
                {
                    RunLoop(tensor, loop);
                }
            }

            Combine(stepped, pass);
        }

        foreach (LoweredTensor tensor in stepped)
        {
            Commit(tensor);
        }
    }

    private void ComputeShared(LoweredTensor tensor, int pass, long t, int total)
    {
        ElementLayout layout = tensor.Tensor.Layout;
        for (int index = 0; index < _nodes.Count; index++)
        {
            Node node = _nodes[index];
            if (node.Arity == 0)
            {
                // Leaves are read anew in every pass.
                tensor.Shared[index] = Leaf(tensor, node, t, total);
            }
            else if (_shared.Passes[index] == pass)
            {
                double[] values = new double[layout.CountOf(_domains[index])];
                for (int place = 0; place < values.Length; place++)
                {
                    int here = place;
                    values[place] = PlainArithmetic.Compute(
                        node.Op, Operand(node.A), node.Arity > 1 ? Operand(node.B) : 0, node.Arity > 2 ? Operand(node.C) : 0);

                    double Operand(int operand)
                    {
                        bool isKept = _nodes[operand].Arity == 0 || _shared.Passes[operand] == pass || _kept.Contains(operand);
                        return isKept
                            ? tensor.Shared[operand]![_domains[operand] == Domain.Uniform ? 0 : here]
                            : throw new InvalidOperationException($"Node {operand} of pass {_shared.Passes[operand]} is not kept for pass {pass}.");
                    }
                }

                tensor.Shared[index] = values;
            }
        }

        foreach (ReducedValue reduced in _shared.Reduced.Where(reduced => _shared.Passes[reduced.Node] == pass))
        {
            tensor.Shared[reduced.Node]!.CopyTo(tensor.Collected[reduced.Reduction], 0);
        }

        for (int condition = 0; pass == 0 && condition < _shared.Conditions.Count; condition++)
        {
            bool isTrue = tensor.Shared[_shared.Conditions[condition].Node]![0] != 0;
            tensor.Variant += isTrue ? 0 : 1 << (_shared.Conditions.Count - 1 - condition);
        }
    }

    private double[] Leaf(LoweredTensor tensor, Node node, long t, int total) => node.Op switch
    {
        Op.Literal => [node.Value],
        Op.StepNumber => [t],
        Op.Hyperparameter => [_kernel.Rule.Hyperparameters[node.A].Default],
        Op.Shape => [(ShapeValue)node.A == ShapeValue.TotalLength ? total : tensor.Tensor.Layout.Size((ShapeValue)node.A)],
        Op.UniformState => Distinct(tensor.Tensor, node.A, Domain.Uniform),
        Op.RowState => Distinct(tensor.Tensor, node.A, Domain.Row),
        Op.ColumnState => Distinct(tensor.Tensor, node.A, Domain.Column),
        Op.Total or Op.RowTotal or Op.ColumnTotal => tensor.Totals[node.A],
        _ => throw new InvalidOperationException($"{node.Op} stands beside the loops."),
    };

    private static double[] Distinct(InterpretedTensor tensor, int state, Domain domain) =>
        [.. Enumerable.Range(0, tensor.Layout.CountOf(domain)).Select(place => tensor.States[state][tensor.Layout.FirstOf(domain, place)])];

    private void RunLoop(LoweredTensor tensor, KernelPass loop)
    {
        InterpretedTensor arrays = tensor.Tensor;
        EquatableArray<Node> nodes = loop.Graph.Nodes;
        double[] values = new double[nodes.Count];
        for (int element = 0; element < arrays.Layout.Count; element++)
        {
            for (int index = 0; index < values.Length; index++)
            {
                Node node = nodes[index];
                values[index] = node.Op switch
                {
                    Op.Literal => node.Value,
                    Op.Parameter => arrays.Parameters[element],
                    Op.Gradient => arrays.Gradients[element],
                    Op.State => arrays.States[node.A][element],
                    Op.Scratch => tensor.Scratch[node.A][element],
                    Op.Uniform => tensor.Shared[_shared.Uniforms[node.A].Node]![0],
                    Op.RowValue => tensor.Shared[_shared.RowValues[node.A].Node]![arrays.Layout.PlaceOf(Domain.Row, element)],
                    Op.ColumnValue => tensor.Shared[_shared.ColumnValues[node.A].Node]![arrays.Layout.PlaceOf(Domain.Column, element)],
                    Op.MultiplyAdd => Math.FusedMultiplyAdd(values[node.A], values[node.B], values[node.C]),
                    Op.Flush => Math.Abs(values[node.A]) < SmallestNormal ? 0 : values[node.A],
                    _ => PlainArithmetic.Compute(node.Op, values[node.A], node.Arity > 1 ? values[node.B] : 0, node.Arity > 2 ? values[node.C] : 0),
                };
            }

            foreach (Output output in loop.Graph.Outputs)
            {
                double[] target = output.Target switch
                {
                    AssignmentTarget.Parameter => arrays.Parameters,
                    AssignmentTarget.State => arrays.States[output.Index],
                    AssignmentTarget.Scratch => tensor.Scratch[output.Index],
                    _ => tensor.Collected[output.Index],
                };
                target[element] = values[output.Node];
            }
        }
    }

    private void Combine(LoweredTensor[] tensors, int pass)
    {
        for (int number = 0; number < _kernel.Reductions.Count; number++)
        {
            ReductionModel reduction = _kernel.Reductions[number];
            if (reduction.Pass != pass)
            {
                continue;
            }

            foreach (LoweredTensor tensor in tensors)
            {
                Domain domain = LoweredTensor.DomainOf(reduction);
                IEnumerable<double>[] groups = [.. tensor.Totals[number].Select((_, place) => domain == Domain.Uniform
                    ? tensor.Collected[number]
                    : tensor.Collected[number].Where((_, element) => tensor.Tensor.Layout.PlaceOf(domain, element) == place))];
                groups.Select(group => Reduce(group, reduction.IsLargest)).ToArray().CopyTo(tensor.Totals[number], 0);
            }

            if (reduction.Scope == Rules.ReductionScope.All)
            {
                double all = Reduce(tensors.Select(tensor => tensor.Totals[number][0]), reduction.IsLargest);
                Array.ForEach(tensors, tensor => tensor.Totals[number][0] = all);
            }
        }
    }

    private static double Reduce(IEnumerable<double> values, bool isLargest) =>
        isLargest ? values.Aggregate(double.NegativeInfinity, Math.Max) : AccurateSum.Of(values);

    private void Commit(LoweredTensor tensor)
    {
        foreach (SharedState state in _shared.States)
        {
            UniformValue value = state.Domain switch
            {
                Domain.Row => _shared.RowValues[state.Value],
                Domain.Column => _shared.ColumnValues[state.Value],
                _ => _shared.Uniforms[state.Value],
            };
            for (int element = 0; element < tensor.Tensor.Layout.Count; element++)
            {
                tensor.Tensor.States[state.State][element] = tensor.Shared[value.Node]![tensor.Tensor.Layout.PlaceOf(state.Domain, element)];
            }
        }
    }
}
