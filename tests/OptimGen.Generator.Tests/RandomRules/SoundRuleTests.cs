using System;
using System.Collections.Concurrent;
using System.Linq;
using System.Threading.Tasks;
using Microsoft.CodeAnalysis;
using Xunit;

namespace OptimGen.Generator.Tests.RandomRules;

/// <summary>Rules that make sense raise no false alarm.</summary>
public sealed class SoundRuleTests
{
    private const int BatchSize = 100;
    private const int Rules = 2000;

    [Fact]
    public void Nothing_is_reported()
    {
        ConcurrentBag<string> alarms = [];
        ConcurrentDictionary<string, int> counts = [];
        Parallel.ForEach(
            Enumerable.Range(RandomRuns.FirstSeed, RandomRuns.Count(Rules)).Chunk(BatchSize),
            new ParallelOptions { CancellationToken = TestContext.Current.CancellationToken },
            seeds =>
            {
                RuleBatch batch = new([.. seeds.Select(SoundRules.Create)]);
                foreach ((Diagnostic finding, RandomRule rule) in batch.Analyze().Where(found => found.Finding.Severity >= DiagnosticSeverity.Warning))
                {
                    alarms.Add($"{finding} {rule}");
                    counts.AddOrUpdate(finding.Id, 1, (_, count) => count + 1);
                }
            });
        string summary = string.Join(", ", counts.Select(count => $"{count.Key}: {count.Value}").Order(StringComparer.Ordinal));
        Assert.True(alarms.IsEmpty, $"{summary}\n{string.Join("\n", alarms.OrderBy(alarm => alarm.Length).Take(4))}");
    }
}
