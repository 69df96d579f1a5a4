using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text;
using Microsoft.CodeAnalysis;
using OptimGen.Generator.Analysis;
using OptimGen.Generator.Diagnostics;
using OptimGen.Generator.Reading;
using Xunit;

namespace OptimGen.Generator.Tests.Analysis.NoFalseAlarm;

/// <summary>What is right is not reported: rules that are sound by construction, two thousand of them.</summary>
public sealed class NoFalseAlarmTests
{
    private const int UsualSeed = 1000;
    private const int Rules = 2000;
    private const int Batch = 200;

    [Fact]
    public void Two_thousand_sound_rules_report_nothing()
    {
        string? setting = Environment.GetEnvironmentVariable("OPTIMGEN_SEED");
        int seed = setting is null ? UsualSeed : int.Parse(setting, CultureInfo.InvariantCulture);
        for (int first = seed; first < seed + Rules; first += Batch)
        {
            Check(first, Batch);
        }
    }

    [Fact]
    public void A_planted_mistake_is_reported()
    {
        string sound = SoundRule.Write("Planted", UsualSeed);
        Assert.Empty(Find(sound, "Planted"));
        Assert.NotEmpty(Find(sound.Replace("x -= learningRate * (", "x += Math.Sqrt(g); x -= learningRate * (", StringComparison.Ordinal), "Planted"));
        Assert.NotEmpty(Find(sound.Replace("x -= learningRate * (", "x += g / x; x -= learningRate * (", StringComparison.Ordinal), "Planted"));
    }

    private static void Check(int first, int count)
    {
        StringBuilder text = new("using System; using OptimGen;\n");
        for (int seed = first; seed < first + count; seed++)
        {
            text.Append(SoundRule.Write($"Rule{seed}", seed));
        }

        Compilation compilation = TestCompilation.Create(text.ToString());
        for (int seed = first; seed < first + count; seed++)
        {
            List<Diagnostic> found = Find(compilation, $"Rule{seed}");
            Assert.True(found.Count == 0, $"seed {seed}:\n{string.Join('\n', found.Select(diagnostic => diagnostic.GetMessage(CultureInfo.InvariantCulture)))}\n{SoundRule.Write($"Rule{seed}", seed)}");
        }
    }

    private static List<Diagnostic> Find(string source, string name) => Find(TestCompilation.Create("using System; using OptimGen;\n" + source), name);

    private static List<Diagnostic> Find(Compilation compilation, string name)
    {
        List<Diagnostic> found = [];
        DiagnosticReporter reporter = new(found.Add);
        SourcedRule? read = OptimizerReader.ReadWithSources(compilation.GetTypeByMetadataName(name)!, compilation, reporter, default);
        Assert.True(read is { Sources: not null }, $"{name} does not read: {string.Join('\n', found)}");
        RuleAnalysis.Run(read.Rule, read.Sources!, reporter, default);
        return [.. found.Where(diagnostic => diagnostic.Severity >= DiagnosticSeverity.Warning)];
    }
}
