using System;
using OptimGen.Tests.Shared;

namespace OptimGen.Checkpoints.Tests.Child;

/// <summary>A small model whose gradients depend on the step and on the values, so that a wrong resumption cannot go unnoticed.</summary>
internal static class Problem
{
    /// <summary>The model: lengths around every vector's width, over the set's memory and over the caller's, and nothing at all.</summary>
    public static ParameterSet<T> CreateSet<T>(bool isFilled)
        where T : unmanaged
    {
        ParameterSet<T> set = new();
        set.Allocate("layer.weight", 5, 13);
        set.Add("layer.bias", new T[37], new T[37]);
        set.Allocate("scale");
        set.Allocate("nothing", 0, 4);
        if (isFilled)
        {
            Random random = new(1);
            foreach (Parameter<T> parameter in set)
            {
                foreach (ref T value in parameter.Values)
                {
                    value = Numbers.From<T>(random.NextDouble() - 0.5);
                }
            }
        }

        return set;
    }

    public static void Step<T>(ParameterSet<T> set, IOptimizer<T> optimizer, int steps)
        where T : unmanaged
    {
        for (int i = 0; i < steps; i++)
        {
            Random random = new((int)set.Step + 100);
            foreach (Parameter<T> parameter in set)
            {
                for (int j = 0; j < parameter.Gradients.Length; j++)
                {
                    parameter.Gradients[j] = Numbers.From<T>(Numbers.ToDouble(parameter.Values[j]) + random.NextDouble() - 0.5);
                }
            }

            optimizer.Step(set);
        }
    }
}
