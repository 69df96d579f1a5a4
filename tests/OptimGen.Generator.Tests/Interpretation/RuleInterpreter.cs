using System;
using System.Collections.Generic;
using System.Linq;
using OptimGen.Generator.Rules;

namespace OptimGen.Generator.Tests.Interpretation;

/// <summary>
/// Computes a rule as it was read: node by node, each for all elements, in double, with nothing lowered, shared or fused. It is independent
/// of all that makes kernels, and therefore an oracle for them.
/// </summary>
internal sealed class RuleInterpreter
{
    private readonly RuleModel _rule;
    private readonly double[] _hyperparameters;

    /// <summary>Takes the defaults of the rule.</summary>
    public RuleInterpreter(RuleModel rule)
    {
        _rule = rule;
        _hyperparameters = rule.Hyperparameters.Select(hyperparameter => hyperparameter.Default).ToArray();
    }

    /// <summary>Sets a hyperparameter by the name of its property.</summary>
    public void Set(string property, double value)
    {
        int index = _rule.Hyperparameters.Select(hyperparameter => hyperparameter.Property).ToList().IndexOf(property);
        if (index < 0)
        {
            throw new ArgumentException($"{_rule.Class.Name} has no {property}.", nameof(property));
        }

        _hyperparameters[index] = value;
    }

    /// <summary>The states as they are when step 1 begins; one that the tensor shares, once for each element.</summary>
    public double[][] CreateStates(IReadOnlyList<double> parameters) =>
        _rule.States.Select(state => parameters.Select(parameter => Initial(state, parameter)).ToArray()).ToArray();

    /// <summary>Starts states again with the hyperparameters as they are now, but for those that keep what was when they were created.</summary>
    public void BeginStates(double[][] states, IReadOnlyList<double> parameters)
    {
        double[][] begun = CreateStates(parameters);
        for (int state = 0; state < states.Length; state++)
        {
            if (!_rule.States[state].IsFixed)
            {
                begun[state].CopyTo(states[state], 0);
            }
        }
    }

    /// <summary>Computes step <paramref name="t"/> of one tensor in place, with one that is a vector unless it has a shape.</summary>
    public void Step(double[] parameters, double[] gradients, double[][] states, long t, params nint[] shape) =>
        Step([new InterpretedTensor(new ElementLayout(shape.Length == 0 ? [parameters.Length] : shape, 0, _rule.Graph.UsesBlocks), parameters, gradients, states)], t);

    /// <summary>Computes step <paramref name="t"/> of tensors that are stepped together, in place.</summary>
    public void Step(IReadOnlyList<InterpretedTensor> tensors, long t)
    {
        EquatableArray<Node> nodes = _rule.Graph.Nodes;
        Domain[] domains = DomainTable.Of(nodes);

        // Of each node a value for every element of every tensor.
        double[][][] values = new double[nodes.Count][][];
        for (int index = 0; index < values.Length; index++)
        {
            Node node = nodes[index];
            double[][] of = OpTable.Of(node.Op).Scope is null ? [] : values[node.A];
            bool isLargest = OpTable.Of(node.Op).IsLargest;
            values[index] = OpTable.Of(node.Op).Scope switch
            {
                Rules.ReductionScope.All => Same(Reduce(of.SelectMany(all => all), isLargest)),
                Rules.ReductionScope.Tensor => [.. tensors.Select((tensor, number) => Fill(tensor, Reduce(Once(tensor.Layout, of[number], domains[node.A]), isLargest)))],
                Rules.ReductionScope.Row => [.. tensors.Select((tensor, number) => Reduce(tensor.Layout, of[number], Domain.Row, isLargest))],
                Rules.ReductionScope.Column => [.. tensors.Select((tensor, number) => Reduce(tensor.Layout, of[number], Domain.Column, isLargest))],
                _ => [.. tensors.Select((tensor, number) => Compute(node, tensor, t, operand => values[operand][number], tensors))],
            };
        }

        for (int number = 0; number < tensors.Count; number++)
        {
            values[_rule.Graph.Parameter][number].CopyTo(tensors[number].Parameters, 0);
            for (int state = 0; state < tensors[number].States.Length; state++)
            {
                values[_rule.Graph.States[state]][number].CopyTo(tensors[number].States[state], 0);
            }
        }

        double[][] Same(double value) => [.. tensors.Select(tensor => Fill(tensor, value))];
    }

    private double[] Compute(Node node, InterpretedTensor tensor, long t, Func<int, double[]> operand, IReadOnlyList<InterpretedTensor> all)
    {
        switch (node.Op)
        {
            case Op.Parameter:
                return [.. tensor.Parameters];
            case Op.Gradient:
                return [.. tensor.Gradients];
            case Op.State or Op.UniformState or Op.RowState or Op.ColumnState:
                return [.. tensor.States[node.A]];
            case Op.Hyperparameter:
                return Fill(tensor, _hyperparameters[node.A]);
            case Op.StepNumber:
                return Fill(tensor, t);
            case Op.Shape when (ShapeValue)node.A == ShapeValue.TotalLength:
                return Fill(tensor, all.Sum(one => one.Layout.Count));
            case Op.Shape:
                return Fill(tensor, tensor.Layout.Size((ShapeValue)node.A));
            case Op.Literal:
                return Fill(tensor, node.Value);
            default:
                double[] a = operand(node.A);
                double[] b = node.Arity > 1 ? operand(node.B) : a;
                double[] c = node.Arity > 2 ? operand(node.C) : a;
                return [.. a.Select((value, element) => PlainArithmetic.Compute(node.Op, value, b[element], c[element]))];
        }
    }

    private static double[] Fill(InterpretedTensor tensor, double value) => [.. Enumerable.Repeat(value, tensor.Layout.Count)];

    /// <summary>What a row or a column has one value for counts once.</summary>
    private static IEnumerable<double> Once(ElementLayout layout, double[] values, Domain domain) =>
        Enumerable.Range(0, layout.CountOf(domain)).Select(place => values[layout.FirstOf(domain, place)]);

    /// <summary>One value of each row or column, given back to every element of it.</summary>
    private static double[] Reduce(ElementLayout layout, double[] values, Domain domain, bool isLargest)
    {
        double[] reduced = [.. Enumerable.Range(0, values.Length).GroupBy(element => layout.PlaceOf(domain, element))
            .OrderBy(group => group.Key)
            .Select(group => Reduce(group.Select(element => values[element]), isLargest))];
        return [.. values.Select((_, element) => reduced[layout.PlaceOf(domain, element)])];
    }

    private static double Reduce(IEnumerable<double> values, bool isLargest) =>
        isLargest ? values.Aggregate(double.NegativeInfinity, Math.Max) : AccurateSum.Of(values);

    private double Initial(StateModel state, double parameter) => state.Initially switch
    {
        InitialValueKind.Constant => state.InitialValue,
        InitialValueKind.Hyperparameter or InitialValueKind.Construction => _hyperparameters[state.InitialHyperparameter],
        InitialValueKind.Parameter => parameter,
        _ => 0,
    };
}
