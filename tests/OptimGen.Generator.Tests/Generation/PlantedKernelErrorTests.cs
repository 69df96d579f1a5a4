using System;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using OptimGen.Tests.Shared;
using Xunit;

namespace OptimGen.Generator.Tests.Generation;

/// <summary>The gates that kernels must pass see errors: each of these is planted in the generated code, and some gate refuses it.</summary>
public sealed class PlantedKernelErrorTests
{
    private const string Surface = "Sample.AdamW.g.cs";
    private const string Single = "Sample.AdamW.Single.g.cs";
    private const string Double = "Sample.AdamW.Double.g.cs";

    private static readonly string[] Cases = ["A", "B", "S"];
    private static readonly bool[] OrdinaryAndSpecial = [false, true];

    [Fact]
    public void Without_an_error_all_gates_pass()
    {
        Assert.Null(Golden<double>(Surface, "", "", GoldenComparison.DoubleTolerance));
        Assert.Null(Golden<float>(Surface, "", "", GoldenComparison.SingleTolerance));
        Assert.Null(Bits<float>(Surface, "", ""));
        Assert.Null(Bits<double>(Surface, "", ""));
    }

    [Fact]
    public void A_wrong_decay() => Assert.NotNull(Golden<double>(
        Surface, "double oneMinusBeta2 = 1.0 - beta2;", "double oneMinusBeta2 = 1.0 - beta1;", GoldenComparison.DoubleTolerance));

    [Fact]
    public void A_decay_in_float() => Assert.NotNull(Golden<float>(
        Surface, "double oneMinusBeta2 = 1.0 - beta2;", "double oneMinusBeta2 = 1.0f - (float)beta2;", GoldenComparison.SingleTolerance));

    [Fact]
    public void A_missing_correction() => Assert.NotNull(Golden<double>(
        Surface, "double inverseC2 = 1.0 / c2;", "double inverseC2 = 1.0;", GoldenComparison.DoubleTolerance));

    [Fact]
    public void An_epsilon_that_is_off_by_a_millionth() => Assert.NotNull(Golden<double>(
        Surface, "double epsilon = _epsilon;", "double epsilon = _epsilon * 1.000001;", GoldenComparison.DoubleTolerance));

    [Fact]
    public void A_body_without_fused_operations() => Assert.NotNull(Bits<float>(
        Single, WidestFused("beta1, m0, oneMinusBeta1 * g0"), "((beta1 * m0) + (oneMinusBeta1 * g0))"));

    [Fact]
    public void A_tail_without_fused_operations() => Assert.NotNull(Bits<double>(
        Double, WidestFused("beta1, m0, oneMinusBeta1 * g0"), "((beta1 * m0) + (oneMinusBeta1 * g0))", last: true));

    [Fact]
    public void A_skipped_last_element() => Assert.NotNull(Bits<float>(Single, "for (; i < count;", "for (; i + 1 < count;"));

    [Fact]
    public void A_second_vector_that_stores_the_first() => Assert.NotNull(Bits<float>(
        Single, "newM1.StoreUnsafe(ref m, i + 16)", "newM0.StoreUnsafe(ref m, i + 16)"));

    [Fact]
    public void Moments_that_are_flushed_in_the_tail_alone() => Assert.NotNull(Bits<float>(
        Single, "Vector512.LessThan(Vector512.Abs(rawV0), smallestNormal)", "Vector512.LessThan(Vector512.Abs(rawV0), Vector512<float>.Zero)"));

    private static string WidestFused(string operands) => $"Vector512.FusedMultiplyAdd({operands})";

    private static string? Golden<T>(string file, string find, string plant, double tolerance)
        where T : unmanaged, System.Numerics.INumber<T>
    {
        IStepKernel<T> optimizer = Plant<T>(file, find, plant, last: false);
        return Cases
            .Select(@case => KernelGolden.FindDeviation(
                optimizer, GoldenMapping.Find("adamw", @case), GoldenTrajectory.Load("adamw", @case), tolerance, VectorWidth.Scalar))
            .FirstOrDefault(deviation => deviation is not null);
    }

    private static string? Bits<T>(string file, string find, string plant, bool last = false)
        where T : unmanaged, System.Numerics.IBinaryFloatingPointIeee754<T>
    {
        Assert.SkipUnless(Lanes.IsSupported(VectorWidth.Vector512) || find.Length == 0, "The errors are planted in the 512-bit kernel.");
        IStepKernel<T> optimizer = Plant<T>(file, find, plant, last);
        return Enumerable.Range(0, 80)
            .SelectMany(length => OrdinaryAndSpecial.Select(special =>
                KernelBits.FindDifference(optimizer, Lanes.Widest, length, GuardedSide.End, special)))
            .FirstOrDefault(difference => difference is not null);
    }

    private static IStepKernel<T> Plant<T>(string file, string find, string plant, bool last)
        where T : unmanaged
    {
        GeneratorRun run = GeneratorRun.Of(Declarations.AdamW);
        SyntaxTree tree = run.Output.SyntaxTrees.Single(candidate => candidate.FilePath.EndsWith(file, StringComparison.Ordinal));
        string text = tree.ToString();
        int at = last ? text.LastIndexOf(find, StringComparison.Ordinal) : text.IndexOf(find, StringComparison.Ordinal);
        Assert.True(at >= 0, $"'{find}' is no longer generated: plant the error elsewhere.");
        SyntaxTree planted = CSharpSyntaxTree.ParseText(
            string.Concat(text.AsSpan(0, at), plant, text.AsSpan(at + find.Length)),
            (CSharpParseOptions)tree.Options,
            cancellationToken: TestContext.Current.CancellationToken);
        return (IStepKernel<T>)GeneratorRun.Instantiate(run.Output.ReplaceSyntaxTree(tree, planted), "Sample.AdamW");
    }
}
