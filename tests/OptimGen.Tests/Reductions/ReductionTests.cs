using System;
using System.Linq;
using OptimGen.Tests.Shared;
using Xunit;

namespace OptimGen.Tests.Reductions;

/// <summary>What reductions give, against plain loops.</summary>
public sealed class ReductionTests
{
    private static readonly int[] Lengths = [1, 2, 15, 16, 17, 31, 32, 33, 1023, 1024, 1025, 3000, 70001];
    private static readonly nint[][] Matrices = [[1, 1], [1, 7], [7, 1], [3, 5], [33, 17], [64, 32], [70, 33], [3, 1030], [2, 3, 4]];

    [Fact]
    public void Reductions_over_a_tensor()
    {
        foreach (int length in Lengths)
        {
            double[] gradients = Numbers(length, length);
            using OptimizerState state = Step(new TensorStatistics(), new double[length], gradients, [length]);
            double sum = gradients.Sum();
            double squares = gradients.Sum(static value => value * value);
            Near(sum, Uniform(state, "sum"), gradients.Sum(Math.Abs));
            Near(sum / length, Uniform(state, "mean"), 1);
            Near(Math.Sqrt(squares), Uniform(state, "norm"), Math.Sqrt(squares));
            Near(Math.Sqrt(squares / length), Uniform(state, "rms"), 1);
            Assert.Equal(gradients.Max(), Uniform(state, "largest"));
            Near(gradients.Count(value => value > Uniform(state, "mean")) / (double)length, Uniform(state, "above"), 1);
        }
    }

    [Fact]
    public void Reductions_over_rows_and_columns()
    {
        foreach (nint[] shape in Matrices)
        {
            int rows = (int)shape[0];
            int length = (int)shape.Aggregate((nint)1, (product, size) => product * size);
            int columns = length / rows;
            double[] g = Numbers(length, length);
            double[] x = new double[length];
            using OptimizerState state = Step(new MatrixStatistics(), x, g, shape);
            double[] rowSums = [.. Enumerable.Range(0, rows).Select(row => g.AsSpan(row * columns, columns).ToArray().Sum())];
            double[] columnMeans = [.. Enumerable.Range(0, columns).Select(column => Enumerable.Range(0, rows).Average(row => g[(row * columns) + column]))];
            Span<double> rowSum = state.Values<double>("rowSum");
            Span<double> rowLargest = state.Values<double>("rowLargest");
            for (int row = 0; row < rows; row++)
            {
                Near(rowSums[row], rowSum[row], columns);
                Assert.Equal(g.AsSpan(row * columns, columns).ToArray().Max(), rowLargest[row]);
            }

            Span<double> columnMean = state.Values<double>("columnMean");
            Span<double> columnNorm = state.Values<double>("columnNorm");
            for (int column = 0; column < columns; column++)
            {
                Near(columnMeans[column], columnMean[column], 1);
                double squares = Enumerable.Range(0, rows).Sum(row => Math.Pow(g[(row * columns) + column] - (rowSums[row] / columns), 2));
                Near(Math.Sqrt(squares), columnNorm[column], rows);
            }

            Near(rowSums.Max(), Uniform(state, "largestRow"), columns);
            Near(columnMeans.Average(), Uniform(state, "meanOfColumns"), 1);
            Near(g.Select((value, index) => value * columnMeans[index % columns]).Sum(), Uniform(state, "sum"), length);
            double sizes = shape.Length + (10.0 * rows) + (100.0 * columns) + (1000.0 * length);
            for (int i = 0; i < length; i++)
            {
                Near(-0.5 * (g[i] + (rowSums[i / columns] * columnMeans[i % columns]) + sizes), x[i], sizes);
            }
        }
    }

    [Theory]
    [InlineData(12, 0)]
    [InlineData(12, 4)]
    [InlineData(3000, 1500)]
    [InlineData(4096, 64)]
    public void Reductions_over_blocks(int length, int blockLength)
    {
        double[] g = Numbers(length, length);
        BlockStatistics optimizer = new();
        using OptimizerState state = optimizer.CreateState<double>([length], blockLength);
        optimizer.Step(new double[length], g, state);
        int block = blockLength == 0 ? length : blockLength;
        double[] expected = [.. g.Chunk(block).Select(part => 0.1 * part.Average(static value => value * value))];
        Span<double> v = state.Values<double>("v");
        Assert.Equal(length / block, v.Length);
        for (int i = 0; i < v.Length; i++)
        {
            Near(expected[i], v[i], 1);
        }

        Near(expected.Average(), Uniform(state, "mean"), 1);
    }

    [Fact]
    public void Values_per_row_and_column_need_no_reduction()
    {
        ScaledColumns optimizer = new();
        Assert.Single(optimizer.CreateState<float>([2, 2]).Rule.Plan.Passes);
        double[] matrix = new double[6];
        using OptimizerState state = optimizer.CreateState<double>([2, 3]);
        optimizer.Step(matrix, [1, 2, 3, 4, 5, 6], state);
        Assert.Equal([-0.28125, -0.5625, -0.84375, -1.125, -1.40625, -1.6875], matrix);
        Assert.Equal([0.75, 0.75, 0.75], state.Values<double>("scale").ToArray());
        Assert.Equal([0.375, 0.375], state.Values<double>("rate").ToArray());
        double[] vector = new double[2];
        using OptimizerState other = optimizer.CreateState<double>(2);
        optimizer.Step(vector, [1, 2], other);
        Assert.Equal([-0.375, -0.75], vector);
    }

    [Fact]
    public void States_have_their_initial_values_where_elements_are_first_touched_in_a_later_pass()
    {
        Assert.False(LateLoop.RuleInfo.Plan.Passes[0].HasElements);
        using ParameterSet<double> set = new();
        set.Add("matrix", new double[2], new double[] { 1, 2 }, [2, 1]);
        new LateLoop().Step(set);
        Assert.Equal([4.0, 7], set[0].State!.Values<double>("m").ToArray());
        Assert.Equal([-2.0, -3.5], set[0].Values.ToArray());
        Assert.Equal([1.5, 1.5], set[0].State!.Values<double>("rate").ToArray());
    }

    [Fact]
    public void Gradients_are_zeroed_by_the_last_pass_that_touches_them()
    {
        Assert.False(TensorStatistics.RuleInfo.Plan.Passes[^1].HasElements);
        using ParameterSet<float> set = new();
        Parameter<float> tensor = set.Add("tensor", new float[3], new float[] { 1, 2, 6 });
        new TensorStatistics().Step(set, new StepOptions { ZeroGradients = true });
        Assert.Equal([0f, 0f, 0f], tensor.Gradients.ToArray());
        Assert.Equal([-0.5f, -1f, -3f], tensor.Values.ToArray());
        Assert.Equal(9, Uniform(tensor.State!, "sum"));
    }

    [Fact]
    public void Blocks_must_divide_the_tensor() =>
        Assert.Throws<ArgumentOutOfRangeException>("blockLength", static () => new BlockStatistics().CreateState<float>([10], 3));

    [Fact]
    public void Reductions_over_a_set_are_the_same_for_all_its_tensors()
    {
        double[] first = Numbers(2000, 1);
        double[] second = Numbers(77, 2);
        using ParameterSet<double> set = new();
        set.Add("first", new double[first.Length], first);
        set.Add("second", new double[second.Length], second);
        new SetStatistics().Step(set);
        double[] all = [.. first, .. second];
        foreach (Parameter<double> parameter in set)
        {
            Near(all.Sum(), Uniform(parameter.State!, "sum"), all.Length);
            Near(all.Average(), Uniform(parameter.State!, "mean"), 1);
            Assert.Equal(all.Max(), Uniform(parameter.State!, "largest"));
            double norm = Math.Sqrt(all.Sum(static value => value * value));
            Near(-0.5 * parameter.Gradients[3] / norm, parameter.Values[3], 1);
        }
    }

    [Fact]
    public void A_step_that_is_skipped_leaves_what_comes_after_the_return()
    {
        float[] values = [1, 2, 3];
        SetStatistics optimizer = new();
        using OptimizerState state = optimizer.CreateState<float>(3);
        optimizer.Step(values, new float[3], state);
        Assert.Equal([1f, 2f, 3f], values);
        Assert.Equal(0, Uniform(state, "sum"));
        Assert.Equal(1, state.Step);
        optimizer.Step(values, [3f, 0f, 4f], state);
        Assert.Equal(7, Uniform(state, "sum"));
        Assert.Equal(1 - (0.5f * 0.6f), values[0], 1e-6f);
    }

    [Fact]
    public void An_empty_tensor_takes_steps()
    {
        using OptimizerState state = Step(new TensorStatistics(), [], [], [0]);
        Assert.Equal(0, Uniform(state, "sum"));
        Assert.Equal(double.NegativeInfinity, Uniform(state, "largest"));
        using OptimizerState matrix = Step(new MatrixStatistics(), [], [], [0, 5]);
        Assert.Equal(1, matrix.Step);
    }

    [Fact]
    public void NaN_of_one_element_is_the_largest_and_the_sum()
    {
        double[] gradients = Numbers(5000, 3);
        gradients[4321] = double.NaN;
        using OptimizerState state = Step(new TensorStatistics(), new double[5000], gradients, [5000]);
        Assert.Equal(double.NaN, Uniform(state, "largest"));
        Assert.Equal(double.NaN, Uniform(state, "sum"));
    }

    [Fact]
    public void Sums_of_floats_are_as_exact_as_pairwise_ones()
    {
        double worst = 0;
        double worstPairwise = 0;
        for (int seed = 0; seed < 20; seed++)
        {
            float[] values = [.. Numbers(1 << 18, seed).Select(static value => (float)(value + 1))];
            double exact = values.Sum(static value => (double)value);
            TensorStatistics optimizer = new();
            using OptimizerState state = optimizer.CreateState<float>(values.Length);
            optimizer.Step(new float[values.Length], values, state);
            worst = Math.Max(worst, Math.Abs(Uniform(state, "sum") - exact) / exact);
            worstPairwise = Math.Max(worstPairwise, Math.Abs(Pairwise(values) - exact) / exact);
        }

        Assert.True(worst <= worstPairwise, $"{worst:R} against {worstPairwise:R}");
    }

    [Fact]
    public void References_agree_with_kernels()
    {
        double[] gradients = Numbers(2310, 5);
        AssertReference(new TensorStatistics(), static (optimizer, x, g, state) => optimizer.Reference(x, g, state), gradients);
        AssertReference(new MatrixStatistics(), static (optimizer, x, g, state) => optimizer.Reference(x, g, state), gradients);
        AssertReference(new BlockStatistics(), static (optimizer, x, g, state) => optimizer.Reference(x, g, state), gradients);
        AssertReference(new SetStatistics(), static (optimizer, x, g, state) => optimizer.Reference(x, g, state), gradients);
    }

    [Fact]
    public void A_rule_called_without_a_tensor_says_what_to_call() =>
        Assert.Contains("Reference", Assert.Throws<InvalidOperationException>(static () => Reduce.Sum(1)).Message, StringComparison.Ordinal);

    private static void AssertReference<TOptimizer>(
        TOptimizer optimizer, Action<TOptimizer, double[], double[], OptimizerState> reference, double[] gradients)
        where TOptimizer : IStepKernel<double>
    {
        nint[] shape = [33, 70];
        double[] expected = Numbers(gradients.Length, 9);
        double[] actual = [.. expected];
        using OptimizerState expectedState = optimizer.CreateState(shape);
        using OptimizerState actualState = optimizer.CreateState(shape);
        for (int step = 0; step < 3; step++)
        {
            reference(optimizer, expected, gradients, expectedState);
            optimizer.Step(actual, gradients, actualState);
        }

        Assert.All(Enumerable.Range(0, expected.Length), i => Near(expected[i], actual[i], Math.Abs(expected[i]) + 1));
        foreach (StateBuffer buffer in expectedState.Buffers)
        {
            double[] values = expectedState.Values<double>(buffer.Name).ToArray();
            double[] others = actualState.Values<double>(buffer.Name).ToArray();
            Assert.All(Enumerable.Range(0, values.Length), i => Near(values[i], others[i], Math.Abs(values[i]) + 1));
        }
    }

    private static OptimizerState Step(IOptimizer<double> optimizer, double[] parameters, double[] gradients, nint[] shape)
    {
        OptimizerState state = optimizer.CreateState(shape);
        optimizer.Step(parameters, gradients, state);
        return state;
    }

    private static double Uniform(OptimizerState state, string name) => state.Values<double>(name)[0];

    private static double[] Numbers(int length, int seed)
    {
        Random random = new(seed);
        return [.. Enumerable.Range(0, length).Select(_ => (random.NextDouble() * 2) - 1)];
    }

    private static float Pairwise(ReadOnlySpan<float> values)
    {
        if (values.Length > 8)
        {
            return Pairwise(values[..(values.Length / 2)]) + Pairwise(values[(values.Length / 2)..]);
        }

        float sum = 0;
        foreach (float value in values)
        {
            sum += value;
        }

        return sum;
    }

    private static void Near(double expected, double actual, double scale) =>
        Assert.True(Math.Abs(expected - actual) <= 1e-13 * Math.Max(1, scale), $"{actual:R} instead of {expected:R}");
}
