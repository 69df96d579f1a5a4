using System;
using System.Collections.Generic;
using System.Linq;
using System.Text;

namespace OptimGen.Checkpoints.Tests.Support;

/// <summary>All that a set and its optimizer hold, as text, to be compared to the bit.</summary>
internal static class Content
{
    public static string Of<T>(ParameterSet<T> set, IOptimizer<T> optimizer)
        where T : unmanaged
    {
        StringBuilder text = new();
        text.Append("step ").Append(set.Step).Append(" seed ").Append(set.Seed).Append('\n');
        for (int i = 0; i < optimizer.Rule.Hyperparameters.Count; i++)
        {
            text.Append(optimizer.Rule.Hyperparameters[i].Name).Append(' ')
                .Append(BitConverter.DoubleToInt64Bits(optimizer.GetHyperparameter(i))).Append('\n');
        }

        foreach (Parameter<T> parameter in set)
        {
            text.Append(parameter.Name).Append(' ').Append(Hex(new ParameterMemory<T>(parameter))).Append('\n');
            if (parameter.State is not { } state)
            {
                text.Append("  no state\n");
                continue;
            }

            text.Append("  step ").Append(state.Step).Append(" seed ")
                .Append(state.ParameterRounding == ParameterRounding.Stochastic ? state.Seed : 0).Append(state.IsDisposed ? " disposed\n" : "\n");
            foreach (StateBuffer buffer in state.IsDisposed ? Enumerable.Empty<StateBuffer>() : state.Buffers)
            {
                text.Append("  ").Append(buffer.Name).Append(' ').Append(Hex(new StateMemory(buffer))).Append('\n');
            }
        }

        return text.ToString();
    }

    private static string Hex(ITensorMemory memory)
    {
        byte[] bytes = new byte[memory.Bytes];
        memory.Read(0, bytes);
        return Convert.ToHexString(bytes);
    }
}
