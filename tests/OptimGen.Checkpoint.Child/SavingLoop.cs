using System;
using OptimGen.Optimizers;

namespace OptimGen.Checkpoints.Tests.Child;

/// <summary>Saves one checkpoint over the other until it is killed. All numbers of a checkpoint are that of its round.</summary>
internal static class SavingLoop
{
    /// <summary>The set of a round, whose values and states are all the round's number.</summary>
    public static ParameterSet<float> CreateSet(int elements)
    {
        ParameterSet<float> set = new();
        set.Allocate("weight", elements / 2, 2);
        set.Allocate("bias", 3);
        return set;
    }

    public static void Run(string path, int elements)
    {
        using ParameterSet<float> set = CreateSet(elements);
        SgdMomentum optimizer = new();
        optimizer.Step(set);
        for (int round = 1; ; round++)
        {
            foreach (Parameter<float> parameter in set)
            {
                parameter.Values.Fill(round);
                parameter.State!.Values<float>("FirstMoment").Fill(round);
            }

            optimizer.LearningRate = round;
            Checkpoint.Save(path, set, optimizer);
            if (round == 1)
            {
                Console.WriteLine("saving");
            }
        }
    }
}
