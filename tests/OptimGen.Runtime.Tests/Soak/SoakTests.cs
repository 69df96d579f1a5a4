using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;

namespace OptimGen.Runtime.Tests.Soak;

/// <summary>
/// Random groups, tensors, steps, skipped and refused steps, saves, loads, crashes and broken files against a model of plain loops. Half an
/// hour of it would find little more than these few thousand operations; a seed that fails is in the message, and
/// <c>OPTIMGEN_SOAK_SEED</c> runs it again.
/// </summary>
public sealed class SoakTests
{
    private const int Operations = 600;

    public static TheoryData<int> Seeds => Environment.GetEnvironmentVariable("OPTIMGEN_SOAK_SEED") is { } seed
        ? new(int.Parse(seed, CultureInfo.InvariantCulture))
        : new(1, 2, 3, Random.Shared.Next());

    [Theory]
    [MemberData(nameof(Seeds), DisableDiscoveryEnumeration = true)]
    public void TheSet_IsAlwaysWhatItsModelIs(int seed)
    {
        TestContext.Current.SendDiagnosticMessage("Soak with seed {0}.", seed);
        using SoakRun run = new(seed, Path.Combine(Path.GetTempPath(), $"optimgen-soak-{Environment.ProcessId}-{seed}.safetensors"));
        List<string> done = [];
        for (int i = 0; i < Operations; i++)
        {
            string? difference;
            try
            {
                done.Add(run.Next());
                difference = run.FindDifference();
            }
            catch (Exception exception)
            {
                throw new InvalidOperationException($"Seed {seed}, operation {i}, after {Last(done)}: {exception.Message}", exception);
            }

            Assert.True(difference is null, $"Seed {seed}, operation {i}, after {Last(done)}: {difference}");
        }
    }

    private static string Last(List<string> done) => string.Join(", ", done.TakeLast(8));
}
