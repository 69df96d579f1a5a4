using System;
using OptimGen.Checkpoints.Tests.Child;
using OptimGen.Optimizers;

namespace OptimGen.Checkpoints.Tests.Support;

/// <summary>A model under training: NAdam has two states of elements and one uniform one.</summary>
internal sealed class SmallModel : IDisposable
{
    public SmallModel(int steps = 0)
    {
        Set.Allocate("w", 2, 3);
        Set.Add("b", new float[3], new float[3]);
        Random random = new(5);
        foreach (Parameter<float> parameter in Set)
        {
            foreach (ref float value in parameter.Values)
            {
                value = random.NextSingle() - 0.5f;
            }
        }

        Problem.Step(Set, Optimizer, steps);
    }

    public ParameterSet<float> Set { get; } = new();

    public NAdam Optimizer { get; } = new();

    public string Content => Support.Content.Of(Set, Optimizer);

    /// <summary>The bytes of its checkpoint.</summary>
    public byte[] Save()
    {
        using TemporaryFolder folder = new();
        Checkpoint.Save(folder.File(), Set, Optimizer);
        return System.IO.File.ReadAllBytes(folder.File());
    }

    public void Dispose() => Set.Dispose();
}
