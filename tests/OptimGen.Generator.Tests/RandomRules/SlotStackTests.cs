using System;
using System.Collections.Concurrent;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using OptimGen.Generator.Tests.Interpretation;
using Xunit;

namespace OptimGen.Generator.Tests.RandomRules;

/// <summary>Any stack of slots that is not refused computes what its table says: kernels and reference, beside a plain interpreter of slots.</summary>
public sealed class SlotStackTests
{
    private const int BatchSize = 60;
    private const int ReadStacks = 2000;
    private const int CompiledStacks = 120;
    private const int Steps = 7;
    private const int Length = 9;
    private const int Rows = 3;

    [Fact]
    public void The_rule_that_slots_stand_for_is_what_their_table_says()
    {
        int read = 0;
        ForBatches(ReadStacks, (batch, rule) =>
        {
            if (batch.Read(rule).Rule is not { } model)
            {
                return null;
            }

            Interlocked.Increment(ref read);
            int rank = 1 + (rule.Seed % 2);
            nint[] shape = ShapeOf(rank);
            RuleInterpreter interpreter = new(model);
            double[][]? states = null;
            int t = 0;
            return FindDeviation(DeclaredStacks.Draw(rule.Seed), rank, rule.Seed, (parameters, gradients) =>
            {
                states ??= interpreter.CreateStates(parameters);
                interpreter.Step(parameters, gradients, states, ++t, shape);
            });
        });
        Assert.InRange(read, RandomRuns.Count(ReadStacks) / 8, int.MaxValue);
    }

    [Fact]
    public void Kernels_and_reference_compute_what_slots_say() => ForBatches(CompiledStacks, (batch, rule) =>
    {
        if (!batch.IsGenerated(rule))
        {
            return null;
        }

        object optimizer = batch.Instantiate(rule);
        SlotStack slots = DeclaredStacks.Draw(rule.Seed);
        IOptimizer<double> kernels = (IOptimizer<double>)optimizer;
        StepMethod<double> reference = optimizer.GetType().GetMethod("Reference")!.CreateDelegate<StepMethod<double>>(optimizer);
        int rank = 1 + (rule.Seed % 2);
        nint[] shape = ShapeOf(rank);
        using OptimizerState state = kernels.CreateState(shape);
        using OptimizerState other = kernels.CreateState(shape);
        return FindDeviation(slots, rank, rule.Seed, (parameters, gradients) => kernels.Step(parameters, gradients, state))
            ?? FindDeviation(slots, rank, rule.Seed, (parameters, gradients) => reference(parameters, gradients, other));
    });

    private static nint[] ShapeOf(int rank) => rank == 1 ? [Length] : [Rows, Length / Rows];

    private static void ForBatches(int usual, Func<RuleBatch, RandomRule, string?> findFault)
    {
        ConcurrentBag<string> faults = [];
        Parallel.ForEach(
            Enumerable.Range(RandomRuns.FirstSeed, RandomRuns.Count(usual)).Chunk(BatchSize),
            new ParallelOptions { CancellationToken = TestContext.Current.CancellationToken },
            seeds =>
            {
                RandomRule[] rules = [.. seeds.Select(DeclaredStacks.Create)];
                RuleBatch batch = new(rules);
                foreach (RandomRule rule in rules)
                {
                    if (findFault(batch, rule) is { } fault)
                    {
                        faults.Add($"{fault} {rule}");
                    }
                }
            });
        Assert.True(faults.IsEmpty, $"{faults.Count} faults.\n" + string.Join("\n", faults.OrderBy(fault => fault.Length).Take(3)));
    }

    private static string? FindDeviation(SlotStack slots, int rank, int seed, Action<double[], double[]> step)
    {
        Random random = new(seed);
        double[] parameters = [.. Enumerable.Range(0, Length).Select(_ => Draw(random))];
        double[] expected = [.. parameters];
        SlotInterpreter interpreter = new(slots, rank);
        for (int t = 1; t <= Steps; t++)
        {
            double[] gradients = [.. Enumerable.Range(0, Length).Select(_ => Draw(random))];
            step(parameters, gradients);
            interpreter.Step(expected, gradients, t);
            for (int i = 0; i < Length; i++)
            {
                if (!(Math.Abs(parameters[i] - expected[i]) <= 1e-9 * Math.Max(1, Math.Abs(expected[i]))) && double.IsFinite(expected[i]))
                {
                    return $"Step {t}: x[{i}] is {parameters[i]:R} instead of {expected[i]:R}.";
                }
            }
        }

        return null;
    }

    private static double Draw(Random random) => ((random.Next(2) * 2) - 1) * (0.1 + (2.9 * random.NextDouble()));
}
