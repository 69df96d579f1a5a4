using System;
using System.Buffers.Binary;
using System.Collections.Generic;
using System.Linq;

namespace OptimGen;

/// <summary>The tensors of a set in PyTorch's vocabulary.</summary>
internal static class TorchContent
{
    /// <summary>Checks that a mapping names every state of a rule, and nothing that the rule has not.</summary>
    public static void CheckMapping(RuleInfo rule, TorchMapping mapping)
    {
        foreach (StateInfo state in rule.States)
        {
            if (mapping.States.Count(name => name.Name == state.Name) != 1 || state.Shape is not (StateShape.Element or StateShape.Uniform))
            {
                throw new ArgumentException($"The mapping to {mapping.Optimizer} has no name for the state '{state.Name}' of {rule.Name}.", nameof(mapping));
            }
        }

        string? unknown = mapping.States.Select(name => name.Name).FirstOrDefault(name => rule.States.All(state => state.Name != name))
            ?? mapping.Hyperparameters.Select(name => name.Name).FirstOrDefault(name => rule.IndexOfHyperparameter(name) < 0);
        if (unknown is not null)
        {
            throw new ArgumentException($"The mapping to {mapping.Optimizer} names '{unknown}', which {rule.Name} has not.", nameof(mapping));
        }
    }

    /// <summary>PyTorch's key of a state.</summary>
    public static string KeyOf(TorchMapping mapping, string state) => mapping.States.First(name => name.Name == state).Key;

    /// <summary>What to write. A tensor before its first step has no states there.</summary>
    public static List<Tensor> ToExport<T>(ParameterSet<T> set, OptimizerState[] states, TorchMapping mapping)
        where T : unmanaged
    {
        List<Tensor> tensors = [];
        TensorType type = TensorType.Of(typeof(T));
        for (int i = 0; i < states.Length; i++)
        {
            Parameter<T> parameter = set[i];
            long[] shape = [.. parameter.Shape.Select(size => (long)size)];
            tensors.Add(new Tensor(parameter.Name, type, shape, new ParameterMemory<T>(parameter)));
            if (states[i].Step == 0)
            {
                continue;
            }

            if (mapping.CountsSteps)
            {
                tensors.Add(Number(CheckpointContent.NameOf(parameter.Name, TorchKeys.StepState), states[i].Step));
            }

            foreach (StateBuffer buffer in states[i].Buffers)
            {
                string name = CheckpointContent.NameOf(parameter.Name, KeyOf(mapping, buffer.Name));
                tensors.Add(buffer.Info.Shape == StateShape.Uniform
                    ? Number(name, buffer.First<double>())
                    : new Tensor(name, type, shape, new StateMemory(buffer)));
            }
        }

        return tensors;
    }

    /// <summary>A number as PyTorch keeps it: a tensor of 32 bits without dimensions.</summary>
    private static Tensor Number(string name, double value)
    {
        byte[] bytes = new byte[sizeof(float)];
        BinaryPrimitives.WriteSingleLittleEndian(bytes, (float)value);
        ByteOrder.Convert(bytes, sizeof(float));
        return new Tensor(name, TensorType.Of(typeof(float)), [], new ArrayMemory(bytes));
    }
}
