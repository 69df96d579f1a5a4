using System;
using System.Collections.Generic;
using OptimGen.Generator.Rules;

namespace OptimGen.Generator.Analysis.Units;

/// <summary>What a rule says about the units of its values: a unit for every node, and which of them must be one.</summary>
internal sealed class UnitSystem
{
    private readonly RuleModel _rule;
    private readonly Predicate<int> _isSplit;
    private readonly bool[] _isInnerSign;
    private readonly bool[] _changesWithSteps;
    private readonly UnitForm[] _units;
    private readonly UnitForm[] _hyperparameters;
    private readonly UnitForm[] _states;
    private readonly List<UnitConstraint> _constraints = [];
    private readonly List<PowerUnit> _powers = [];
    private readonly List<HyperparameterUse> _uses = [];

    /// <summary>Reads a rule.</summary>
    /// <param name="rule">The rule.</param>
    /// <param name="isSplit">Which hyperparameters have a unit of their own at every use.</param>
    public UnitSystem(RuleModel rule, Predicate<int> isSplit)
    {
        _rule = rule;
        _isSplit = isSplit;
        _isInnerSign = SignPattern.InnerNodes(rule.Graph);
        _changesWithSteps = FindChanging(rule.Graph);
        _units = new UnitForm[rule.Graph.Nodes.Count];
        _hyperparameters = new UnitForm[rule.Hyperparameters.Count];
        for (int index = 0; index < _hyperparameters.Length; index++)
        {
            HyperparameterModel model = rule.Hyperparameters[index];
            _hyperparameters[index] = model.Kind == HyperparameterKind.Boolean ? UnitForm.None
                : Solver.Add(UsualUnits.IsLearningRate(model) ? UnitRank.LearningRate : UnitRank.Hyperparameter, model.Symbol);
        }

        _states = new UnitForm[rule.States.Count];
        for (int index = 0; index < _states.Length; index++)
        {
            _states[index] = Solver.Add(UnitRank.State, rule.States[index].Symbol);
        }

        for (int index = 0; index < _units.Length; index++)
        {
            _units[index] = UnitOf(index, rule.Graph.Nodes[index]);
        }

        AddEnds();
    }

    public UnitSolver Solver { get; } = new();

    /// <summary>The units of nodes; meaningless for truth values.</summary>
    public IReadOnlyList<UnitForm> Units => _units;

    public IReadOnlyList<UnitForm> Hyperparameters => _hyperparameters;

    /// <summary>What must be, in the order of the nodes and then of the states.</summary>
    public IReadOnlyList<UnitConstraint> Constraints => _constraints;

    /// <summary>Powers with exponents that are not known.</summary>
    public IReadOnlyList<PowerUnit> Powers => _powers;

    /// <summary>The uses of hyperparameters that have a unit at each.</summary>
    public IReadOnlyList<HyperparameterUse> Uses => _uses;

    private UnitForm UnitOf(int index, Node node)
    {
        UnitForm A() => Operand(node.A, index);
        UnitForm B() => Operand(node.B, index);
        switch (node.Op)
        {
            case Op.Parameter:
                return UnitForm.Parameter;
            case Op.Gradient:
                return UnitForm.Gradient;
            case Op.State or Op.UniformState or Op.RowState or Op.ColumnState:
                return _states[node.A];
            case Op.Hyperparameter:
                return _hyperparameters[node.A];
            case Op.Negate or Op.Abs:
                return A();
            case Op.Sum or Op.SumAll or Op.RowSum or Op.ColumnSum or Op.Largest or Op.LargestAll or Op.RowLargest or Op.ColumnLargest:
                return A();
            case Op.CopySign:
                // Of the second operand only the sign counts.
                return A();
            case Op.Sqrt:
                return A().ToPower(Rational.Of(1, 2));
            case Op.Exp or Op.Log or Op.Log2 or Op.Sin or Op.Cos or Op.Tanh or Op.Floor or Op.Ceiling or Op.Truncate or Op.Round:
                RequirePlain(index, node.A, A());
                return UnitForm.None;
            case Op.Add or Op.Subtract or Op.Minimum or Op.Maximum or Op.Remainder or Op.Hypot or Op.MinimumMagnitude or Op.MaximumMagnitude:
                return Unify(index, node.A, node.B);
            case Op.Less or Op.LessOrEqual or Op.Greater or Op.GreaterOrEqual or Op.Equal or Op.NotEqual:
                Unify(index, node.A, node.B);
                return UnitForm.None;
            case Op.Select:
                return SignPattern.Matches(_rule.Graph, index) || _isInnerSign[index] ? UnitForm.None : Unify(index, node.B, node.C);
            case Op.Multiply or Op.Divide when HasAnyUnit(node.A) || HasAnyUnit(node.B):
                return Solver.Add(UnitRank.Anonymous);
            case Op.Multiply:
                return A().Times(B());
            case Op.Divide:
                return A().Over(B());
            case Op.Power:
                return Power(index, node);
            case Op.AnyUnit:
                return Solver.Add(UnitRank.Anonymous);
            default:
                return UnitForm.None;
        }
    }

    private UnitForm Power(int index, Node node)
    {
        UnitForm value = Operand(node.A, index);
        if (_rule.Graph.Nodes[node.B] is { Op: Op.Literal, Value: double exponent } && Rational.Near(exponent) is { } power)
        {
            return value.ToPower(power);
        }

        RequirePlain(index, node.B, Operand(node.B, index));
        if (_changesWithSteps[node.B])
        {
            // A unit that changes from step to step is none.
            RequirePlain(index, node.A, value);
            return UnitForm.None;
        }

        if (value.IsNone)
        {
            return UnitForm.None;
        }

        UnitForm result = Solver.Add(UnitRank.Anonymous);
        _powers.Add(new PowerUnit(new UnitConstraint(UnitConstraintKind.PlainNumber, index, index, -1, result, UnitForm.None), value));
        return result;
    }

    private UnitForm Unify(int node, int first, int second)
    {
        if (HasAnyUnit(first) || HasAnyUnit(second))
        {
            return Operand(HasAnyUnit(first) ? second : first, node);
        }

        UnitForm left = Operand(first, node);
        UnitForm right = Operand(second, node);
        _constraints.Add(new UnitConstraint(UnitConstraintKind.Operands, node, first, second, left, right));
        return left;
    }

    private void RequirePlain(int node, int operand, UnitForm unit) =>
        _constraints.Add(new UnitConstraint(UnitConstraintKind.PlainNumber, node, operand, -1, unit, UnitForm.None));

    private void AddEnds()
    {
        for (int index = 0; index < _states.Length; index++)
        {
            StateModel state = _rule.States[index];
            if (state.Initially is InitialValueKind.Parameter or InitialValueKind.Hyperparameter or InitialValueKind.Construction)
            {
                UnitForm first = state.Initially == InitialValueKind.Parameter ? UnitForm.Parameter
                    : Use(state.InitialHyperparameter, user: -1, index);
                _constraints.Add(new UnitConstraint(UnitConstraintKind.StateAtStart, -1, index, -1, _states[index], first));
            }

            int end = _rule.Graph.States[index];
            _constraints.Add(new UnitConstraint(UnitConstraintKind.StateAtEnd, end, index, end, _states[index], Operand(end, user: -1, index)));
        }

        foreach (int root in _rule.Graph.Roots)
        {
            _constraints.Add(new UnitConstraint(UnitConstraintKind.ParameterAtEnd, root, root, -1, Operand(root, user: -1), UnitForm.Parameter));
        }

        int last = _rule.Graph.Parameter;
        _constraints.Add(new UnitConstraint(UnitConstraintKind.ParameterAtEnd, last, last, -1, Operand(last, user: -1), UnitForm.Parameter));
    }

    /// <summary>The unit of a node where it is used.</summary>
    private UnitForm Operand(int node, int user, int state = -1) => _rule.Graph.Nodes[node] switch
    {
        { Op: Op.Hyperparameter } leaf => Use(leaf.A, user, state),
        _ => HasAnyUnit(node) ? Solver.Add(UnitRank.Anonymous) : _units[node],
    };

    /// <summary>Zero and infinity have any unit, and another one at every use: one node stands for all literals of a value.</summary>
    private bool HasAnyUnit(int node) =>
        _rule.Graph.Nodes[node] is { Op: Op.Literal, Value: 0 or double.PositiveInfinity or double.NegativeInfinity or double.NaN };

    private UnitForm Use(int hyperparameter, int user, int state)
    {
        if (!_isSplit(hyperparameter) || _hyperparameters[hyperparameter].IsKnown)
        {
            return _hyperparameters[hyperparameter];
        }

        UnitForm unit = Solver.Add(UnitRank.Hyperparameter, _rule.Hyperparameters[hyperparameter].Symbol);
        _uses.Add(new HyperparameterUse(hyperparameter, user, state, unit));
        return unit;
    }

    private static bool[] FindChanging(RuleGraph graph)
    {
        bool[] depends = new bool[graph.Nodes.Count];
        for (int index = 0; index < depends.Length; index++)
        {
            Node node = graph.Nodes[index];
            depends[index] = node.Op is Op.StepNumber or Op.State or Op.UniformState or Op.RowState or Op.ColumnState;
            for (int operand = 0; operand < node.Arity; operand++)
            {
                depends[index] |= depends[node.Operand(operand)];
            }
        }

        return depends;
    }
}
