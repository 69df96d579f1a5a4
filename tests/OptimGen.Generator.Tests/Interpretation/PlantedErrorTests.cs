using System;
using System.Collections.Generic;
using System.Linq;
using OptimGen.Generator.Rules;
using OptimGen.Tests.Shared;
using Xunit;

namespace OptimGen.Generator.Tests.Interpretation;

/// <summary>The comparison with recorded trajectories sees errors: a test that cannot fail proves nothing.</summary>
public sealed class PlantedErrorTests
{
    private static readonly string[] Mapped =
        ["adam", "amsgrad", "adamax", "rmsprop_centered", "sgd_momentum", "adamw_hf", "lion", "adagrad"];

    // Case S alone tells the learning rate from every other setting: it changes at every step.
    public static TheoryData<string> Configurations => new(Mapped);

    [Theory]
    [MemberData(nameof(Configurations))]
    public void Exchanging_any_two_hyperparameters_is_seen(string configuration)
    {
        RuleModel rule = Catalogue.Read(GoldenMapping.Find(configuration, "S").Optimizer);
        int[] used = rule.Graph.Nodes.Where(node => node.Op == Op.Hyperparameter).Select(node => node.A).Distinct().ToArray();
        foreach (int first in used)
        {
            foreach (int second in used.Where(second => second > first))
            {
                RuleModel mutant = Replace(rule, node => node.Op != Op.Hyperparameter ? node
                    : node.A == first ? node with { A = second }
                    : node.A == second ? node with { A = first }
                    : node);
                AssertSeen(mutant, configuration);
            }
        }
    }

    [Theory]
    [MemberData(nameof(Configurations))]
    public void Subtracting_instead_of_adding_is_seen_wherever_it_is(string configuration)
    {
        RuleModel rule = Catalogue.Read(GoldenMapping.Find(configuration, "S").Optimizer);
        foreach (Node victim in rule.Graph.Nodes.Where(node => node.Op == Op.Add))
        {
            AssertSeen(Replace(rule, node => node == victim ? node with { Op = Op.Subtract } : node), configuration);
        }
    }

    [Theory]
    [MemberData(nameof(Configurations))]
    public void A_state_that_does_not_move_is_seen(string configuration)
    {
        RuleModel rule = Catalogue.Read(GoldenMapping.Find(configuration, "S").Optimizer);
        for (int index = 0; index < rule.States.Count; index++)
        {
            int before = rule.Graph.Nodes.ToList().IndexOf(new Node(Op.State, index));
            IEnumerable<int> states = rule.Graph.States.Select((node, state) => state == index ? before : node);
            AssertSeen(rule with { Graph = rule.Graph with { States = new EquatableArray<int>(states) } }, configuration);
        }
    }

    [Fact]
    public void A_thousandth_of_a_millionth_of_a_learning_rate_is_seen()
    {
        GoldenConfiguration mapping = GoldenMapping.Find("adam", "A");
        RuleModel rule = Catalogue.Read(mapping.Optimizer);
        RuleModel mutant = Replace(
            rule, node => node.Op == Op.Literal && node.Value == 1 ? Node.Literal(1 + 1e-9) : node);
        Assert.NotNull(GoldenRun.FindDeviation(mutant, mapping, GoldenTrajectory.Load("adam", "A")));
    }

    private static void AssertSeen(RuleModel mutant, string configuration)
    {
        GoldenConfiguration mapping = GoldenMapping.Find(configuration, "S");
        Assert.NotNull(GoldenRun.FindDeviation(mutant, mapping, GoldenTrajectory.Load(configuration, "S")));
    }

    private static RuleModel Replace(RuleModel rule, Func<Node, Node> map) =>
        rule with { Graph = rule.Graph with { Nodes = new EquatableArray<Node>(rule.Graph.Nodes.Select(map)) } };
}
