using OptimGen.Generator.Lowering;
using OptimGen.Generator.Rules;

namespace OptimGen.Generator.Analysis;

/// <summary>Which values are the same for every element of a step.</summary>
internal static class Uniformity
{
    /// <summary>
    /// For each node: whether it depends on hyperparameters, the step number and literals alone. What is flushed is not, whatever it is made
    /// of: which numbers are subnormal depends on the element type, and uniforms are computed in double.
    /// </summary>
    public static bool[] Of(Graph graph)
    {
        bool[] uniform = new bool[graph.Nodes.Count];
        for (int index = 0; index < uniform.Length; index++)
        {
            Node node = graph.Nodes[index];
            uniform[index] = node.Op is not (Op.Parameter or Op.Gradient or Op.State or Op.Flush);
            for (int operand = 0; operand < node.Arity; operand++)
            {
                uniform[index] &= uniform[node.Operand(operand)];
            }
        }

        return uniform;
    }
}
