using System.Globalization;
using System.Linq;
using System.Security.Cryptography;
using System.Text;
using OptimGen.Generator.Lowering;
using OptimGen.Generator.Rules;

namespace OptimGen.Generator.Emit;

/// <summary>
/// What makes two rules the same for a checkpoint: the operations as read, and the names of hyperparameters and states. Names of
/// locals do not count, nor anything that lowering does: a better compiler orphans no checkpoint.
/// </summary>
internal static class RuleIdentity
{
    /// <summary>32 hexadecimal digits.</summary>
    public static string Of(RuleModel rule)
    {
        StringBuilder text = new();
        Graph graph = EraseAnyUnit.Run(Graph.Of(rule.Graph));
        foreach (Node node in graph.Nodes)
        {
            text.Append(node.Op).Append(' ').Append(Number(node.A)).Append(' ').Append(Number(node.B)).Append(' ').Append(Number(node.C))
                .Append(' ').Append(Number(node.Bits)).Append('\n');
        }

        foreach (Output output in graph.Outputs)
        {
            text.Append(output.Target).Append(' ').Append(Number(output.Index)).Append(' ').Append(Number(output.Node)).Append('\n');
        }

        foreach (HyperparameterModel hyperparameter in rule.Hyperparameters)
        {
            text.Append(hyperparameter.Property).Append(' ').Append(hyperparameter.Kind).Append('\n');
        }

        foreach (StateModel state in rule.States)
        {
            text.Append(state.Name).Append(' ').Append(state.Shape).Append(' ').Append(state.Initially).Append(' ').Append(Number(state.InitialBits)).Append(' ')
                .Append(Number(state.InitialHyperparameter)).Append('\n');
        }

        using SHA256 hash = SHA256.Create();
        return string.Concat(hash.ComputeHash(Encoding.UTF8.GetBytes(text.ToString())).Take(16).Select(part => part.ToString("x2", CultureInfo.InvariantCulture)));
    }

    private static string Number(long value) => value.ToString(CultureInfo.InvariantCulture);
}
