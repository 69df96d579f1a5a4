using System;
using System.Globalization;

namespace OptimGen.Checkpoints.Tests.Child;

/// <summary>What the tests ask of another process.</summary>
internal static class Program
{
    private static int Main(string[] arguments)
    {
        switch (arguments)
        {
            case ["save", string path, string elements]:
                SavingLoop.Run(path, int.Parse(elements, CultureInfo.InvariantCulture));
                return 0;
            case ["resume", string folder, string steps]:
                Resumption.RunAll(folder, int.Parse(steps, CultureInfo.InvariantCulture));
                return 0;
            default:
                Console.Error.WriteLine("usage: save PATH ELEMENTS | resume FOLDER STEPS");
                return 2;
        }
    }
}
