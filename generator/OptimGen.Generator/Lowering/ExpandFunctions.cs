using System.Linq;
using OptimGen.Generator.Analysis;
using OptimGen.Generator.Rules;

namespace OptimGen.Generator.Lowering;

/// <summary>
/// Functions that no vector instruction has, and that .NET computes for a vector by looking at all its lanes, become plain operations here:
/// those give every element the same bits whatever its neighbours are. Powers go through logarithm and exponential. Sines, cosines and
/// powers that are the same for all elements stay as they are: they are computed once, by <c>UniformMath</c>.
/// </summary>
internal static class ExpandFunctions
{
    /// <summary>Up to here the tangent's continued fraction is used, and beyond it the exponential, which would lose digits below.</summary>
    private const double SmallTangent = 0.625;

    /// <summary>The largest angle: beyond it, a float's next one is a tenth away.</summary>
    private const double LargestAngle = 1 << 20;

    /// <summary>π/2 in parts of 24 bits, so that each is a float and products with whole numbers are exact in double.</summary>
    private static readonly double[] QuarterTurn = [1.5707963705062866, -4.371138828673793e-08, -1.7151245100058819e-15, 1.056299898220315e-23];

    /// <summary>The ninth convergent of Lambert's continued fraction tanh x = x / (1 + x²/(3 + x²/(5 + …))): within 2⁻⁵³ · 10⁻⁴ up to 0.625.</summary>
    private static readonly double[] TangentAbove = [34459425, 4729725, 135135, 990, 1];
    private static readonly double[] TangentBelow = [34459425, 16216200, 945945, 13860, 45];

    /// <summary>(−1)ⁿ/(2n + 1)! and (−1)ⁿ/(2n)!: within 2⁻⁶³ up to π/4.</summary>
    private static readonly double[] Sine = [.. Enumerable.Range(0, 9).Select(n => InverseFactorial((2 * n) + 1, n))];
    private static readonly double[] Cosine = [.. Enumerable.Range(0, 10).Select(n => InverseFactorial(2 * n, n))];

    public static Graph Run(Graph graph)
    {
        bool[] uniform = Uniformity.Of(graph);
        GraphRewriter rewriter = new(graph);
        for (int index = 0; index < graph.Nodes.Count; index++)
        {
            Node node = graph.Nodes[index];
            switch (node.Op)
            {
                case Op.Tanh:
                    rewriter.Replace(index, Tangent(rewriter, rewriter.Map(node.A)));
                    break;
                case Op.Sin when !uniform[index]:
                    rewriter.Replace(index, Circle(rewriter, rewriter.Map(node.A), 0));
                    break;
                case Op.Cos when !uniform[index]:
                    rewriter.Replace(index, Circle(rewriter, rewriter.Map(node.A), 1));
                    break;
                case Op.Power when !uniform[index]:
                    int logarithm = rewriter.Add(new Node(Op.Log, rewriter.Map(node.A)));
                    rewriter.Replace(index, rewriter.Add(new Node(Op.Exp, rewriter.Add(new Node(Op.Multiply, rewriter.Map(node.B), logarithm)))));
                    break;
                default:
                    rewriter.Copy(index);
                    break;
            }
        }

        return rewriter.ToGraph();
    }

    /// <summary>x · P(x²)/Q(x²) near zero, else 1 − 2/(e^2|x| + 1) with the sign of x.</summary>
    private static int Tangent(GraphRewriter rewriter, int value)
    {
        int Add(Op op, int a, int b = -1, int c = -1) => rewriter.Add(new Node(op, a, b, c));
        int Number(double number) => rewriter.Add(Node.Literal(number));

        int size = Add(Op.Abs, value);
        int square = Add(Op.Multiply, value, value);
        int near = Add(Op.Multiply, value, Add(Op.Divide, Polynomial(rewriter, TangentAbove, square), Polynomial(rewriter, TangentBelow, square)));
        int power = Add(Op.Exp, Add(Op.Multiply, Number(2), size));
        int far = Add(Op.Subtract, Number(1), Add(Op.Divide, Number(2), Add(Op.Add, power, Number(1))));
        return Add(Op.Select, Add(Op.Less, size, Number(SmallTangent)), near, Add(Op.CopySign, far, value));
    }

    /// <summary>The sine of value + quarters · π/2: what is left of the nearest multiple of π/2, by the series that its quadrant asks for.</summary>
    private static int Circle(GraphRewriter rewriter, int value, int quarters)
    {
        int Add(Op op, int a, int b = -1, int c = -1) => rewriter.Add(new Node(op, a, b, c));
        int Number(double number) => rewriter.Add(Node.Literal(number));

        int turns = Add(Op.Round, Add(Op.Multiply, value, Number(2 / System.Math.PI)));
        int rest = value;
        foreach (double part in QuarterTurn)
        {
            rest = Add(Op.Subtract, rest, Add(Op.Multiply, turns, Number(part)));
        }

        int quadrants = quarters == 0 ? turns : Add(Op.Add, turns, Number(quarters));
        int half = Add(Op.Floor, Add(Op.Multiply, quadrants, Number(0.5)));
        int isOdd = Add(Op.NotEqual, Add(Op.Subtract, quadrants, Add(Op.Multiply, half, Number(2))), Number(0));
        int isNegative = Add(Op.NotEqual, Add(Op.Multiply, Add(Op.Floor, Add(Op.Multiply, half, Number(0.5))), Number(2)), half);
        int square = Add(Op.Multiply, rest, rest);
        int sine = Add(Op.Multiply, rest, Polynomial(rewriter, Sine, square));
        int result = Add(Op.Select, isOdd, Polynomial(rewriter, Cosine, square), sine);
        int signed = Add(Op.Select, isNegative, Add(Op.Negate, result), result);
        return Add(Op.Select, Add(Op.LessOrEqual, Add(Op.Abs, value), Number(LargestAngle)), signed, Number(double.NaN));
    }

    private static int Polynomial(GraphRewriter rewriter, double[] coefficients, int argument)
    {
        int sum = rewriter.Add(Node.Literal(coefficients[coefficients.Length - 1]));
        for (int n = coefficients.Length - 2; n >= 0; n--)
        {
            int product = rewriter.Add(new Node(Op.Multiply, sum, argument));
            sum = rewriter.Add(new Node(Op.Add, product, rewriter.Add(Node.Literal(coefficients[n]))));
        }

        return sum;
    }

    private static double InverseFactorial(int number, int sign) =>
        (sign % 2 == 0 ? 1 : -1) / Enumerable.Range(1, number).Aggregate(1.0, (product, factor) => product * factor);
}
