using System;
using BenchmarkDotNet.Attributes;

namespace OptimGen.Benchmarks.Steps;

/// <summary>One AdamW step over float, in every way that is compared, one thread.</summary>
[Config(typeof(InProcessConfig))]
public class StepBenchmarks : IDisposable
{
    private AdamWProblem _problem = null!;

    /// <summary>The number of parameters.</summary>
    [Params(1 << 10, 1 << 14, 1 << 18, 1 << 22, 1 << 26)]
    public int Length { get; set; }

    /// <summary>Makes the arrays.</summary>
    [GlobalSetup]
    public void Setup() => _problem = new AdamWProblem(Length);

    /// <summary>Frees the arrays.</summary>
    [GlobalCleanup]
    public void Cleanup() => Dispose();

    /// <summary>The generated step with spans: checks, uniforms, widest kernel.</summary>
    [Benchmark(Baseline = true)]
    public void GeneratedStep() => _problem.Generated();

    /// <summary>The generated kernel with Vector512.</summary>
    [Benchmark]
    public void Generated512() => _problem.GeneratedAt(VectorWidth.Vector512);

    /// <summary>The generated kernel with Vector256.</summary>
    [Benchmark]
    public void Generated256() => _problem.GeneratedAt(VectorWidth.Vector256);

    /// <summary>The generated kernel with Vector128.</summary>
    [Benchmark]
    public void Generated128() => _problem.GeneratedAt(VectorWidth.Vector128);

    /// <summary>The generated scalar kernel.</summary>
    [Benchmark]
    public void GeneratedScalar() => _problem.GeneratedAt(VectorWidth.Scalar);

    /// <summary>The tuned scalar loop.</summary>
    [Benchmark]
    public void ScalarLoop() => _problem.ScalarLoop();

    /// <summary>TensorPrimitives in eleven passes over whole arrays.</summary>
    [Benchmark]
    public void TensorPrimitivesPasses() => _problem.TensorPasses();

    /// <summary>TensorPrimitives in blocks of 2048.</summary>
    [Benchmark]
    public void TensorPrimitivesBlocks() => _problem.TensorBlocks();

    /// <summary>The memory limit with one root and one division.</summary>
    [Benchmark]
    public void DivisionLimit() => _problem.DivisionLimit();

    /// <summary>The memory limit.</summary>
    [Benchmark]
    public void Limit() => _problem.Limit();

    /// <inheritdoc/>
    public void Dispose()
    {
        _problem.Dispose();
        GC.SuppressFinalize(this);
    }
}
