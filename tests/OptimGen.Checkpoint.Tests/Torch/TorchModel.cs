using System;
using System.Numerics;

namespace OptimGen.Checkpoints.Tests.Torch;

/// <summary>The model of <c>torch_runs.py</c>: the same parameters and the same gradients.</summary>
internal static class TorchModel
{
    public static ParameterSet<T> CreateSet<T>()
        where T : unmanaged
    {
        ParameterSet<T> set = new();
        set.Allocate("layer.weight", 3, 4);
        set.Add("layer.bias", new T[4], new T[4]);
        return set;
    }

    public static void Fill<T>(ParameterSet<T> set)
        where T : unmanaged, INumber<T>
    {
        for (int number = 0; number < set.Count; number++)
        {
            for (int i = 0; i < set[number].Length; i++)
            {
                set[number].Values[i] = T.CreateChecked((((i * 5) + number) % 7 - 3) / 4.0);
            }
        }
    }

    public static void Step<T>(ParameterSet<T> set, IOptimizer<T> optimizer, int steps)
        where T : unmanaged, INumber<T>
    {
        for (int step = 0; step < steps; step++)
        {
            foreach (Parameter<T> parameter in set)
            {
                for (int i = 0; i < parameter.Length; i++)
                {
                    T a = T.CreateChecked(1 + (i % 5 / 4.0));
                    T target = T.CreateChecked(((i * 7 % 11) - 5) / 4.0);
                    parameter.Gradients[i] = a * (parameter.Values[i] - target);
                }
            }

            optimizer.Step(set);
        }
    }
}
