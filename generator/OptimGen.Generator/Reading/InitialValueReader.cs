using System.Collections.Generic;
using System.Globalization;
using System.Threading;
using Microsoft.CodeAnalysis;
using OptimGen.Generator.Diagnostics;
using OptimGen.Generator.Rules;

namespace OptimGen.Generator.Reading;

/// <summary>Reads <c>[Initially]</c>: what a state is when step 1 begins.</summary>
internal static class InitialValueReader
{
    /// <summary>The state with its initial value; names are looked up among the parameters of the rule, which must all be known.</summary>
    public static StateModel Read(
        IParameterSymbol state,
        StateModel model,
        IReadOnlyList<SignatureParameter> parameters,
        IReadOnlyList<HyperparameterModel> hyperparameters,
        DiagnosticReporter reporter,
        CancellationToken token)
    {
        if (WellKnownAttributes.Find(state, WellKnownNames.InitiallyAttribute) is not { } attribute)
        {
            return model;
        }

        object? value = attribute.ConstructorArguments.Length == 1 && attribute.ConstructorArguments[0].Kind == TypedConstantKind.Primitive
            ? attribute.ConstructorArguments[0].Value
            : null;
        switch (value)
        {
            case double number when !double.IsNaN(number):
                long bits = System.BitConverter.DoubleToInt64Bits(number);
                return model with { Initially = bits == 0 ? InitialValueKind.Zero : InitialValueKind.Constant, InitialBits = bits };
            case string name when FindSource(model, name, parameters, hyperparameters) is { } found:
                return found;
            case double or string:
                Location? location = ParameterLocations.Attribute(attribute, state, token);
                string spelled = value is string text ? $"'{text}'" : ((double)value).ToString(CultureInfo.InvariantCulture);
                reporter.Report(Descriptors.UnknownInitialValue, location, state.Name, spelled, NameOfParameter(parameters));
                return model;
            default:
                // An argument that is missing or does not compile: the compiler says so.
                reporter.Fail();
                return model;
        }
    }

    private static StateModel? FindSource(
        StateModel model, string name, IReadOnlyList<SignatureParameter> parameters, IReadOnlyList<HyperparameterModel> hyperparameters)
    {
        foreach (SignatureParameter parameter in parameters)
        {
            if (parameter.Symbol.Name != name)
            {
                continue;
            }

            if (parameter.Leaf == Op.Parameter && model.Shape == StateShape.Element)
            {
                return model with { Initially = InitialValueKind.Parameter };
            }

            if (parameter.Leaf == Op.Hyperparameter && hyperparameters[parameter.Index].Kind != HyperparameterKind.Boolean)
            {
                return model with { Initially = InitialValueKind.Hyperparameter, InitialHyperparameter = parameter.Index };
            }
        }

        return null;
    }

    private static string NameOfParameter(IReadOnlyList<SignatureParameter> parameters)
    {
        foreach (SignatureParameter parameter in parameters)
        {
            if (parameter.Leaf == Op.Parameter)
            {
                return parameter.Symbol.Name;
            }
        }

        return "x";
    }
}
