using System.Collections.Generic;
using System.Linq;
using OptimGen.Generator.Rules;
using OptimGen.Generator.Tests.RandomRules;
using OptimGen.Generator.Tests.Reading;
using Xunit;

namespace OptimGen.Generator.Tests.Generation;

/// <summary>Slots around a rule of the author's own: the same operations as by hand, in kernels and reference alike.</summary>
public sealed class SurroundingSlotTests
{
    private const string Body = """
                if (t > 3)
                {
                    return;
                }

                m = 0.9 * m + g;
                x -= learningRate * m;
        """;

    /// <summary>Attributes, hyperparameters and states by hand, and what is written before and after the body.</summary>
    public static TheoryData<string, string, string, string> Cases => new()
    {
        { "[Maximize]", "", "g = -g;", "" },
        { "[ClipGradient(0.5)]", "double clipValue = 0.5", "g = Rule.Clamp(g, -clipValue, clipValue);", "" },
        { "[WeightDecay(DecayForm.L2, 0.25)]", "double weightDecay = 0.25", "g += weightDecay * x;", "" },
        { "[WeightDecay(DecayForm.Decoupled, 0.25)]", "double weightDecay = 0.25", "x -= learningRate * weightDecay * x;", "" },
        { "[WeightDecay(DecayForm.DecoupledAfter, 0.25)]", "double weightDecay = 0.25", "", "x -= learningRate * weightDecay * x;" },
        { "[Lookahead(2, 0.5)]", "int syncPeriod = 2, double slowStepSize = 0.5", "", "if (t % syncPeriod == 0) { x = Rule.Lerp(slow, x, slowStepSize); slow = x; }" },
        {
            "[Lookahead(2, 0.5)] [Maximize] [ClipGradient(0.5)] [WeightDecay(DecayForm.L2, 0.25)]",
            "double weightDecay = 0.25, double clipValue = 0.5, int syncPeriod = 2, double slowStepSize = 0.5",
            "g = -g; g = Rule.Clamp(g, -clipValue, clipValue); g += weightDecay * x;",
            "if (t % syncPeriod == 0) { x = Rule.Lerp(slow, x, slowStepSize); slow = x; }"
        },
    };

    [Theory]
    [MemberData(nameof(Cases))]
    public void Slots_are_what_one_would_write_by_hand(string attributes, string hyperparameters, string before, string after)
    {
        RuleModel declared = Reader.ReadClean(Slotted(attributes));
        string more = hyperparameters.Length > 0 ? ", " + hyperparameters : "";
        string slow = after.Contains("slow", System.StringComparison.Ordinal) ? ", [Initially(nameof(x))] ref double slow" : "";

        // In a method of its own, the early return ends the body alone.
        RuleModel written = Reader.ReadClean($$"""
            using OptimGen;
            [Optimizer]
            internal sealed partial class Custom
            {
                [UpdateRule]
                private static void Update(ref double x, double g, ref double m{{slow}}, int t, double learningRate = 0.125{{more}})
                {
                    {{before}}
                    Body(ref x, g, ref m, t, learningRate);
                    {{after}}
                }

                private static void Body(ref double x, double g, ref double m, int t, double learningRate)
                {
            {{Body}}
                }
            }
            """);
        Assert.Equal(written.Hyperparameters.Select(one => (one.Symbol, one.Kind, one.DefaultBits)), declared.Hyperparameters.Select(one => (one.Symbol, one.Kind, one.DefaultBits)));
        Assert.Equal(Outputs(written), Outputs(declared));
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void Kernels_and_reference_agree_with_the_rule(string attributes, string hyperparameters, string before, string after)
    {
        _ = (hyperparameters, before, after);
        object optimizer = GeneratorRun.Of(Slotted(attributes)).AssertCompiles().Instantiate("Custom");
        RuleModel rule = Reader.ReadClean(Slotted(attributes));
        KernelComparison comparison = new();
        Assert.Null(comparison.FindDeviation((IOptimizer<float>)optimizer, rule, 1));
        Assert.Null(comparison.FindDeviation((IOptimizer<double>)optimizer, rule, 2));
        Assert.Null(comparison.FindDeviation<double>(
            rule,
            3,
            ((IOptimizer<double>)optimizer).CreateState(KernelComparison.Length),
            optimizer.GetType().GetMethod("Reference")!.CreateDelegate<StepMethod<double>>(optimizer)));
        Assert.InRange(comparison.Sharply, 300, int.MaxValue);
    }

    private static string Slotted(string attributes) => $$"""
        using OptimGen;
        [Optimizer]
        {{attributes}}
        internal sealed partial class Custom
        {
            [UpdateRule]
            private static void Update(ref double x, double g, ref double m, int t, double learningRate = 0.125)
            {
        {{Body}}
            }
        }
        """;

    private static IEnumerable<string> Outputs(RuleModel rule) =>
        rule.Graph.States.Append(rule.Graph.Parameter).Select(output => Text(rule, output));

    private static string Text(RuleModel rule, int index)
    {
        Node node = rule.Graph.Nodes[index];
        string operands = string.Join(", ", Enumerable.Range(0, node.Arity).Select(operand => Text(rule, node.Operand(operand))));
        return node.Arity > 0 ? $"{node.Op}({operands})"
            : node.Op is Op.Hyperparameter ? rule.Hyperparameters[node.A].Symbol
            : node.Op is Op.State ? rule.States[node.A].Symbol
            : node.Op is Op.Literal ? $"{node.Bits}"
            : $"{node.Op}";
    }
}
