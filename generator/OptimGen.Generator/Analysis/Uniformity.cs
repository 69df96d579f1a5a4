using System.Linq;
using OptimGen.Generator.Lowering;
using OptimGen.Generator.Rules;

namespace OptimGen.Generator.Analysis;

/// <summary>Which values are the same for every element of a step.</summary>
internal static class Uniformity
{
    /// <summary>For each node: whether it depends on what all elements share alone, reductions among it.</summary>
    public static bool[] Of(Graph graph) => [.. DomainTable.Of(graph.Nodes).Select(domain => domain == Domain.Uniform)];
}
