using System;
using System.IO;
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
            Run<Half>(folder, name, steps);
            Run<BFloat16>(folder, name, steps);
        }
    }

    /// <summary>An optimizer of the catalogue, which rounds 16-bit parameters in a way that takes more than their bits; null where it has no kernels for a type.</summary>
    public static IOptimizer<T>? Create<T>(string name, ParameterRounding? rounding = null)
        where T : unmanaged
    {
        if (Catalogue.Create(name) is not IOptimizer<T> optimizer)
        {
            return null;
        }

        optimizer.GetType().GetProperty("ParameterRounding")
            ?.SetValue(optimizer, rounding ?? (typeof(T) == typeof(Half) ? ParameterRounding.MasterCopy : ParameterRounding.Stochastic));
        return optimizer;
    }

    /// <summary>The name of a file without its end.</summary>
    public static string Stem<T>(string folder, string optimizer) => Path.Combine(folder, $"{optimizer}.{typeof(T).Name}");

    private static void Run<T>(string folder, string name, int steps)
        where T : unmanaged
    {
        if (Create<T>(name) is { } optimizer)
        {
            string stem = Stem<T>(folder, name);
            using ParameterSet<T> set = Problem.CreateSet<T>(isFilled: false);
            Checkpoint.Load(stem + Before, set, optimizer);
            Problem.Step(set, optimizer, steps);
            Checkpoint.Save(stem + After, set, optimizer);
        }
    }
}
