using System.IO;
using System.Numerics;
using OptimGen.Tests;

namespace OptimGen.Checkpoints.Tests.Child;

/// <summary>Goes on with every checkpoint of a folder, and saves where it came to.</summary>
internal static class Resumption
{
    public const string Before = ".before.safetensors";
    public const string After = ".after.safetensors";

    public static void RunAll(string folder, int steps)
    {
        foreach (string name in Catalogue.Names)
        {
            Run<float>(folder, name, steps);
            Run<double>(folder, name, steps);
        }
    }

    /// <summary>The name of a file without its end.</summary>
    public static string Stem<T>(string folder, string optimizer) => Path.Combine(folder, $"{optimizer}.{typeof(T).Name}");

    private static void Run<T>(string folder, string name, int steps)
        where T : unmanaged, INumber<T>
    {
        string stem = Stem<T>(folder, name);
        IOptimizer<T> optimizer = Catalogue.Create<T>(name);
        using ParameterSet<T> set = Problem.CreateSet<T>(isFilled: false);
        Checkpoint.Load(stem + Before, set, optimizer);
        Problem.Step(set, optimizer, steps);
        Checkpoint.Save(stem + After, set, optimizer);
    }
}
