using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text;
using Microsoft.CodeAnalysis;
using OptimGen.Generator.Kernels;
using OptimGen.Generator.Lowering;
using OptimGen.Generator.Reading;
using OptimGen.Generator.Rules;
using Xunit;

namespace OptimGen.Generator.Tests.Lowering;

/// <summary>The passes, one by one.</summary>
public sealed class LoweringTests
{
    [Fact]
    public void AdamW_through_all_passes() => Verify(nameof(AdamW_through_all_passes), Declarations.AdamW, "Sample.AdamW");

    [Fact]
    public void A_uniform_condition_through_all_passes() =>
        Verify(nameof(A_uniform_condition_through_all_passes), Declarations.HeavyBall, "Sample.Methods+HeavyBall");

    [Fact]
    public void Lamb_through_all_passes() => Verify(nameof(Lamb_through_all_passes), Declarations.Lamb, "Sample.Lamb");

    [Fact]
    public void States_that_a_later_pass_reads_are_stored_first()
    {
        KernelModel kernel = Lower("m = Rule.Ema(m, g, b); x -= a * m / Reduce.Norm(m);", ", ref double m");
        Assert.Equal([(2, 1), (2, 1)], Traffic(kernel));
        Assert.Equal(0, kernel.ScratchArrays);
    }

    [Fact]
    public void An_old_value_that_is_still_needed_is_not_overwritten()
    {
        // The step goes along the old m, so the new one may not be stored before.
        KernelModel kernel = Lower("double old = m; m = Rule.Ema(m, g, b); x -= a * old / Reduce.Norm(m);", ", ref double m");
        Assert.Equal([(2, 0), (3, 2)], Traffic(kernel));
    }

    [Fact]
    public void Reductions_that_do_not_depend_on_one_another_share_a_pass() =>
        Assert.Equal(2, Lower("x -= a * g * Reduce.Norm(x) / (Reduce.Norm(g) + Reduce.Max(Math.Abs(g)) + 1);").PassCount);

    [Fact]
    public void Reductions_that_depend_on_one_another_take_a_pass_each() =>
        Assert.Equal(3, Lower("double n = g / (1 + Reduce.Rms(g)); x -= a * n / (1 + Reduce.Rms(n));").PassCount);

    [Fact]
    public void A_reduction_under_a_condition_known_before_costs_the_other_variant_nothing()
    {
        KernelModel kernel = Lower("if (t == 1) { g /= 1 + Reduce.Norm(g); } x -= a * g;");
        Assert.Equal([2, 1], kernel.Variants.Select(variant => variant.Passes.Count));
    }

    [Fact]
    public void What_costs_much_to_compute_and_little_to_keep_is_kept()
    {
        // Three arrays go into u: keeping it moves fewer bytes than reading them again, if its states need not be read for themselves.
        KernelModel kernel = Lower("double u = p * q * r * g; p = q; q = r; r = g; x -= a * u / (1 + Reduce.Norm(u));", ", ref double p, ref double q, ref double r");
        Assert.Equal(1, kernel.ScratchArrays);
        Assert.Equal([(4, 4), (2, 1)], Traffic(kernel));
    }

    private static IEnumerable<(int Read, int Written)> Traffic(KernelModel kernel) =>
        kernel.Variants[0].Passes.Select(loop => (loop.ArraysRead, loop.ArraysWritten));

    [Fact]
    public void Equal_values_are_computed_once() =>
        Assert.Equal(1, Count("x -= Math.Sqrt(g * g) + Math.Sqrt(g * g);", Op.Sqrt));

    [Fact]
    public void Exchanged_operands_are_not_equal_values() =>
        Assert.Equal(2, Count("x -= Math.Max(g, x) + Math.Max(x, g);", Op.Maximum));

    [Fact]
    public void Zeros_of_either_sign_are_different_literals() =>
        Assert.Equal(2, Lower("x = Math.Max(x, 0.0) + Math.Min(g, -0.0);").Variants[0].Passes[0].Graph.Nodes.Count(node => node.Op == Op.Literal));

    [Fact]
    public void A_sum_with_zero_is_kept() => Assert.Equal(1, Count("x = (g + 0.0) * x;", Op.Add));

    [Fact]
    public void Adam_as_in_the_paper_has_one_root_and_one_division()
    {
        const string Body = """
            double m = g * 0.5;
            double v = g * g;
            x -= a * (m / (1 - b)) / (Math.Sqrt(v / (1 - c)) + 1e-8);
            """;
        Assert.Equal(1, Count(Body, Op.Divide));
        Assert.Equal(1, Count(Body, Op.Sqrt));
    }

    [Fact]
    public void A_division_by_a_uniform_is_a_multiplication() => Assert.Equal(0, Count("x -= g / (1 + a);", Op.Divide));

    [Fact]
    public void Scales_are_not_distributed_over_sums() => Assert.Equal(1, Count("x = a * (x + g);", Op.Add));

    [Fact]
    public void The_left_product_of_a_sum_is_contracted()
    {
        KernelPass variant = Lower("x = a * x + b * g;").Variants[0].Passes[0];
        Node fused = variant.Graph.Nodes.Single(node => node.Op == Op.MultiplyAdd);
        Assert.Equal(Op.Parameter, variant.Graph.Nodes[fused.B].Op);
        Assert.Equal(Op.Multiply, variant.Graph.Nodes[fused.C].Op);
    }

    [Fact]
    public void The_right_product_of_a_difference_is_contracted()
    {
        KernelPass variant = Lower("x = a * x - b * g;").Variants[0].Passes[0];
        Node fused = variant.Graph.Nodes.Single(node => node.Op == Op.MultiplyAdd);
        Assert.Equal(Op.Gradient, variant.Graph.Nodes[fused.B].Op);
        Assert.Equal(0, variant.Graph.Nodes.Count(node => node.Op == Op.Negate));
    }

    [Fact]
    public void A_product_that_something_else_needs_is_not_contracted() =>
        Assert.Equal(0, Count("double p = g * x; x = p + Math.Abs(p);", Op.MultiplyAdd));

    [Fact]
    public void A_uniform_condition_chooses_between_loops()
    {
        KernelModel kernel = Lower("x = t == 1 ? g : x * g;");
        Assert.Equal(2, kernel.Variants.Count);
        Assert.All(kernel.Variants, variant => Assert.DoesNotContain(variant.Passes[0].Graph.Nodes, node => node.Op == Op.Select));
    }

    [Fact]
    public void A_third_uniform_condition_stays_a_choice_in_the_loop()
    {
        KernelModel kernel = Lower("x = t == 1 ? g : x; x = a > b ? x : g * x; x = b > c ? x : g - x;");
        Assert.Equal(4, kernel.Variants.Count);
        Assert.Equal(1, kernel.Variants[0].Passes[0].Graph.Nodes.Count(node => node.Op == Op.Select));
    }

    [Fact]
    public void Moments_are_flushed_but_not_copies()
    {
        const string States = ", ref double m, ref double last, [Initially(nameof(x))] ref double origin";
        KernelPass variant = Lower("m = Rule.Ema(m, g, b); last = g; origin = Rule.Lerp(origin, x, a); x -= m + last + origin;", States).Variants[0].Passes[0];
        Node flush = variant.Graph.Nodes.Single(node => node.Op == Op.Flush);
        Assert.Equal(variant.Graph.Outputs.Single(output => output.Target == AssignmentTarget.State && output.Index == 0).Node, variant.Graph.Nodes.ToList().IndexOf(flush));
    }

    [Fact]
    public void What_is_uniform_is_computed_outside_the_loop() =>
        Assert.DoesNotContain(Lower("x -= Math.Sqrt(a) * Math.Pow(b, t) * g;").Variants[0].Passes[0].Graph.Nodes, node => node.Op is Op.Sqrt or Op.Power);

    [Fact]
    public void What_nothing_needs_is_not_computed() => Assert.Equal(0, Count("double unused = Math.Sqrt(g); x -= g;", Op.Sqrt));

    [Fact]
    public void Many_live_values_are_not_interleaved()
    {
        StringBuilder body = new();
        for (int i = 0; i < 14; i++)
        {
            body.Append(CultureInfo.InvariantCulture, $"double v{i} = Math.Sqrt(Math.Abs(g + {i}.5)); ");
        }

        body.Append("x -= ").Append(string.Join(" + ", Enumerable.Range(0, 14).Select(i => $"v{i} * v{(i + 5) % 14}"))).Append(';');
        Assert.Equal(1, Lower(body.ToString()).Variants[0].Passes[0].Interleave(16, 0));
        Assert.Equal(2, Lower("x -= a * g;").Variants[0].Passes[0].Interleave(32, 0));
    }

    private static int Count(string body, Op op) => Lower(body).Variants[0].Passes[0].Graph.Nodes.Count(node => node.Op == op);

    private static KernelModel Lower(string body, string states = "") => LoweringPipeline.Run(Read(
        $$"""
        using System;
        using OptimGen;

        [Optimizer]
        public partial class Sample
        {
            [UpdateRule]
            private static void Update(ref double x, double g{{states}}, int t, double a = 0.5, [Decay] double b = 0.25, [Decay] double c = 0.125)
            {
                {{body}}
            }
        }
        """,
        "Sample"));

    private static RuleModel Read(string source, string type)
    {
        Compilation compilation = TestCompilation.Create(source);
        List<Diagnostic> found = [];
        RuleModel? rule = OptimizerReader.Read(compilation.GetTypeByMetadataName(type)!, compilation, found.Add, default);
        Assert.True(rule is not null, string.Join("\n", found));
        return rule;
    }

    private static void Verify(string test, string source, string type)
    {
        RuleModel rule = Read(source, type);
        StringBuilder text = new();
        LoweringPipeline.Run(rule, (pass, graph) => text.Append("== ").Append(pass).Append('\n').Append(GraphPrinter.Print(graph, rule)).Append('\n'));
        Snapshots.Verify("Lowering", $"{nameof(LoweringTests)}.{test}", text.ToString());
    }
}
