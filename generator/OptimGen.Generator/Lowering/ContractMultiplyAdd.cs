using System.Linq;
using OptimGen.Generator.Rules;

namespace OptimGen.Generator.Lowering;

/// <summary>
/// a·b + c becomes one operation, rounded once. It is the one rewrite that changes an element's rounding, so it is done here, on the
/// whole rule, and never left to a compiler. A product is contracted only where nothing else needs it. Where both summands are such
/// products, the left one is: β·m + (1 − β)·g is fma(β, m, (1 − β)·g). In a difference of two, the right one: a·b − c·d is
/// fma(−c, d, a·b).
/// </summary>
internal static class ContractMultiplyAdd
{
    public static Graph Run(Graph graph)
    {
        Domain[] domains = DomainTable.Of(graph.Nodes);
        bool[] uniform = [.. domains.Select(domain => domain == Domain.Uniform)];
        int[] uses = graph.CountUses();
        GraphRewriter rewriter = new(graph);
        for (int index = 0; index < graph.Nodes.Count; index++)
        {
            Node node = graph.Nodes[index];
            if (domains[index] == Domain.Element && Contracted(node) is { } contracted)
            {
                rewriter.Replace(index, rewriter.Add(contracted));
            }
            else
            {
                rewriter.Copy(index);
            }
        }

        return rewriter.ToGraph();

        Node? Contracted(Node node) => node.Op switch
        {
            Op.Add when IsSpareProduct(node.A) => MultiplyAdd(node.A, negate: false, rewriter.Map(node.B)),
            Op.Add when IsSpareProduct(node.B) => MultiplyAdd(node.B, negate: false, rewriter.Map(node.A)),
            Op.Subtract when IsSpareProduct(node.B) => MultiplyAdd(node.B, negate: true, rewriter.Map(node.A)),
            Op.Subtract when IsSpareProduct(node.A) =>
                MultiplyAdd(node.A, negate: false, rewriter.Add(new Node(Op.Negate, rewriter.Map(node.B)))),
            _ => null,
        };

        bool IsSpareProduct(int index) => graph.Nodes[index].Op == Op.Multiply && domains[index] == Domain.Element && uses[index] == 1;

        // The uniform factor takes the sign where there is one: it is negated once per step, not once per element.
        Node MultiplyAdd(int product, bool negate, int addend)
        {
            Node factors = graph.Nodes[product];
            int a = rewriter.Map(factors.A);
            int b = rewriter.Map(factors.B);
            if (negate && uniform[factors.B] && !uniform[factors.A])
            {
                b = rewriter.Add(new Node(Op.Negate, b));
            }
            else if (negate)
            {
                a = rewriter.Add(new Node(Op.Negate, a));
            }

            return new Node(Op.MultiplyAdd, a, b, addend);
        }
    }
}
