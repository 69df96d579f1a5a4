using System;

namespace OptimGen.Runtime.Tests.Soak;

/// <summary>What a tensor should be, by plain loops.</summary>
internal sealed class ModelTensor(string name, int length)
{
    public string Name => name;

    public float[] Values { get; private init; } = new float[length];

    public float[] Gradients { get; private init; } = new float[length];

    public float[] Moments { get; private init; } = new float[length];

    public string Group { get; set; } = "default";

    public long Steps { get; set; }

    public ModelTensor Copy() => new(name, length)
    {
        Values = [.. Values],
        Gradients = [.. Gradients],
        Moments = [.. Moments],
        Group = Group,
        Steps = Steps,
    };

    public void Step(double rate)
    {
        for (int i = 0; i < Values.Length; i++)
        {
            Moments[i] = (0.5f * Moments[i]) + Gradients[i];
            Values[i] -= (float)rate * Moments[i];
        }

        Steps++;
    }

    public bool HasOddGradient() => Array.Exists(Gradients, static gradient => !float.IsFinite(gradient));
}
