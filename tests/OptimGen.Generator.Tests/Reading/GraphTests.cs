using System.Linq;
using OptimGen.Generator.Rules;
using Xunit;

namespace OptimGen.Generator.Tests.Reading;

/// <summary>What becomes of a few texts, node by node.</summary>
public sealed class GraphTests
{
    /// <summary>Statements of a rule, and the parameter it ends as, written out.</summary>
    public static TheoryData<string, string> Values => new()
    {
        { "x -= g;", "(x - g)" },
        { "x = +g;", "g" },
        { "x = -g;", "-g" },
        { "x = t % 2;", "(t % 2)" },
        { "x = Math.Max(g, double.NaN);", "max(g, NaN)" },
        { "x = 1.0 / 3;", "0.3333333333333333" },
        { "x = Math.PI * g;", "(3.141592653589793 * g)" },
        { "const double Half = 0.5; x = Half * g;", "(0.5 * g)" },
        { "const float Half = 0.5f; x = (double)Half * g;", "type" },
        { "g *= 2; x = g;", "(g * 2)" },
        { "double y; y = g; { double z = y; x = z; }", "g" },
        { "double a = g, b = a * a; x = b;", "(g * g)" },
        { "long k = t + 1; x = k * g;", "((t + 1) * g)" },
        { "if (t == 1) x = g; else x = m;", "((t = 1) ? g : m)" },
        { "if (g > 0) { x = 1; }", "((g > 0) ? 1 : x)" },
        { "if (g > 0) { if (m > 0) { x = 1; } else { x = 2; } }", "((g > 0) ? ((m > 0) ? 1 : 2) : x)" },
        { "double y; if (g > 0) { y = 1; } else { y = 2; } x = y;", "((g > 0) ? 1 : 2)" },
        { "if (true) { x = g; } else { x = m; }", "g" },
        { "x = g > 0 ? g : m > 0 ? m : 0;", "((g > 0) ? g : ((m > 0) ? m : 0))" },
        { "bool up = g > 0 && m > 0; x = up ? 1 : 0;", "(((g > 0) && (m > 0)) ? 1 : 0)" },
        { "bool up = g > 0 || !(m > 0); x = up ? 1 : 0;", "(((g > 0) || !(m > 0)) ? 1 : 0)" },
        { "bool up = g > 0; if (m > 0) { up = x > 0; } x = up ? 1 : 0;", "((((m > 0) && (x > 0)) || (!(m > 0) && (g > 0))) ? 1 : 0)" },
        { "bool up = g > 0; up &= m > 0; x = up ? 1 : 0;", "(((g > 0) && (m > 0)) ? 1 : 0)" },
        { "x = (g > 0) == (m > 0) ? 1 : 0;", "((((g > 0) && (m > 0)) || !((g > 0) || (m > 0))) ? 1 : 0)" },
        { "x = on ? g : 0;", "((on != 0) ? g : 0)" },
        { "if (!on) { return; } x = g;", "(!(on != 0) ? x : g)" },
        { "if (t == 1) { m = g; return; } x = m; return;", "((t = 1) ? x : m)" },
        { "if (t > 1) { if (on) { x = 7; return; } else { x = 8; } } x = g;", "(((t > 1) && (on != 0)) ? 7 : g)" },
        { "x = Math.Max(0, Math.Min(g, 1));", "max(0, min(g, 1))" },
        { "x = Math.FusedMultiplyAdd(g, m, x);", "((g * m) + x)" },
        { "x = double.IsNaN(g) ? 0 : g;", "((g != g) ? 0 : g)" },
        { "x = double.IsFinite(g) ? g : 0;", "((abs(g) < Infinity) ? g : 0)" },
        { "x = Math.Pow(g, 2);", "(g * g)" },
        { "x = Math.Pow(g, 3);", "((g * g) * g)" },
        { "x = Math.Pow(g, -1);", "(1 / g)" },
        { "x = Math.Pow(g, 0);", "1" },
        { "x = Math.Pow(g, 0.5);", "sqrt(g)" },
        { "x = Math.Pow(beta, t);", "pow(beta, t)" },
        { "x = Math.Pow(t - 1, 0.25);", "pow((t - 1), 0.25)" },
        { "x = Rule.Ema(m, g, beta);", "((beta * m) + ((1 - beta) * g))" },
        { "x = Rule.Ema(value: g, decay: beta, average: m);", "((beta * m) + ((1 - beta) * g))" },
        { "x = Rule.Lerp(m, g, beta);", "(m + (beta * (g - m)))" },
        { "x = Rule.Sign(g);", "((g > 0) ? 1 : ((g < 0) ? -1 : g))" },
        { "x = Rule.Clamp(g, -1, 1);", "min(max(g, -1), 1)" },
        { "x = Rule.Ratio(g, m);", "((m = 0) ? 0 : (g / m))" },
        { "x = Rule.AnyUnit(g);", "any(g)" },
        { "x = Rule.BiasCorrection(beta, t);", "(1 - pow(beta, t))" },
        { "x = Rule.DebiasedDecay(beta, t);", "((beta * (1 - pow(beta, (t - 1)))) / (1 - pow(beta, t)))" },
        { "x = Rule.SignedEma(m, g, beta);", "(m - (((1 - beta) * (((m - g) > 0) ? 1 : (((m - g) < 0) ? -1 : (m - g)))) * g))" },
        { "x = Square(g);", "(g * g)" },
        { "x = Scaled(g);", "(2 * g)" },
        { "x = Scaled(by: 3, value: g);", "(3 * g)" },
        { "x = Positive(g);", "((g > 0) ? g : 0)" },
        { "x = Three(g);", "((g > 1) ? 1 : ((g < -1) ? -1 : g))" },
        { "Move(ref x, g);", "(x - (g * 2))" },
        { "x += Take(ref x);", "(x + 5)" },
        { "x = g > 0 ? Take(ref m) : 0; x += m;", "(((g > 0) ? 5 : 0) + ((g > 0) ? 1 : m))" },
        { "bool b = g > 0 && Take(ref m) > 0; x = m;", "((g > 0) ? 1 : m)" },
        { "bool b = g > 0 || Take(ref m) > 0; x = m;", "((g > 0) ? m : 1)" },
    };

    [Theory]
    [MemberData(nameof(Values))]
    public void The_parameter_ends_as(string body, string expected)
    {
        if (expected == "type")
        {
            // A float constant is refused as a declaration, not as a value.
            Assert.Equal("OPT027", Assert.Single(Reader.ReadAll(TestCompilation.Create(Wrap(body)))).Id);
            return;
        }

        RuleModel rule = Read(body);
        Assert.Equal(expected, GraphText.Of(rule, rule.Graph.Parameter));
    }

    [Fact]
    public void Lion_is_these_nodes()
    {
        RuleModel rule = Reader.ReadClean(RuleTexts.Read("Lion"));
        Assert.Equal(
            """
            %0 = Parameter
            %1 = Gradient
            %2 = State 0
            %3 = Hyperparameter 0
            %4 = Hyperparameter 1
            %5 = Hyperparameter 2
            %6 = Hyperparameter 3
            %7 = Multiply %3 %6
            %8 = Multiply %7 %0
            %9 = Subtract %0 %8
            %10 = Multiply %4 %2
            %11 = Literal 1
            %12 = Subtract %11 %4
            %13 = Multiply %12 %1
            %14 = Add %10 %13
            %15 = Literal 0
            %16 = Less %14 %15
            %17 = Literal -1
            %18 = Select %16 %17 %14
            %19 = Greater %14 %15
            %20 = Select %19 %11 %18
            %21 = Multiply %3 %20
            %22 = Subtract %9 %21
            %23 = Multiply %5 %2
            %24 = Subtract %11 %5
            %25 = Multiply %24 %1
            %26 = Add %23 %25
            x <- %9
            c <- %14
            x <- %22
            m <- %26
            parameter %22
            states %26

            """.ReplaceLineEndings("\n"),
            RuleGraphPrinter.Print(rule.Graph));
    }

    [Fact]
    public void Assignments_are_noted_in_the_order_of_the_text()
    {
        RuleModel rule = Read("double a = g; g += 1; if (g > 0) { double b = a; x = b; m = b; } Move(ref x, a); m = a;");
        Assert.Equal(
            [
                (AssignmentTarget.Local, "a"), (AssignmentTarget.Gradient, "g"), (AssignmentTarget.Local, "b"), (AssignmentTarget.Parameter, "x"),
                (AssignmentTarget.State, "m"), (AssignmentTarget.Local, "twice"), (AssignmentTarget.Parameter, "x"), (AssignmentTarget.State, "m"),
            ],
            rule.Graph.Assignments.Select(assignment => (assignment.Target, assignment.Name)));
    }

    [Fact]
    public void A_conditional_assignment_is_noted_once_as_a_choice()
    {
        RuleModel rule = Read("if (g > 0) { if (m > 0) { x = 1; } else { x = 2; } }");
        Assignment assignment = Assert.Single(rule.Graph.Assignments);
        Assert.Equal(rule.Graph.Parameter, assignment.Node);
    }

    [Fact]
    public void What_an_early_return_chooses_is_noted_at_the_end()
    {
        RuleModel rule = Reader.ReadClean(RuleTexts.Read("Adopt"));
        Assert.Equal(
            ["x", "limit", "normal", "m", "x", "v", "x", "m", "v"],
            rule.Graph.Assignments.Select(assignment => assignment.Name));
        Assert.Equal(Op.Select, rule.Graph.Nodes[rule.Graph.Parameter].Op);
    }

    [Fact]
    public void A_rule_inside_a_rule_takes_its_defaults()
    {
        const string Outer = """
            using OptimGen;
            namespace A;
            [Optimizer]
            public sealed partial class Outer
            {
                [UpdateRule]
                static void Update(ref double x, double g, ref double m, ref double v, int t, double rate = 1) =>
                    OptimGen.Optimizers.Adam.Update(ref x, g, ref m, ref v, t, epsilon: rate);
            }
            """;
        RuleModel rule = Reader.ReadClean(Outer, RuleTexts.Read("Adam"));
        Assert.Equal("Outer", rule.Class.Name);
        Assert.Contains(rule.Graph.Nodes, node => node.Op == Op.Literal && node.Value == 0.999);
        Assert.Equal(2, rule.Graph.States.Count);
    }

    private static RuleModel Read(string body) => Reader.ReadClean(Wrap(body));

    private static string Wrap(string body) => $$"""
        using System;
        using OptimGen;

        [Optimizer]
        public sealed partial class Custom
        {
            [UpdateRule]
            static void Update(ref double x, double g, ref double m, int t, double beta = 0.5, bool on = true)
            {
                {{body}}
            }

            static double Square(double value) => value * value;
            static double Scaled(double value, double by = 2) => by * value;
            static double Positive(double value) { if (value > 0) { return value; } return 0; }
            static double Three(double value) { if (value > 1) { return 1; } else if (value < -1) { return -1; } else { return value; } }
            static void Move(ref double place, double step) { double twice = step * 2; place -= twice; }
            static double Take(ref double place) { place = 1; return 5; }
        }
        """;
}
