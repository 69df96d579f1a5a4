using System;
using System.Collections.Generic;
using System.Linq;
using OptimGen.Generator.Rules;
using OptimGen.Generator.Tests.Interpretation;

namespace OptimGen.Generator.Tests.RandomRules;

/// <summary>
/// Computes a rule as it was read, in double, and with every value a bound of what rounding at each operation can do to it: Higham's running
/// error analysis. Conditions that rounding may turn are followed both ways. So the bound holds however badly a rule is conditioned; where
/// it is conditioned well, it is small.
/// </summary>
/// <param name="rule">The rule, of which the defaults are taken.</param>
/// <param name="roundoff">Half the distance from 1 to the next number of the type that is compared.</param>
/// <param name="largest">What is larger counts as unknown.</param>
/// <param name="smallest">What may be lost of a result that is nearly zero.</param>
internal sealed class BoundedInterpreter(RuleModel rule, double roundoff, double largest, double smallest)
{
    /// <summary>Half the distance from 1 to the next double.</summary>
    public const double DoubleRoundoff = 1.0 / (1L << 53);

    private readonly Domain[] _domains = DomainTable.Of(rule.Graph.Nodes);
    private readonly BoundedArithmetic _arithmetic = new(largest, smallest);
    private readonly BoundedReductions _reductions = new(roundoff, largest);

    /// <summary>One step of tensors that are stepped together, in place.</summary>
    public void Step(IReadOnlyList<BoundedTensor> tensors, long t)
    {
        // Of each node a value for every element of every tensor; one that is the same for all of a tensor, once.
        Bounded[][][] values = new Bounded[rule.Graph.Nodes.Count][][];
        for (int index = 0; index < values.Length; index++)
        {
            Node node = rule.Graph.Nodes[index];
            values[index] = OpTable.Of(node.Op).Scope is { } scope
                ? _reductions.Reduce(scope, OpTable.Of(node.Op).IsLargest, tensors, values[node.A], _domains[node.A])
                : [.. tensors.Select((tensor, number) => Compute(index, number, tensors, t, values))];
        }

        for (int number = 0; number < tensors.Count; number++)
        {
            BoundedTensor tensor = tensors[number];
            for (int element = 0; element < tensor.Layout.Count; element++)
            {
                tensor.Parameters[element] = Stored(rule.Graph.Parameter, number, element, Rules.StateShape.Element, values);
                for (int state = 0; state < tensor.States.Length; state++)
                {
                    tensor.States[state][element] = Stored(rule.Graph.States[state], number, element, rule.States[state].Shape, values);
                }
            }
        }
    }

    /// <summary>What a state is when step 1 begins.</summary>
    public Bounded Initial(StateModel state, double parameter) => state.Initially switch
    {
        InitialValueKind.Constant => InitialOf(state, state.InitialValue),
        InitialValueKind.Hyperparameter or InitialValueKind.Construction =>
            InitialOf(state, rule.Hyperparameters[state.InitialHyperparameter].Default),
        InitialValueKind.Parameter => new Bounded(parameter, 0),
        _ => default,
    };

    /// <summary>What elements share is in double.</summary>
    private Bounded InitialOf(StateModel state, double value) =>
        state.Shape == Rules.StateShape.Element ? Narrowed(new Bounded(value, 0)) : new Bounded(value, 0);

    private Bounded Narrowed(Bounded value) => roundoff > DoubleRoundoff && value.Value != 0
        ? value with { Error = value.Error + (Math.Abs(value.Value) * roundoff) + smallest }
        : value;

    private Bounded[] Compute(int index, int number, IReadOnlyList<BoundedTensor> tensors, long t, Bounded[][][] values)
    {
        Node node = rule.Graph.Nodes[index];
        BoundedTensor tensor = tensors[number];
        switch (node.Op)
        {
            case Op.Parameter:
                return [.. tensor.Parameters];
            case Op.Gradient:
                return [.. tensor.Gradients.Select(gradient => new Bounded(gradient, 0))];
            case Op.UniformState:
                return [tensor.States[node.A][0]];
            case Op.State or Op.RowState or Op.ColumnState:
                return [.. tensor.States[node.A]];
            case Op.Hyperparameter:
                return [new Bounded(rule.Hyperparameters[node.A].Default, 0)];
            case Op.StepNumber:
                return [new Bounded(t, 0)];
            case Op.Literal:
                return [new Bounded(node.Value, 0)];
            case Op.Shape when (ShapeValue)node.A == ShapeValue.TotalLength:
                return [new Bounded(tensors.Sum(one => one.Layout.Count), 0)];
            case Op.Shape:
                return [new Bounded(tensor.Layout.Size((ShapeValue)node.A), 0)];
        }

        bool isShared = _domains[index] != Domain.Element;
        Bounded[] results = new Bounded[_domains[index] == Domain.Uniform ? 1 : tensor.Layout.Count];
        for (int element = 0; element < results.Length; element++)
        {
            results[element] = _arithmetic.Compute(
                node.Op,
                Operand(node.A, number, element, isShared, values),
                node.Arity > 1 ? Operand(node.B, number, element, isShared, values) : default,
                node.Arity > 2 ? Operand(node.C, number, element, isShared, values) : default,
                isShared ? DoubleRoundoff : roundoff);
        }

        return results;
    }

    private Bounded Stored(int index, int number, int element, Rules.StateShape shape, Bounded[][][] values)
    {
        Bounded value = Operand(index, number, element, isUserShared: shape != Rules.StateShape.Element, values);
        return value with { Error = value.Error + (value.Value == 0 && value.Error == 0 ? 0 : smallest) };
    }

    /// <summary>A value as an operation meets it: what elements share is computed in double, and narrowed where varying values meet it.</summary>
    private Bounded Operand(int index, int number, int element, bool isUserShared, Bounded[][][] values)
    {
        Bounded value = values[index][number][_domains[index] == Domain.Uniform ? 0 : element];
        return _domains[index] == Domain.Element || isUserShared || OpTable.Of(rule.Graph.Nodes[index].Op).IsBoolean ? value : Narrowed(value);
    }
}
