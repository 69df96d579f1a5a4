using System;
using System.Collections.Generic;
using System.Linq;

namespace OptimGen;

/// <summary>What a checkpoint holds of a set: its parameters and the states of all of them, under their names in the file.</summary>
internal static class CheckpointContent
{
    /// <summary>The tensors of a set, in its order.</summary>
    /// <param name="set">The set.</param>
    /// <param name="states">A state for each of its parameters, placed.</param>
    /// <exception cref="NotSupportedException">A type cannot be stored.</exception>
    public static List<Tensor> Of<T>(ParameterSet<T> set, OptimizerState[] states)
        where T : unmanaged
    {
        List<Tensor> tensors = [];
        for (int i = 0; i < states.Length; i++)
        {
            Parameter<T> parameter = set[i];
            long[] shape = [.. parameter.Shape.Select(size => (long)size)];
            tensors.Add(new Tensor(parameter.Name, TensorType.Of(typeof(T)), shape, new ParameterMemory<T>(parameter)));
            foreach (StateBuffer buffer in states[i].Buffers)
            {
                tensors.Add(new Tensor(
                    NameOf(parameter.Name, buffer.Name),
                    TensorType.Of(buffer.ElementType),
                    ShapeOf(buffer, shape),
                    new StateMemory(buffer)));
            }
        }

        return tensors;
    }

    /// <summary>The name of a state in a file.</summary>
    public static string NameOf(string parameter, string state) => $"state.{parameter}.{state}";

    private static long[] ShapeOf(StateBuffer buffer, long[] parameter) => buffer.Info.Shape switch
    {
        StateShape.Element => parameter,
        StateShape.Uniform => [],
        _ => [buffer.Length],
    };
}
