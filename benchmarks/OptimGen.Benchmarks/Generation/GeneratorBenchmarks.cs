using BenchmarkDotNet.Attributes;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using OptimGen.Generator;

namespace OptimGen.Benchmarks.Generation;

/// <summary>What the generator adds to a build of 100 optimizers, and to a keystroke elsewhere in their project.</summary>
[Config(typeof(InProcessConfig))]
public class GeneratorBenchmarks
{
    private const int Optimizers = 100;

    private CSharpCompilation _compilation = null!;
    private CSharpCompilation _edited = null!;
    private GeneratorDriver _coldDriver = null!;
    private GeneratorDriver _warmDriver = null!;

    /// <summary>Makes the project, the same after an edit of a file without optimizers, and a driver that has seen the first.</summary>
    [GlobalSetup]
    public void Setup()
    {
        SyntaxTree unrelated = GeneratedProject.UnrelatedFile(1);
        _compilation = GeneratedProject.Create(Optimizers).AddSyntaxTrees(unrelated);
        _edited = _compilation.ReplaceSyntaxTree(unrelated, GeneratedProject.UnrelatedFile(2));
        _coldDriver = CSharpGeneratorDriver.Create(new OptimizerGenerator().AsSourceGenerator());
        _warmDriver = _coldDriver.RunGenerators(_compilation);
        GeneratedProject.Check(_warmDriver.GetRunResult(), Optimizers);
    }

    /// <summary>The first run: everything is read, lowered and written.</summary>
    [Benchmark(Baseline = true)]
    public GeneratorDriver Cold() => _coldDriver.RunGenerators(_compilation.Clone());

    /// <summary>A run after an edit elsewhere: all that is needed is to see that nothing changed.</summary>
    [Benchmark]
    public GeneratorDriver AfterUnrelatedEdit() => _warmDriver.RunGenerators(_edited.Clone());
}
