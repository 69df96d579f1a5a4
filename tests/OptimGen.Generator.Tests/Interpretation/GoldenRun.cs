using System;
using System.Collections.Generic;
using System.Linq;
using OptimGen.Generator.Rules;
using OptimGen.Tests.Shared;

namespace OptimGen.Generator.Tests.Interpretation;

/// <summary>Interprets a rule along a recorded trajectory.</summary>
internal static class GoldenRun
{
    /// <summary>The first deviation from the record, of a parameter or a final state; null where there is none.</summary>
    public static string? FindDeviation(RuleModel rule, GoldenConfiguration configuration, GoldenTrajectory trajectory)
    {
        RuleInterpreter interpreter = new(rule);
        foreach (GoldenHyperparameter hyperparameter in configuration.Hyperparameters)
        {
            interpreter.Set(hyperparameter.Property, hyperparameter.In(trajectory));
        }

        double[] parameters = trajectory.InitialParameters.ToArray();
        double[][] states = interpreter.CreateStates(parameters);
        List<double[]> record = [];
        for (int step = 0; step < trajectory.Gradients.Count; step++)
        {
            if (trajectory.LearningRates is { } rates)
            {
                interpreter.Set("LearningRate", rates[step]);
            }

            if (step == 0)
            {
                interpreter.BeginStates(states, parameters);
            }

            interpreter.Step(parameters, trajectory.Gradients[step], states, step + 1, trajectory.Shape);
            record.Add([.. parameters]);
        }

        string[] names = rule.States.Select(state => state.Name).ToArray();
        return GoldenComparison.FindDeviation(trajectory, record, GoldenComparison.DoubleTolerance)
            ?? configuration.States
                .Select(state => GoldenComparison.FindDeviation(
                    trajectory, state, Distinct(rule, states, Array.IndexOf(names, state.Name), trajectory.Shape), GoldenComparison.DoubleTolerance))
                .FirstOrDefault(deviation => deviation is not null);
    }

    /// <summary>A state's values, once each: the interpreter keeps one for every element.</summary>
    private static double[] Distinct(RuleModel rule, double[][] states, int state, nint[] shape)
    {
        ElementLayout layout = new(shape);
        Domain domain = ElementLayout.DomainOf(rule.States[state].Shape);
        return domain == Domain.Uniform
            ? states[state]
            : [.. Enumerable.Range(0, layout.CountOf(domain)).Select(place => states[state][layout.FirstOf(domain, place)])];
    }
}
