using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Linq;
using System.Numerics;
using System.Threading.Tasks;
using Microsoft.CodeAnalysis;
using OptimGen.Generator.Rules;
using OptimGen.Tests.Shared;
using Xunit;

namespace OptimGen.Generator.Tests.RandomRules;

/// <summary>Rules of arbitrary shape are read, their code compiles, and all kernels of one rule compute the same bits.</summary>
public sealed class ArbitraryRuleTests
{
    private const int BatchSize = 50;
    private const int Read = 2000;
    private const int Compiled = 100;
    private const int Run = 60;

    // One vector and a bit, twice interleaved and a bit, nothing but a tail.
    private static readonly nint[] Lengths = [3, 21, 50];

    // More than a block of sums, rows with tails, more than a group of rows; in pieces where the rule can be cut.
    private static readonly (nint[] Shape, int Pieces)[] Shapes = [([2100], 3), ([5, 21], 1), ([37, 3], 2), ([3, 1031], 3)];

    private static readonly bool[] OrdinaryAndSpecial = [false, true];

    private static readonly VectorWidth[] Widths = [VectorWidth.Vector128, VectorWidth.Vector256, VectorWidth.Vector512];

    /// <summary>What analyses think of them is another matter: most make no sense. But they answer.</summary>
    [Fact]
    public void They_are_read_without_findings() => ForBatches(Read, ArbitraryRules.Create, (batch, rules) => batch.Analyze()
        .Where(found => found.Finding.Severity >= DiagnosticSeverity.Warning && !IsOfAnalyses(found.Finding.Id))
        .Select(found => $"{found.Finding} {found.Rule}"));

    [Fact]
    public void Their_code_compiles_without_warnings() => ForBatches(Compiled, ArbitraryRules.Create, (batch, rules) =>
    {
        batch.AssertCompiles();
        return rules.Where(rule => !batch.IsGenerated(rule)).Select(rule => $"nothing is generated for {rule}");
    });

    [Fact]
    public void Their_kernels_of_all_widths_compute_the_same_bits() => ForBatches(Run, ArbitraryRules.Create, FindDifferences);

    [Fact]
    public void Slots_put_together_at_random_are_refused_or_work()
    {
        int generated = 0;
        ForBatches(Run, DeclaredStacks.Create, (batch, rules) =>
        {
            RandomRule[] good = [.. rules.Where(batch.IsGenerated)];
            generated += good.Length;
            batch.AssertCompiles();
            IEnumerable<string> silent = rules.Except(good)
                .Where(rule => batch.Read(rule).Findings.All(finding => finding.Severity < DiagnosticSeverity.Error))
                .Select(rule => $"nothing is generated and nothing said of {rule}");
            return silent.Concat(FindDifferences(batch, good));
        });
        Assert.True(generated > RandomRuns.Count(Run) / 20, $"only {generated} are accepted.");
    }

    private static IEnumerable<string> FindDifferences(RuleBatch batch, IReadOnlyList<RandomRule> rules)
    {
        foreach (RandomRule rule in rules)
        {
            object optimizer = batch.Instantiate(rule);
            string? difference = (optimizer is IStepKernel<float> single ? FindDifference(single) : null)
                ?? (optimizer is IStepKernel<double> full ? FindDifference(full) : null);
            if (difference is not null)
            {
                yield return $"{difference} {rule}";
            }
        }
    }

    private static bool IsOfAnalyses(string id) =>
        id.StartsWith("OPT", StringComparison.Ordinal) && string.CompareOrdinal(id, "OPT060") >= 0 && string.CompareOrdinal(id, "OPT100") < 0;

    private static string? FindDifference<T>(IStepKernel<T> optimizer)
        where T : unmanaged, INumber<T>, IBinaryFloatingPointIeee754<T> =>
        Widths.Where(Lanes.IsSupported)
            .SelectMany(width => OrdinaryAndSpecial.SelectMany(special => (optimizer.PassCount > 1 || optimizer.Rule.HasSharedStates ? Shapes : [])
                .Concat(Lengths.Select(length => (Shape: new[] { length }, Pieces: 1)))
                .Select(tensor => KernelBits.FindDifference(optimizer, width, tensor.Shape, GuardedSide.End, special, tensor.Pieces))))
            .Append(ThreadedStep.FindDifference(optimizer))
            .FirstOrDefault(difference => difference is not null);

    private static void ForBatches(
        int usual, Func<int, RandomRule> create, Func<RuleBatch, IReadOnlyList<RandomRule>, IEnumerable<string>> findFaults)
    {
        ConcurrentBag<string> faults = [];
        Parallel.ForEach(
            Enumerable.Range(RandomRuns.FirstSeed, RandomRuns.Count(usual)).Chunk(BatchSize),
            new ParallelOptions { CancellationToken = TestContext.Current.CancellationToken },
            seeds =>
            {
                RandomRule[] rules = [.. seeds.Select(create)];
                foreach (string fault in findFaults(new RuleBatch(rules), rules))
                {
                    faults.Add(fault);
                }
            });
        Assert.True(faults.IsEmpty, $"{faults.Count} faults.\n" + string.Join("\n", faults.Order(StringComparer.Ordinal).Take(3)));
    }
}
