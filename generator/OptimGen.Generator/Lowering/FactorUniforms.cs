using System.Linq;
using OptimGen.Generator.Rules;

namespace OptimGen.Generator.Lowering;

/// <summary>
/// Sees each varying value as a uniform scale times a base, and carries scales outward through ·, ÷ and −: a division by a uniform
/// becomes a multiplication by its reciprocal, computed once in double, and factors meet where they cost one multiplication together.
/// Adam's α·(m / c₁) / (√(v / c₂) + ε) is left with one root and one division. Scales are never distributed over + and −.
/// </summary>
internal static class FactorUniforms
{
    private const int None = -1;

    public static Graph Run(Graph graph)
    {
        Domain[] domains = DomainTable.Of(graph.Nodes);
        bool[] uniform = [.. domains.Select(domain => domain == Domain.Uniform)];
        GraphRewriter rewriter = new(graph);
        int[] scales = Enumerable.Repeat(None, graph.Nodes.Count).ToArray();
        int[] bases = new int[graph.Nodes.Count];

        for (int index = 0; index < graph.Nodes.Count; index++)
        {
            Node node = graph.Nodes[index];
            if (domains[index] == Domain.Element && node.Op is Op.Multiply or Op.Divide or Op.Negate && TryFactor(index, node))
            {
                // Materialised when something asks for the whole value: until then the name waits with it.
                continue;
            }

            Materialise(node);
            rewriter.Copy(index);
            bases[index] = rewriter.Map(index);
        }

        foreach (Output output in graph.Outputs)
        {
            Whole(output.Node);
        }

        return rewriter.ToGraph();

        bool TryFactor(int index, Node node)
        {
            if (uniform[node.A] && node.Op == Op.Divide)
            {
                return false;
            }

            int scaleA = uniform[node.A] ? rewriter.Map(node.A) : scales[node.A];
            int baseA = uniform[node.A] ? None : bases[node.A];
            int scaleB = node.Arity < 2 ? None : uniform[node.B] ? rewriter.Map(node.B) : scales[node.B];
            int baseB = node.Arity < 2 || uniform[node.B] ? None : bases[node.B];
            if (scaleA == None && scaleB == None)
            {
                return false;
            }

            (scales[index], bases[index]) = node.Op switch
            {
                Op.Negate => (rewriter.Add(new Node(Op.Negate, scaleA)), baseA),
                Op.Multiply => (Product(scaleA, scaleB), Combine(Op.Multiply, baseA, baseB)),
                _ => (Quotient(scaleA, scaleB), Combine(Op.Divide, baseA, baseB)),
            };
            return true;
        }

        int Product(int a, int b) =>
            a == None ? b
            : b == None ? a
            : IsReciprocal(b) ? rewriter.Add(new Node(Op.Divide, a, rewriter[b].B))
            : IsReciprocal(a) ? rewriter.Add(new Node(Op.Divide, b, rewriter[a].B))
            : rewriter.Add(new Node(Op.Multiply, a, b));

        bool IsReciprocal(int scale) => rewriter[scale].Op == Op.Divide && rewriter[rewriter[scale].A] is { Op: Op.Literal, Value: 1 };

        int Quotient(int a, int b) =>
            b == None ? a : rewriter.Add(new Node(Op.Divide, a == None ? rewriter.Add(Node.Literal(1)) : a, b));

        int Combine(Op op, int a, int b) => a == None ? b : b == None ? a : rewriter.Add(new Node(op, a, b));

        void Materialise(Node node)
        {
            for (int operand = 0; operand < node.Arity; operand++)
            {
                Whole(node.Operand(operand));
            }
        }

        void Whole(int index)
        {
            if (rewriter.Map(index) == None)
            {
                rewriter.Replace(index, rewriter.Add(new Node(Op.Multiply, scales[index], bases[index])));
            }
        }
    }
}
