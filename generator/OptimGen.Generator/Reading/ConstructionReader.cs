using System.Collections.Generic;
using System.Linq;
using System.Threading;
using Microsoft.CodeAnalysis;
using OptimGen.Generator.Diagnostics;
using OptimGen.Generator.Rules;

namespace OptimGen.Generator.Reading;

/// <summary>Reads <c>[AtConstruction]</c>: which hyperparameter is kept, and what it must be then.</summary>
internal static class ConstructionReader
{
    /// <summary>The state with its source; hyperparameters must all be known.</summary>
    public static StateModel Read(
        IParameterSymbol parameter,
        AttributeData attribute,
        StateModel model,
        IReadOnlyList<HyperparameterModel> hyperparameters,
        DiagnosticReporter reporter,
        CancellationToken token)
    {
        if (attribute.ConstructorArguments.Length != 1 || attribute.ConstructorArguments[0].Kind == TypedConstantKind.Error)
        {
            // An argument that is missing or does not compile: the compiler says so.
            reporter.Fail();
            return model;
        }

        string name = attribute.ConstructorArguments[0].Value as string ?? "";
        int index = hyperparameters.ToList().FindIndex(hyperparameter => hyperparameter.Symbol == name && hyperparameter.Kind != HyperparameterKind.Boolean);
        if (index < 0)
        {
            reporter.Report(Descriptors.UnknownHyperparameter, ParameterLocations.Attribute(attribute, parameter, token), parameter.Name, name);
            return model;
        }

        ValueRange allowed = hyperparameters[index].Range;
        ValueRange range = RangeReader.ReadOwn(parameter, reporter) is { } own ? own.Intersect(allowed) : allowed;
        if (RangeReader.IsEmpty(range) && !RangeReader.IsEmpty(allowed))
        {
            reporter.Report(Descriptors.EmptyRange, ParameterLocations.Name(parameter), parameter.Name);
        }

        return model with { InitialHyperparameter = index, Range = range };
    }
}
