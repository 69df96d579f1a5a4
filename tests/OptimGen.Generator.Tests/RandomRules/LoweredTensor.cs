using System;
using System.Linq;
using OptimGen.Generator.Kernels;
using OptimGen.Generator.Rules;
using OptimGen.Generator.Tests.Interpretation;

namespace OptimGen.Generator.Tests.RandomRules;

/// <summary>A tensor in the middle of a step by <see cref="LoweredInterpreter"/>: what a kernel finds beside its arrays.</summary>
internal sealed class LoweredTensor
{
    public LoweredTensor(InterpretedTensor tensor, KernelModel kernel)
    {
        Tensor = tensor;
        Scratch = [.. Enumerable.Range(0, kernel.ScratchArrays).Select(_ => Unknown(tensor.Layout.Count))];
        Totals = [.. kernel.Reductions.Select(reduction => Unknown(tensor.Layout.CountOf(DomainOf(reduction))))];
        Collected = [.. kernel.Reductions.Select(reduction => Unknown(tensor.Layout.CountOf(reduction.Source)))];
        Shared = new double[kernel.Shared.Graph.Nodes.Count][];
    }

    public InterpretedTensor Tensor { get; }

    public double[][] Scratch { get; }

    /// <summary>The results of each reduction: one, or one for each row or column; NaN until they are known.</summary>
    public double[][] Totals { get; }

    /// <summary>What each reduction takes in.</summary>
    public double[][] Collected { get; }

    /// <summary>What has been computed beside the loops, for each node of the shared graph.</summary>
    public double[]?[] Shared { get; }

    /// <summary>Which loops run.</summary>
    public int Variant { get; set; }

    /// <summary>What the result of a reduction is the same for.</summary>
    public static Domain DomainOf(ReductionModel reduction) => reduction.Scope switch
    {
        Rules.ReductionScope.Row => Domain.Row,
        Rules.ReductionScope.Column => Domain.Column,
        _ => Domain.Uniform,
    };

    private static double[] Unknown(int count) => [.. Enumerable.Repeat(double.NaN, count)];
}
