using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Linq;
using System.Reflection;
using System.Threading;
using System.Threading.Tasks;
using OptimGen.Generator.Rules;
using OptimGen.Generator.Tests.Interpretation;
using Xunit;

namespace OptimGen.Generator.Tests.RandomRules;

/// <summary>Kernels of random rules, and the reference beside them, compute what the rule as read computes, up to rounding.</summary>
public sealed class KernelComparisonTests
{
    private const int BatchSize = 25;
    private const int Rules = 120;
    private const int PlantedRules = 40;

    [Fact]
    public void Kernels_and_reference_compute_the_rule_as_read()
    {
        int compared = 0;
        int sharply = 0;
        ForBatches(Rules, (batch, rule, model) =>
        {
            object optimizer = batch.Instantiate(rule);
            KernelComparison comparison = new();
            string? deviation = comparison.FindDeviation((IOptimizer<double>)optimizer, model, rule.Seed)
                ?? comparison.FindDeviation((IOptimizer<float>)optimizer, model, rule.Seed)
                ?? FindDeviationOfReference(comparison, optimizer, model, rule.Seed);
            Interlocked.Add(ref compared, comparison.Compared);
            Interlocked.Add(ref sharply, comparison.Sharply);
            return deviation is null ? [] : [$"{deviation} {rule}"];
        });
        Assert.True(sharply > 0.9 * compared, $"only {sharply} of {compared} values had a small bound.");
    }

    [Fact]
    public void Both_interpreters_compute_the_same() => ForBatches(Rules, (_, rule, model) =>
    {
        double[] parameters = [1.5];
        double[] gradients = [-0.75];
        RuleInterpreter plain = new(model);
        double[][] plainStates = plain.CreateStates(parameters);
        BoundedInterpreter bounded = new(model, 0, double.MaxValue, 0);
        Bounded parameter = new(parameters[0], 0);
        Bounded[] states = [.. model.States.Select(state => bounded.Initial(state, parameters[0]))];
        for (int t = 1; t <= 3; t++)
        {
            plain.Step(parameters, gradients, plainStates, t);
            bounded.Step(ref parameter, gradients[0], states, t);
        }

        IEnumerable<double> expected = plainStates.Select(state => state[0]).Prepend(parameters[0]);
        return expected.SequenceEqual(states.Prepend(parameter).Select(value => value.Value)) ? [] : [rule.ToString()];
    });

    [Fact]
    public void Errors_planted_in_a_rule_are_seen()
    {
        ConcurrentDictionary<string, (int Seen, int All)> counts = [];
        ForBatches(PlantedRules, (batch, rule, model) =>
        {
            IOptimizer<double> optimizer = (IOptimizer<double>)batch.Instantiate(rule);
            foreach ((string kind, RuleModel mutant) in Mutants(model))
            {
                bool isSeen = new KernelComparison().FindDeviation(optimizer, mutant, rule.Seed) is not null;
                counts.AddOrUpdate(kind, (isSeen ? 1 : 0, 1), (_, count) => (count.Seen + (isSeen ? 1 : 0), count.All + 1));
            }

            return [];
        });

        // Not every operation matters at these values: an arm may not be taken, a maximum be the other operand.
        Assert.All(counts, count => Assert.True(count.Value.Seen > 0.7 * count.Value.All, $"{count.Key}: {count.Value.Seen} of {count.Value.All} are seen."));
        Assert.Equal(5, counts.Count);
    }

    private static string? FindDeviationOfReference(KernelComparison comparison, object optimizer, RuleModel model, int seed)
    {
        MethodInfo method = optimizer.GetType().GetMethod("Reference")!;
        return comparison.FindDeviation<double>(
            model, seed, ((IOptimizer<double>)optimizer).CreateState(KernelComparison.Length), method.CreateDelegate<StepMethod<double>>(optimizer))
            is { } deviation ? "Reference: " + deviation : null;
    }

    private static IEnumerable<(string Kind, RuleModel Mutant)> Mutants(RuleModel rule)
    {
        RuleGraph graph = rule.Graph;
        bool[] live = FindLive(graph);
        for (int index = 0; index < graph.Nodes.Count; index++)
        {
            Node node = graph.Nodes[index];
            if (!live[index])
            {
                continue;
            }

            switch (node.Op)
            {
                case Op.Add:
                    yield return ("+ for −", With(index, node with { Op = Op.Subtract }));
                    break;
                case Op.Multiply:
                    yield return ("· for /", With(index, node with { Op = Op.Divide }));
                    break;
                case Op.Literal when node.Value is > 0 and not 1:
                    yield return ("a literal a millionth off", With(index, Node.Literal(node.Value * 1.000001)));
                    break;
                case Op.Hyperparameter:
                    yield return ("a hyperparameter a millionth off", rule with
                    {
                        Hyperparameters = new EquatableArray<HyperparameterModel>(rule.Hyperparameters.Select((setting, number) => number != node.A
                            ? setting
                            : setting with { DefaultBits = BitConverter.DoubleToInt64Bits(setting.Default * 1.000001) })),
                    });
                    break;
            }
        }

        for (int state = 0; state < rule.States.Count; state++)
        {
            int before = Enumerable.Range(0, graph.Nodes.Count).FirstOrDefault(index => graph.Nodes[index] == new Node(Op.State, state), -1);
            if (before >= 0)
            {
                IEnumerable<int> states = graph.States.Select((node, number) => number == state ? before : node);
                yield return ("a state that stays", rule with { Graph = graph with { States = new EquatableArray<int>(states) } });
            }
        }

        RuleModel With(int index, Node node) => rule with
        {
            Graph = graph with { Nodes = new EquatableArray<Node>(graph.Nodes.Select((old, number) => number == index ? node : old)) },
        };
    }

    private static bool[] FindLive(RuleGraph graph)
    {
        bool[] live = new bool[graph.Nodes.Count];
        live[graph.Parameter] = true;
        foreach (int state in graph.States)
        {
            live[state] = true;
        }

        for (int index = live.Length - 1; index >= 0; index--)
        {
            for (int operand = 0; live[index] && operand < graph.Nodes[index].Arity; operand++)
            {
                live[graph.Nodes[index].Operand(operand)] = true;
            }
        }

        return live;
    }

    private static void ForBatches(int usual, Func<RuleBatch, RandomRule, RuleModel, IEnumerable<string>> findFaults)
    {
        ConcurrentBag<string> faults = [];
        Parallel.ForEach(
            Enumerable.Range(RandomRuns.FirstSeed, RandomRuns.Count(usual)).Chunk(BatchSize),
            new ParallelOptions { CancellationToken = TestContext.Current.CancellationToken },
            seeds =>
            {
                RandomRule[] rules = [.. seeds.Select(SoundRules.Create)];
                RuleBatch batch = new(rules);
                foreach (RandomRule rule in rules)
                {
                    RuleModel? model = batch.Read(rule).Rule;
                    Assert.True(model is not null, rule.ToString());
                    foreach (string fault in findFaults(batch, rule, model))
                    {
                        faults.Add(fault);
                    }
                }
            });
        Assert.True(faults.IsEmpty, $"{faults.Count} faults.\n" + string.Join("\n", faults.OrderBy(fault => fault.Length).Take(3)));
    }
}
