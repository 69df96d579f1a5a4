using OptimGen.Generator.Analysis.Domains;
using OptimGen.Generator.Rules;
using OptimGen.Generator.Tests.Interpretation;
using OptimGen.Generator.Tests.Reading;
using Xunit;

namespace OptimGen.Generator.Tests.Analysis.Domains;

/// <summary>What other passes can ask.</summary>
public sealed class AnalysisTests
{
    [Theory]
    [InlineData("Adam", "v", "[0, ∞)", "[0, ∞)")]
    [InlineData("Adam", "m", "(−∞, ∞)", "(−∞, ∞)")]
    [InlineData("AdamWAmsGrad", "vMax", "[0, ∞)", "[0, ∞)")]
    [InlineData("AdaMax", "v", "(0, ∞)", "(0, ∞)")]
    [InlineData("Adam", "c1", "(0, 1]", "(0, 1]")]
    public void A_value_has_its_interval(string optimizer, string name, string always, string first)
    {
        RuleModel rule = Catalogue.Read(optimizer);
        DomainAnalysis analysis = DomainAnalysis.Of(rule);
        int node = LastValue(rule, name);

        Assert.Equal(always, analysis[node].ToString());
        Assert.Equal(first, analysis.AtFirstStep(node).ToString());
    }

    [Fact]
    public void States_are_exact_at_the_first_step()
    {
        RuleModel rule = Reader.ReadClean(DomainRun.RuleText(
            "ref double a, [Initially(0.5)] ref double b, int t, double learningRate = 1", "x -= learningRate * g; a = t; b = b + 1;"));
        DomainAnalysis analysis = DomainAnalysis.Of(rule);

        Assert.Equal("[1, 1]", analysis.AtFirstStep(rule.Graph.States[0]).ToString());
        Assert.Equal("[1, ∞)", analysis[rule.Graph.States[0]].ToString());
        Assert.Equal("[1.5, 1.5]", analysis.AtFirstStep(rule.Graph.States[1]).ToString());
        Assert.Equal("[1.5, ∞)", analysis[rule.Graph.States[1]].ToString());
    }

    [Fact]
    public void A_value_is_narrower_where_it_is_used()
    {
        RuleModel rule = Reader.ReadClean(DomainRun.RuleText("double learningRate = 1", "x -= g > 2 ? learningRate / (g - 1) : 0;"));
        DomainAnalysis analysis = DomainAnalysis.Of(rule);
        int division = FindLast(rule, Op.Divide);
        int divisor = rule.Graph.Nodes[division].B;

        Assert.Equal("(−∞, ∞)", analysis[divisor].ToString());
        Assert.Equal("(1, ∞)", analysis.WhereUsed(divisor, division).ToString());
    }

    [Fact]
    public void What_is_not_reached_at_the_first_step_is_empty_there()
    {
        RuleModel rule = Reader.ReadClean(DomainRun.RuleText("int t, double learningRate = 1", "x -= t > 1 ? learningRate / (t - 1) : 0;"));
        DomainAnalysis analysis = DomainAnalysis.Of(rule);
        int division = FindLast(rule, Op.Divide);

        Assert.True(analysis.WhereUsedAtFirstStep(rule.Graph.Nodes[division].B, division).IsEmpty);
        Assert.Equal("[1, ∞)", analysis.WhereUsed(rule.Graph.Nodes[division].B, division).ToString());
    }

    private static int LastValue(RuleModel rule, string name)
    {
        int node = -1;
        foreach (Assignment assignment in rule.Graph.Assignments)
        {
            node = assignment.Name == name ? assignment.Node : node;
        }

        Assert.NotEqual(-1, node);
        return node;
    }

    private static int FindLast(RuleModel rule, Op op)
    {
        int node = rule.Graph.Nodes.Count - 1;
        while (rule.Graph.Nodes[node].Op != op)
        {
            node--;
        }

        return node;
    }
}
