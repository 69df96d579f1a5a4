using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.Globalization;
using Digits.Training;
using Spectre.Console;

namespace Digits.Report;

/// <summary>Runs trainings and shows how far they are: bars in a terminal, one line per training where output is redirected.</summary>
internal static class TrainingProgress
{
    /// <summary>Runs the trainings one after the other.</summary>
    /// <param name="trainer">Runs one of them.</param>
    /// <param name="plans">The trainings.</param>
    public static IReadOnlyList<TrainingResult> Run(Trainer trainer, IReadOnlyList<TrainingPlan> plans)
    {
        List<TrainingResult> results = [];
        if (Console.IsOutputRedirected)
        {
            RunWithLines(trainer, plans, results);
        }
        else
        {
            AnsiConsole.Progress().AutoClear(true).Start(context => RunWithBars(trainer, plans, results, context));
        }

        return results;
    }

    private static void RunWithLines(Trainer trainer, IReadOnlyList<TrainingPlan> plans, List<TrainingResult> results)
    {
        foreach (TrainingPlan plan in plans)
        {
            long start = Stopwatch.GetTimestamp();
            TrainingResult result = trainer.Run(plan, static (_, _) => { });
            results.Add(result);
            string position = $"{results.Count}/{plans.Count}".PadLeft(5);
            double seconds = Stopwatch.GetElapsedTime(start).TotalSeconds;
            Console.WriteLine(string.Create(
                CultureInfo.InvariantCulture, $"{position} {plan.Name,-24} {result.TestAccuracy * 100:0.00} % in {seconds:0.0} s"));
        }
    }

    private static void RunWithBars(
        Trainer trainer, IReadOnlyList<TrainingPlan> plans, List<TrainingResult> results, ProgressContext context)
    {
        ProgressTask all = context.AddTask("All", maxValue: plans.Count * Trainer.Epochs);
        foreach (TrainingPlan plan in plans)
        {
            ProgressTask task = context.AddTask(plan.Name, maxValue: Trainer.Epochs);
            results.Add(trainer.Run(plan, (epochs, _) =>
            {
                task.Value = epochs;
                all.Increment(1);
            }));
        }
    }
}
