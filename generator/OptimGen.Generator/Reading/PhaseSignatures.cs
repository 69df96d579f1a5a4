using System.Collections.Generic;
using System.Linq;
using OptimGen.Generator.Diagnostics;
using OptimGen.Generator.Rules;

namespace OptimGen.Generator.Reading;

/// <summary>The signatures of all phases over one list of hyperparameters and one of states: what has the same name is the same.</summary>
internal static class PhaseSignatures
{
    /// <summary>The signatures with common indices; what contradicts is reported.</summary>
    public static IReadOnlyList<Signature> Join(IReadOnlyList<Signature> signatures, DiagnosticReporter reporter)
    {
        if (signatures.Count == 1)
        {
            return signatures;
        }

        List<HyperparameterModel> hyperparameters = [];
        List<StateModel> states = [];
        List<IReadOnlyList<int>> hyperparameterMaps = [];
        foreach (Signature signature in signatures)
        {
            hyperparameterMaps.Add([.. signature.Hyperparameters.Select((hyperparameter, index) =>
                Join(hyperparameters, hyperparameter, signature, index, reporter))]);
        }

        List<IReadOnlyList<int>> stateMaps = [];
        for (int phase = 0; phase < signatures.Count; phase++)
        {
            Signature signature = signatures[phase];
            IReadOnlyList<int> map = hyperparameterMaps[phase];
            stateMaps.Add([.. signature.States.Select((state, index) => Join(
                states,
                state.InitialHyperparameter < 0 ? state : state with { InitialHyperparameter = map[state.InitialHyperparameter] },
                hyperparameters,
                signature,
                index,
                reporter))]);
        }

        return [.. signatures.Select((signature, phase) => signature with
        {
            Hyperparameters = hyperparameters,
            States = states,
            Parameters = [.. signature.Parameters.Select(parameter => parameter.IsState
                ? parameter with { Index = stateMaps[phase][parameter.Index] }
                : parameter.Leaf == Op.Hyperparameter ? parameter with { Index = hyperparameterMaps[phase][parameter.Index] } : parameter)],
        })];
    }

    private static int Join(
        List<HyperparameterModel> all, HyperparameterModel one, Signature signature, int index, DiagnosticReporter reporter)
    {
        int known = all.FindIndex(other => other.Symbol == one.Symbol);
        if (known < 0)
        {
            all.Add(one);
            return all.Count - 1;
        }

        HyperparameterModel first = all[known];
        if (first.Kind != one.Kind || first.DefaultBits != one.DefaultBits || first.Range != one.Range)
        {
            SignatureParameter parameter = signature.Parameters.First(parameter => parameter.Leaf == Op.Hyperparameter && parameter.Index == index);
            reporter.Report(Descriptors.PhasesDiffer, ParameterLocations.Name(parameter.Symbol), one.Symbol, "type, default and range");
        }

        if (first.Documentation.Length == 0)
        {
            all[known] = first with { Documentation = one.Documentation };
        }

        return known;
    }

    private static int Join(
        List<StateModel> all, StateModel one, List<HyperparameterModel> hyperparameters, Signature signature, int index, DiagnosticReporter reporter)
    {
        SignatureParameter parameter = signature.Parameters.First(parameter => parameter.IsState && parameter.Index == index);
        if (hyperparameters.Exists(hyperparameter => hyperparameter.Symbol == one.Symbol))
        {
            reporter.Report(Descriptors.PhasesDiffer, ParameterLocations.Name(parameter.Symbol), one.Symbol, "kind: state or hyperparameter");
        }

        int known = all.FindIndex(other => other.Symbol == one.Symbol);
        if (known < 0)
        {
            all.Add(one);
            return all.Count - 1;
        }

        // An initial value may be said once: the other phases then take the state as it is.
        StateModel first = all[known];
        bool startsAlike = (first.Initially, first.InitialBits, first.InitialHyperparameter) == (one.Initially, one.InitialBits, one.InitialHyperparameter);
        if (first.Shape != one.Shape || first.IsFixed != one.IsFixed || (!startsAlike && first.Initially != InitialValueKind.Zero && one.Initially != InitialValueKind.Zero))
        {
            reporter.Report(Descriptors.PhasesDiffer, ParameterLocations.Name(parameter.Symbol), one.Symbol, "shape and initial value");
        }

        all[known] = (first.Initially == InitialValueKind.Zero ? one : first) with
        {
            Documentation = first.Documentation.Length > 0 ? first.Documentation : one.Documentation,
        };
        return known;
    }
}
