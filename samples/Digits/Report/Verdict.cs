using System;
using System.Collections.Generic;
using System.Globalization;
using Digits.Training;

namespace Digits.Report;

/// <summary>Whether all is as it should be.</summary>
internal static class Verdict
{
    /// <summary>Writes one line per defect, and returns the program's exit code: 0 without any, else 1.</summary>
    /// <param name="results">What came of the trainings.</param>
    public static int Write(IReadOnlyList<TrainingResult> results)
    {
        int exitCode = 0;
        foreach (TrainingResult result in results)
        {
            if (!result.IsAccurate)
            {
                exitCode = 1;
                double reached = result.TestAccuracy * 100;
                double required = result.Plan.RequiredAccuracy * 100;
                Complain($"{result.Plan.Name} reads {reached:0.00} % of the test images correctly, below {required:0.##} %.");
            }

            if (!result.IsFreeOfAllocation)
            {
                exitCode = 1;
                Complain($"A step of {result.Plan.Name} allocates {result.BytesPerStep:0.##} bytes on average; it must allocate none.");
            }
        }

        return exitCode;
    }

    private static void Complain(FormattableString message) => Console.Error.WriteLine(message.ToString(CultureInfo.InvariantCulture));
}
