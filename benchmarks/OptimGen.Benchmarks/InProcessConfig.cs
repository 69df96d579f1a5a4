using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Diagnosers;
using BenchmarkDotNet.Jobs;
using BenchmarkDotNet.Toolchains.InProcess.Emit;

namespace OptimGen.Benchmarks;

/// <summary>
/// Runs benchmarks in this process. BenchmarkDotNet's own way builds a project per benchmark, which knows nothing of this repository's
/// settings.
/// </summary>
public sealed class InProcessConfig : ManualConfig
{
    /// <summary>Makes the configuration.</summary>
    public InProcessConfig()
    {
        AddJob(Job.ShortRun.WithToolchain(InProcessEmitToolchain.Instance));
        AddDiagnoser(MemoryDiagnoser.Default);
    }
}
