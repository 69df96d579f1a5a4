using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Linq;
using System.Threading.Tasks;
using OptimGen.Generator.Rules;
using OptimGen.Generator.Tests.Interpretation;
using Xunit;

namespace OptimGen.Generator.Tests.RandomRules;

/// <summary>Kernels of random rules, and the reference beside them, compute what the rule as read computes, up to rounding.</summary>
public sealed class KernelComparisonTests
{
    private const int BatchSize = 25;
    private const int Lowered = 2000;
    private const int Compiled = 120;
    private const int PlantedRules = 50;

    /// <summary>Of all rules a bound that is not small is no test. Sums of many values that cancel, and what is divided by them, have none in float.</summary>
    private const double SharpShare = 0.85;

    [Fact]
    public void Kernels_and_reference_compute_the_rule_as_read()
    {
        ConcurrentBag<double> sharp = [];
        ForBatches(Compiled, SoundRules.Create, (batch, rule, model) =>
        {
            object optimizer = batch.Instantiate(rule);
            KernelComparison comparison = new();
            IReadOnlyList<ElementLayout> layouts = RandomLayouts.Of(model, rule.Seed);
            string? deviation = (optimizer is IOptimizer<double> wide ? comparison.FindDeviation(wide, model, rule.Seed, layouts) : null)
                ?? (optimizer is IOptimizer<float> narrow ? comparison.FindDeviation(narrow, model, rule.Seed, layouts) : null)
                ?? FindDeviationOfReference(comparison, optimizer, model, rule.Seed, layouts[0]);
            sharp.Add(comparison.SharpShare);
            return deviation is null ? [] : [$"{deviation} {rule}"];
        });
        Assert.InRange(sharp.Average(), SharpShare, 1);
    }

    /// <summary>Compiling takes a hundred times as long as all else: most rules are compared as they are before it.</summary>
    [Fact]
    public void Lowered_rules_compute_the_rule_as_read()
    {
        ConcurrentBag<double> sharp = [];
        ForBatches(Lowered, SoundRules.Create, (_, rule, model) =>
        {
            KernelComparison comparison = new();
            string? deviation = comparison.FindDeviation(new LoweredInterpreter(model), model, rule.Seed, RandomLayouts.Of(model, rule.Seed));
            sharp.Add(comparison.SharpShare);
            return deviation is null ? [] : [$"{deviation} {rule}"];
        });
        Assert.InRange(sharp.Average(), SharpShare, 1);
    }

    [Fact]
    public void Both_interpreters_compute_the_same() => ForBatches(Compiled, SoundRules.Create, (_, rule, model) =>
    {
        Random random = new(rule.Seed);
        IReadOnlyList<ElementLayout> layouts = RandomLayouts.Of(model, rule.Seed);
        RuleInterpreter plain = new(model);
        BoundedInterpreter bounded = new(model, 0, double.MaxValue, 0);
        InterpretedTensor[] expected = [.. layouts.Select(layout =>
        {
            double[] parameters = [.. Enumerable.Range(0, layout.Count).Select(_ => random.NextDouble() - 0.5)];
            double[] gradients = [.. parameters.Select(_ => random.NextDouble() - 0.5)];
            return new InterpretedTensor(layout, parameters, gradients, plain.CreateStates(parameters));
        })];
        BoundedTensor[] actual = [.. expected.Select(tensor => new BoundedTensor(
            tensor.Layout,
            [.. tensor.Parameters.Select(value => new Bounded(value, 0))],
            tensor.Gradients,
            [.. model.States.Select(state => tensor.Parameters.Select(value => bounded.Initial(state, value)).ToArray())]))];
        for (int t = 1; t <= 3; t++)
        {
            plain.Step(expected, t);
            bounded.Step(actual, t);
        }

        bool isSame = expected.Zip(actual).All(pair => pair.First.States.Prepend(pair.First.Parameters).SelectMany(values => values)
            .SequenceEqual(pair.Second.States.Prepend(pair.Second.Parameters).SelectMany(values => values.Select(value => value.Value))));
        return isSame ? [] : [rule.ToString()];
    });

    [Fact]
    public void Errors_planted_in_a_rule_are_seen()
    {
        ConcurrentDictionary<string, (int Seen, int All)> counts = [];
        ForBatches(PlantedRules, SoundRules.CreateDouble, (batch, rule, model) =>
        {
            IOptimizer<double> optimizer = (IOptimizer<double>)batch.Instantiate(rule);
            ElementLayout[] layouts = [RandomLayouts.Divided(model)];
            foreach ((string kind, RuleModel mutant) in Mutants.Of(model))
            {
                bool isSeen = new KernelComparison().FindDeviation(optimizer, mutant, rule.Seed, layouts) is not null;
                counts.AddOrUpdate(kind, (isSeen ? 1 : 0, 1), (_, count) => (count.Seen + (isSeen ? 1 : 0), count.All + 1));
            }

            return [];
        });

        // Not every operation matters at these values: an arm may not be taken, a maximum be the other operand, another row the largest one too.
        string summary = string.Join("\n", counts.Select(count => $"{count.Key}: {count.Value.Seen} of {count.Value.All} are seen."));
        Assert.True(counts.Count == 13 && counts.Values.All(count => count.Seen > count.All / 3.0), summary);
        Assert.True(counts.Values.Sum(count => count.Seen) > 0.75 * counts.Values.Sum(count => count.All), summary);
    }

    private static string? FindDeviationOfReference(KernelComparison comparison, object optimizer, RuleModel model, int seed, ElementLayout layout)
    {
        StepMethod<double> reference = optimizer.GetType().GetMethod("Reference")!.CreateDelegate<StepMethod<double>>(optimizer);
        RuleInfo info = ((IOptimizer)optimizer).Rule;
        return comparison.FindDeviation<double>(model, seed, OptimizerState.Create<double>(info, layout.Sizes, layout.BlockLength), reference)
            is { } deviation ? "Reference: " + deviation : null;
    }

    private static void ForBatches(int usual, Func<int, RandomRule> create, Func<RuleBatch, RandomRule, RuleModel, IEnumerable<string>> findFaults)
    {
        ConcurrentBag<string> faults = [];
        Parallel.ForEach(
            Enumerable.Range(RandomRuns.FirstSeed, RandomRuns.Count(usual)).Chunk(BatchSize),
            new ParallelOptions { CancellationToken = TestContext.Current.CancellationToken },
            seeds =>
            {
                RandomRule[] rules = [.. seeds.Select(create)];
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
