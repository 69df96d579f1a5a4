using System.Collections.Generic;
using System.Linq;
using System.Threading;
using Microsoft.CodeAnalysis;
using OptimGen.Generator.Diagnostics;
using OptimGen.Generator.Rules;

namespace OptimGen.Generator.Reading;

/// <summary>Reads the signature of an update rule, which says everything but the arithmetic.</summary>
internal sealed class SignatureReader
{
    private readonly IMethodSymbol _method;
    private readonly Documentation _documentation;
    private readonly DiagnosticReporter _reporter;
    private readonly CancellationToken _token;
    private readonly List<SignatureParameter> _parameters = [];
    private readonly List<HyperparameterModel> _hyperparameters = [];
    private readonly List<StateModel> _states = [];
    private readonly List<(IParameterSymbol Parameter, AttributeData Attribute)> _constructions = [];

    private SignatureReader(IMethodSymbol method, Documentation documentation, DiagnosticReporter reporter, CancellationToken token)
    {
        _method = method;
        _documentation = documentation;
        _reporter = reporter;
        _token = token;
    }

    /// <summary>The signature; what is wrong with it is reported.</summary>
    public static Signature Read(IMethodSymbol method, DiagnosticReporter reporter, CancellationToken token)
    {
        SignatureReader reader = new(method, DocumentationReader.Read(method, token), reporter, token);
        foreach (IParameterSymbol parameter in method.Parameters)
        {
            reader.ReadParameter(parameter);
        }

        return reader.Complete();
    }

    private void ReadParameter(IParameterSymbol parameter)
    {
        if (parameter.Type.TypeKind == TypeKind.Error || parameter.Name.Length == 0)
        {
            // A type that does not exist, or a parameter that is not written yet: the compiler says so.
            _reporter.Fail();
        }
        else if (parameter.IsParams)
        {
            Refuse(parameter, "a rule has a fixed number of parameters; write them out");
        }
        else if (parameter.RefKind == RefKind.Ref)
        {
            ReadReference(parameter);
        }
        else if (parameter.RefKind != RefKind.None)
        {
            Refuse(parameter, "write 'ref double' for the parameter and states, and plain 'double' for the gradient and hyperparameters");
        }
        else if (parameter.HasExplicitDefaultValue)
        {
            ReadHyperparameter(parameter);
        }
        else if (WellKnownAttributes.Find(parameter, WellKnownNames.AtConstructionAttribute) is { } attribute
            && parameter.Type.SpecialType == SpecialType.System_Double)
        {
            ReadAtConstruction(parameter, attribute);
        }
        else
        {
            ReadValue(parameter);
        }
    }

    /// <summary>A value of the tensor that no step changes; which hyperparameter it was is looked up when all are known.</summary>
    private void ReadAtConstruction(IParameterSymbol parameter, AttributeData attribute)
    {
        RefuseInitially(parameter, "it is what the hyperparameter was");
        RefuseUniform(parameter);
        _parameters.Add(new SignatureParameter(parameter, Op.UniformState, _states.Count));
        _states.Add(new StateModel(
            parameter.Name, parameter.Name, StateShape.Uniform, InitialValueKind.Construction, 0, -1, _documentation.Of(parameter.Name)));
        _constructions.Add((parameter, attribute));
    }

    private void ReadReference(IParameterSymbol parameter)
    {
        if (parameter.Type.SpecialType != SpecialType.System_Double)
        {
            Refuse(parameter, "rules are written in double, and kernels are generated for each element type; write 'ref double'");
        }
        else if (!Has(Op.Parameter))
        {
            RangeReader.Refuse(parameter, "the optimizer's parameter has no range; ranges are for hyperparameters", _reporter, _token);
            RefuseInitially(parameter, "the optimizer's parameter begins as the caller left it");
            RefuseUniform(parameter);
            RefuseAtConstruction(parameter);
            _parameters.Add(new SignatureParameter(parameter, Op.Parameter, -1));
        }
        else
        {
            RangeReader.Refuse(parameter, "a state has no range; ranges are for hyperparameters", _reporter, _token);
            RefuseAtConstruction(parameter);
            StateShape shape = ShapeReader.OfState(parameter, _reporter, _token);
            _parameters.Add(new SignatureParameter(parameter, RuleModel.LeafOf(shape), _states.Count));
            string documentation = _documentation.Of(parameter.Name);
            _states.Add(new StateModel(parameter.Name, parameter.Name, shape, InitialValueKind.Zero, 0, -1, documentation));
        }
    }

    private void ReadHyperparameter(IParameterSymbol parameter)
    {
        if (HyperparameterReader.KindOf(parameter.Type) is not { } kind)
        {
            Refuse(parameter, "a hyperparameter is a double, an int or a bool");
            return;
        }

        RefuseInitially(parameter, "only a state, a further 'ref double', has an initial value");
        RefuseUniform(parameter);
        RefuseAtConstruction(parameter);
        string documentation = _documentation.Of(parameter.Name);
        HyperparameterModel hyperparameter = HyperparameterReader.Read(parameter, kind, documentation, _reporter, _token);
        string? owner = MemberCollisions.FindOwner(hyperparameter.Property, _method.ContainingType?.Name ?? "");
        if (owner is null && _hyperparameters.FirstOrDefault(other => other.Property == hyperparameter.Property) is { } twin)
        {
            owner = $"the property of '{twin.Symbol}'";
        }
        else if (owner is null && _hyperparameters.FirstOrDefault(other => other.Field == hyperparameter.Property || other.Property == hyperparameter.Field) is { } other)
        {
            owner = $"the field of '{other.Symbol}', or the other way round";
        }

        if (owner is not null)
        {
            Location? location = ParameterLocations.Name(parameter);
            _reporter.Report(Descriptors.PropertyCollision, location, parameter.Name, hyperparameter.Property, owner);
        }

        _parameters.Add(new SignatureParameter(parameter, Op.Hyperparameter, _hyperparameters.Count));
        _hyperparameters.Add(hyperparameter);
    }

    private void ReadValue(IParameterSymbol parameter)
    {
        RefuseInitially(parameter, "only a state, a further 'ref double', has an initial value");
        RefuseUniform(parameter);
        RefuseAtConstruction(parameter);
        if (ShapeReader.OfValue(parameter) is { } shape)
        {
            ReadShape(parameter, shape);
            return;
        }

        switch (parameter.Type.SpecialType)
        {
            case SpecialType.System_Double when !Has(Op.Gradient):
                RangeReader.Refuse(parameter, "the gradient has no range; ranges are for hyperparameters", _reporter, _token);
                _parameters.Add(new SignatureParameter(parameter, Op.Gradient, -1));
                break;
            case SpecialType.System_Double:
                string gradient = _parameters.First(other => other.Leaf == Op.Gradient).Symbol.Name;
                _reporter.Report(
                    Descriptors.HyperparameterWithoutDefault, ParameterLocations.Name(parameter), parameter.Name, gradient);
                break;
            case SpecialType.System_Int32 or SpecialType.System_Int64 when !Has(Op.StepNumber):
                RangeReader.Refuse(parameter, "the step number counts from 1; ranges are for hyperparameters", _reporter, _token);
                _parameters.Add(new SignatureParameter(parameter, Op.StepNumber, -1));
                break;
            case SpecialType.System_Int32 or SpecialType.System_Int64:
                string step = _parameters.First(other => other.Leaf == Op.StepNumber).Symbol.Name;
                _reporter.Report(Descriptors.SecondStepNumber, ParameterLocations.Name(parameter), step, parameter.Name);
                break;
            case SpecialType.System_Boolean:
                Refuse(parameter, "a bool is a hyperparameter and needs a default");
                break;
            default:
                Refuse(parameter, "rules are written in double, and kernels are generated for each element type; write 'double'");
                break;
        }
    }

    private void ReadShape(IParameterSymbol parameter, ShapeValue value)
    {
        if (parameter.Type.SpecialType is not (SpecialType.System_Int32 or SpecialType.System_Int64))
        {
            Refuse(parameter, "a size of the tensor is an int or a long");
            return;
        }

        RangeReader.Refuse(parameter, "the tensor has the size it has; ranges are for hyperparameters", _reporter, _token);
        _parameters.Add(new SignatureParameter(parameter, Op.Shape, (int)value));
    }

    private Signature Complete()
    {
        if (!Has(Op.Parameter))
        {
            ReportMissing("parameter to move", "ref double x");
        }

        if (!Has(Op.Gradient))
        {
            ReportMissing("gradient", "double g");
        }

        foreach (SignatureParameter parameter in _parameters.Where(parameter => parameter.IsState))
        {
            _states[parameter.Index] = InitialValueReader.Read(
                parameter.Symbol, _states[parameter.Index], _parameters, _hyperparameters, _reporter, _token);
        }

        foreach ((IParameterSymbol parameter, AttributeData attribute) in _constructions)
        {
            int state = _parameters.First(other => SymbolEqualityComparer.Default.Equals(other.Symbol, parameter)).Index;
            _states[state] = ConstructionReader.Read(parameter, attribute, _states[state], _hyperparameters, _reporter, _token);
        }

        return new Signature(_parameters, _hyperparameters, _states);
    }

    /// <summary>Only where nothing else is wrong: a refused parameter may have been meant to be the one that is missing.</summary>
    private void ReportMissing(string what, string write)
    {
        if (_parameters.Count == _method.Parameters.Length)
        {
            _reporter.Report(Descriptors.MissingRuleParameter, _method.Locations.FirstOrDefault(), _method.Name, what, write);
        }
        else
        {
            _reporter.Fail();
        }
    }

    private bool Has(Op leaf) => _parameters.Any(parameter => parameter.Leaf == leaf);

    private void Refuse(IParameterSymbol parameter, string reason) =>
        _reporter.Report(Descriptors.UnsupportedParameter, ParameterLocations.Type(parameter, _token), parameter.Name, reason);

    private void RefuseInitially(IParameterSymbol parameter, string reason) =>
        RefuseAttribute(WellKnownNames.InitiallyAttribute, parameter, reason);

    private void RefuseUniform(IParameterSymbol parameter)
    {
        foreach (string name in ShapeReader.StateAttributes)
        {
            RefuseAttribute(name, parameter, "only a state, a further 'ref double', can be one value for many elements");
        }
    }

    private void RefuseAtConstruction(IParameterSymbol parameter) => RefuseAttribute(
        WellKnownNames.AtConstructionAttribute, parameter, "write it on a plain 'double' without default, which then is what the hyperparameter was");

    private void RefuseAttribute(string name, IParameterSymbol parameter, string reason)
    {
        if (WellKnownAttributes.Find(parameter, name) is { } attribute)
        {
            Location? location = ParameterLocations.Attribute(attribute, parameter, _token);
            _reporter.Report(Descriptors.MisplacedAttribute, location, RangeReader.ShortName(attribute), parameter.Name, reason);
        }
    }
}
