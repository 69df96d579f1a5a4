using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using OptimGen.Generator.Rules;
using Xunit;

namespace OptimGen.Generator.Tests.Reading;

/// <summary>Every published rule that works element by element can be read.</summary>
public sealed class RuleTextTests
{
    private static readonly CSharpCompilation Compilation =
        TestCompilation.Create([RuleTexts.GlobalUsings, .. RuleTexts.Names.Select(RuleTexts.Read)]);

    public static TheoryData<string> Rules => [.. RuleTexts.Names];

    [Fact]
    public void There_are_rules() => Assert.True(RuleTexts.Names.Count() > 25);

    [Theory]
    [MemberData(nameof(Rules))]
    public void A_rule_is_read_without_diagnostics(string name)
    {
        (RuleModel? rule, IReadOnlyList<Diagnostic> diagnostics) = Reader.Read(Compilation, "OptimGen.Optimizers." + name);

        Assert.Empty(diagnostics);
        Assert.NotNull(rule);
        Assert.Equal(name, rule.Class.Name);
        Assert.NotEmpty(rule.Class.Summary);
        Assert.Equal(rule.States.Count, rule.Graph.States.Count);
        Assert.NotEmpty(rule.Graph.Assignments);
    }

    [Theory]
    [MemberData(nameof(Rules))]
    public void Operands_come_before_their_users(string name)
    {
        RuleGraph graph = Reader.Read(Compilation, "OptimGen.Optimizers." + name).Rule!.Graph;
        for (int index = 0; index < graph.Nodes.Count; index++)
        {
            for (int operand = 0; operand < graph.Nodes[index].Arity; operand++)
            {
                Assert.InRange(graph.Nodes[index].Operand(operand), 0, index - 1);
            }
        }
    }

    [Theory]
    [MemberData(nameof(Rules))]
    public void Truth_values_and_numbers_are_never_mixed(string name)
    {
        RuleGraph graph = Reader.Read(Compilation, "OptimGen.Optimizers." + name).Rule!.Graph;
        foreach (Node node in graph.Nodes)
        {
            for (int operand = 0; operand < node.Arity; operand++)
            {
                bool expected = node.Op is Op.And or Op.Or or Op.Not || (node.Op == Op.Select && operand == 0);
                Assert.Equal(expected, OpTable.Of(graph.Nodes[node.Operand(operand)].Op).IsBoolean);
            }
        }
    }
}
