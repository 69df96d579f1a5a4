using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Runtime.CompilerServices;
using System.Threading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using OptimGen.Generator.Diagnostics;
using OptimGen.Generator.Rules;

namespace OptimGen.Generator.Reading.Body;

/// <summary>
/// From the bound body of an update rule to nodes: a symbolic run of the method in which every variable holds a node, both arms of every
/// branch are run, and every helper is run where it is called.
/// </summary>
internal sealed partial class BodyReader
{
    /// <summary>
    /// More than any rule that stays below the limit of nodes needs, and few enough to stop helpers quickly that call each other twice at
    /// every level without computing anything.
    /// </summary>
    private const int MaximumOperations = 20 * RuleBuilder.MaximumNodes;

    /// <summary>
    /// Deeper nesting than anybody writes by hand, and little enough that every thread's stack is enough for it: generator and analyzer must
    /// agree on what they can read.
    /// </summary>
    private const int MaximumNesting = 300;

    /// <summary>A NaN that no constant is.</summary>
    private static readonly double Refused = BitConverter.Int64BitsToDouble(0x7FF8_0000_0000_0BAD);

    private const string TooDeep = "An expression nested this deeply";
    private const string KeepLocals = "keep its parts in locals";

    private readonly RuleBuilder _builder = new();
    private readonly RuleArithmetic _arithmetic;
    private readonly MethodSources _sources;
    private readonly BodyFaults _faults;
    private readonly CancellationToken _token;
    private readonly bool _keepsOrigins;
    private readonly List<RuleOrigin> _origins = [];
    private Frame _frame;
    private Values _values = new();
    private bool _isReachable = true;
    private bool _isStopped;
    private int _operations;
    private int _depth;
    private int _nesting;
    private int _nothing = Values.Unassigned;

    /// <summary>What the method returns: a view's value.</summary>
    private int _result = Values.Unassigned;

    private BodyReader(IMethodSymbol rule, Compilation compilation, DiagnosticReporter reporter, CancellationToken token)
    {
        _arithmetic = new RuleArithmetic(_builder);
        _sources = new MethodSources(compilation, token);
        _faults = new BodyFaults(reporter);
        _keepsOrigins = reporter.IsListening;
        _token = token;
        _frame = new Frame(rule, caller: null);
    }

    /// <summary>What stands for an expression that was refused, so that reading goes on and finds what else is wrong.</summary>
    private int Nothing => _nothing = _builder.Literal(Refused);

    /// <summary>The graph of a rule, and where it stands if somebody listens; null where something was reported, here or by the compiler.</summary>
    public static (RuleGraph Graph, RuleSources? Sources)? Read(
        IMethodSymbol rule, Signature signature, Compilation compilation, DiagnosticReporter reporter, CancellationToken token)
    {
        BodyReader reader = new(rule, compilation, reporter, token);
        bool fits;
        try
        {
            fits = reader.Run(signature) && !reader._isStopped;
        }
        catch (InsufficientExecutionStackException)
        {
            fits = false;
        }

        if (!fits)
        {
            string limit = RuleBuilder.MaximumNodes.ToString("N0", CultureInfo.InvariantCulture);
            reporter.Report(Descriptors.RuleTooLarge, rule.Locations.FirstOrDefault(), rule.Name, limit);
        }

        return reporter.HasErrors ? null : (reader.ToGraph(signature), reader._keepsOrigins ? reader.ToSources(signature) : null);
    }

    /// <summary>Reads the whole method; false where it has more operations than a rule may have.</summary>
    private bool Run(Signature signature)
    {
        foreach (SignatureParameter parameter in signature.Parameters)
        {
            Declare(parameter.Symbol, TargetOf(parameter), parameter.Index, Leaf(parameter, signature));
        }

        ReadDivision(signature);
        if (IsTooDeep(_frame.Method))
        {
            return true;
        }

        if (_sources.Find(_frame.Method) is not { } body)
        {
            _faults.Fail();
            return true;
        }

        ReadSlotsBefore(signature);
        int count = _values.Count;
        ReadStatement(body);
        _result = CompleteExits(count);
        ReadSlotsAfter(signature);
        CheckSharedStates(signature);
        return !_builder.IsTooLarge;
    }

    /// <summary>Whether a method is too deeply nested to be bound, after a report.</summary>
    private bool IsTooDeep(IMethodSymbol method)
    {
        if (_sources.FindTooDeep(method) is not { } deep)
        {
            return false;
        }

        _faults.Report(Descriptors.UnsupportedExpression, deep.GetLocation(), TooDeep, KeepLocals);
        return true;
    }

    /// <summary>A state that many elements share must come out of each of them the same.</summary>
    private void CheckSharedStates(Signature signature)
    {
        foreach (SignatureParameter parameter in signature.Parameters.Where(parameter => parameter.IsChanged))
        {
            int node = _values[_frame.Find(parameter.Symbol)!];
            Domain allowed = DomainTable.Of(new Node(parameter.Leaf), _ => Domain.Uniform);
            if (node >= 0 && !_builder.IsTooLarge && (_arithmetic.DomainOf(node) & ~allowed) != 0)
            {
                RuleOrigin? origin = _keepsOrigins && _builder.Origins[node] >= 0 ? _origins[_builder.Origins[node]] : null;
                (string whole, string attribute) = parameter.Leaf switch
                {
                    Op.UniformState => ("the whole tensor", "Uniform"),
                    Op.ColumnState => ("each column", "PerColumn"),
                    _ when signature.States[parameter.Index].Shape == StateShape.Block => ("each block", "PerBlock"),
                    _ => ("each row", "PerRow"),
                };
                _faults.Report(Descriptors.VaryingUniformState, origin?.Place ?? ParameterLocations.Name(parameter.Symbol), parameter.Symbol.Name, whole, attribute);
            }
        }
    }

    private RuleGraph ToGraph(Signature signature)
    {
        // A copy of what no step changes may have been assigned: that ends with the method.
        int NodeOf(SignatureParameter parameter) => parameter is { IsState: true, IsChanged: false }
            ? _builder.State(parameter.Leaf, parameter.Index)
            : _values[_frame.Find(parameter.Symbol)!];

        int StateOf(int index)
        {
            SignatureParameter parameter = signature.Parameters.FirstOrDefault(parameter => parameter.IsState && parameter.Index == index);
            return parameter.Symbol is not null ? NodeOf(parameter)
                : _slow?.Index == index ? _values[_slow]
                : _builder.State(RuleModel.LeafOf(signature.States[index].Shape), index);
        }

        int end = _frame.Method.ReturnsVoid ? NodeOf(signature.Parameters.First(parameter => parameter.Leaf == Op.Parameter)) : _result;

        // States of other phases become nodes only here.
        int[] states = [.. Enumerable.Range(0, signature.States.Count).Select(StateOf)];
        return _builder.ToGraph(end, states);
    }

    private RuleSources ToSources(Signature signature)
    {
        Location? Find(Func<SignatureParameter, bool> isMeant) =>
            signature.Parameters.Where(isMeant).Select(parameter => ParameterLocations.Name(parameter.Symbol)).FirstOrDefault();

        int ownHyperparameters = signature.Hyperparameters.Count - (signature.Around?.HyperparameterPlaces.Count ?? 0);
        int ownStates = signature.States.Count - (signature.Around?.StatePlaces.Count ?? 0);
        return new RuleSources(
            _frame.Method.Locations.FirstOrDefault(),
            [
                .. Enumerable.Range(0, ownHyperparameters).Select(index => Find(parameter => parameter.Leaf == Op.Hyperparameter && parameter.Index == index)),
                .. signature.Around?.HyperparameterPlaces ?? [],
            ],
            [
                .. Enumerable.Range(0, ownStates).Select(index => Find(parameter => parameter.IsState && parameter.Index == index)),
                .. signature.Around?.StatePlaces ?? [],
            ],
            Find(parameter => parameter.Leaf == Op.Parameter),
            Find(parameter => parameter.Leaf == Op.Gradient),
            _builder.Calls,
            _origins,
            _builder.Origins);
    }

    /// <summary>What is added from here on comes from this expression; the result is what to restore afterwards.</summary>
    private int EnterOrigin(SyntaxNode syntax)
    {
        int outer = _builder.Origin;
        if (_keepsOrigins)
        {
            _origins.Add(_faults.Locate(syntax));
            _builder.Origin = _origins.Count - 1;
        }

        return outer;
    }

    private int Leaf(SignatureParameter parameter, Signature signature)
    {
        switch (parameter.Leaf)
        {
            case Op.Parameter:
                return _builder.Parameter();
            case Op.Gradient:
                return _builder.Gradient();
            case Op.State or Op.UniformState or Op.RowState or Op.ColumnState:
                return _builder.State(parameter.Leaf, parameter.Index);
            case Op.StepNumber:
                return _builder.StepNumber();
            case Op.Shape:
                return _builder.Shape((ShapeValue)parameter.Index);
        }

        // A bool is 0 or 1, like every hyperparameter a number; in the rule it is a truth value.
        int value = _builder.Hyperparameter(parameter.Index);
        return signature.Hyperparameters[parameter.Index].Kind == HyperparameterKind.Boolean
            ? _builder.Add(Op.NotEqual, value, _builder.Literal(0))
            : value;
    }

    private static AssignmentTarget TargetOf(SignatureParameter parameter) => parameter.Leaf switch
    {
        Op.Parameter => AssignmentTarget.Parameter,
        Op.Gradient => AssignmentTarget.Gradient,
        Op.State or Op.UniformState or Op.RowState or Op.ColumnState when parameter.IsChanged => AssignmentTarget.State,
        _ => AssignmentTarget.Local,
    };

    private Variable Declare(ISymbol symbol, AssignmentTarget target, int index, int node)
    {
        Variable variable = new(target, index, symbol.Name, _values.Count, _depth);
        _values.Add(variable, node);
        _frame.Bind(symbol, variable);
        return variable;
    }

    private void Assign(Variable variable, int node)
    {
        _values[variable] = node;

        // Under a condition the variable does not simply become this: the choice is noted when the branch ends.
        if (variable.Depth == _depth)
        {
            Note(variable, node);
        }
    }

    private void Note(Variable variable, int node) => _builder.Assign(variable.Target, variable.Index, variable.Name, node);

    /// <summary>Whether to go on: not where the rule has become too large already.</summary>
    private bool Continues()
    {
        _token.ThrowIfCancellationRequested();
        RuntimeHelpers.EnsureSufficientExecutionStack();
        if (!_isStopped && (++_operations > MaximumOperations || _builder.IsTooLarge))
        {
            // What is not read any more must not look like a fault.
            _isStopped = true;
            _faults.Silence();
        }

        return !_isStopped;
    }
}
