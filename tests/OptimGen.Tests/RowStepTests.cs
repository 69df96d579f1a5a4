using System;
using System.Linq;
using System.Numerics;
using OptimGen.Optimizers;
using OptimGen.Tests.Shared;
using Xunit;

namespace OptimGen.Tests;

/// <summary>Steps of some rows of a table: the same bits as steps of the whole table, with the other rows left alone.</summary>
public sealed class RowStepTests
{
    private const int Rows = 23;
    private const int Columns = 19;

    public static TheoryData<string> Optimizers => new(Catalogue.Names.Where(static name => IsElementwise(Catalogue.Create(name).Rule)));

    public static TheoryData<string> OthersThanElementwise => new(Catalogue.Names.Where(static name => !IsElementwise(Catalogue.Create(name).Rule)));

    [Theory]
    [MemberData(nameof(Optimizers))]
    public void Touched_rows_step_as_in_a_dense_step_and_others_stay(string name)
    {
        AssertLazy(Catalogue.Create<float>(name));
        AssertLazy(Catalogue.Create<double>(name));
    }

    [Theory]
    [MemberData(nameof(OthersThanElementwise))]
    public void Rules_that_look_at_several_elements_are_refused(string name)
    {
        IStepKernel<float> optimizer = Catalogue.Create<float>(name);
        float[] table = [.. Enumerable.Repeat(1f, Rows * Columns)];
        using OptimizerState state = optimizer.CreateState([Rows, Columns]);
        RowGradients<float> gradients = new(Rows, Columns);
        gradients.Add([3], new float[Columns]);
        NotSupportedException refusal = Assert.Throws<NotSupportedException>(() => optimizer.StepRows(table, gradients, state));
        Assert.Contains(name, refusal.Message, StringComparison.Ordinal);
        Assert.All(table, static value => Assert.Equal(1, value));
        Assert.Equal(0, state.Step);
    }

    [Fact]
    public void Where_a_zero_gradient_changes_nothing_the_table_is_that_of_dense_steps()
    {
        AssertDense<float>(new Sgd());
        AssertDense<float>(new AdaGrad { LearningRate = 0.1, InitialSum = 0.1 });
        AssertDense<double>(new Sgd());
        AssertDense<double>(new AdaGrad { LearningRate = 0.1, InitialSum = 0.1 });
    }

    [Fact]
    public void Rows_given_again_are_summed_in_the_order_in_which_they_came()
    {
        RowGradients<float> gradients = new(10, 2);
        gradients.Add([7, 3, 7], [1e8f, 1, 2, 3, 1, 4]);
        gradients.Add([7, 0], [-1e8f, 5, -0.0f, 6]);
        Assert.Equal([7, 3, 0], gradients.Rows.ToArray());
        Assert.Equal(3, gradients.Count);

        // (10⁸ + 1) − 10⁸ is 0 in float; in another order it would be 1. As in an array of zeros to which −0 is added, 0 stays +0.
        Assert.Equal([0, 10, 2, 3, 0, 6], gradients.Values.ToArray());
        Assert.False(float.IsNegative(gradients.Values[4]));
        gradients.Clear();
        Assert.Equal(0, gradients.Count);
        gradients.Add([7], [1, 1]);
        Assert.Equal([1, 1], gradients.Values.ToArray());
    }

    [Fact]
    public void Mistakes_are_refused_before_anything_changes()
    {
        RowGradients<float> gradients = new(10, 2);
        gradients.Add([4], [1, 2]);
        foreach (int wrong in new[] { -1, 10, int.MaxValue, int.MinValue })
        {
            ArgumentOutOfRangeException error = Assert.Throws<ArgumentOutOfRangeException>("rows", () => gradients.Add([4, wrong], [5, 5, 5, 5]));
            Assert.Contains("at place 1", error.Message, StringComparison.Ordinal);
        }

        Assert.Throws<ArgumentException>("gradients", () => gradients.Add([4], [1]));
        Assert.Throws<ArgumentException>("gradients", () => gradients.Add([4], [1, 2, 3]));
        Assert.Equal([1, 2], gradients.Values.ToArray());
        Assert.Throws<ArgumentOutOfRangeException>("rows", () => new RowGradients<float>(0, 1));
        Assert.Throws<ArgumentOutOfRangeException>("columns", () => new RowGradients<float>(1, -1));

        AdamW optimizer = new();
        float[] table = [.. Enumerable.Repeat(1f, 20)];
        using OptimizerState state = optimizer.CreateState<float>(20);
        using OptimizerState small = optimizer.CreateState<float>(18);
        using OptimizerState foreign = new Lion().CreateState<float>(20);
        OptimizerState disposed = optimizer.CreateState<float>(20);
        disposed.Dispose();
        Assert.Throws<ArgumentException>("parameters", () => optimizer.StepRows(table.AsSpan(2), gradients, small));
        Assert.Throws<ArgumentException>("parameters", () => optimizer.StepRows(table, gradients, small));
        Assert.Throws<ArgumentException>("state", () => optimizer.StepRows(table, gradients, foreign));
        Assert.Throws<ObjectDisposedException>(() => optimizer.StepRows(table, gradients, disposed));
        Assert.Throws<ArgumentNullException>("gradients", () => optimizer.StepRows(table, null!, state));
        Assert.Throws<ArgumentNullException>("state", () => optimizer.StepRows(table, gradients, null!));
        Assert.Throws<ArgumentNullException>("optimizer", () => ((AdamW)null!).StepRows(table, gradients, state));
        Assert.All(table, static value => Assert.Equal(1, value));
        Assert.Equal(0, state.Step);
    }

    [Fact]
    public void A_batch_without_rows_counts_as_a_step()
    {
        AdamW optimizer = new();
        float[] table = [1, 2];
        using OptimizerState state = optimizer.CreateState<float>(2);
        optimizer.StepRows(table, new RowGradients<float>(1, 2), state);
        Assert.Equal([1, 2], table);
        Assert.Equal(1, state.Step);
    }

    [Fact]
    public void Steps_of_rows_allocate_nothing()
    {
        AdamW optimizer = new();
        float[] table = new float[Rows * Columns];
        using OptimizerState state = optimizer.CreateState<float>(table.Length);
        RowGradients<float> gradients = new(Rows, Columns);
        int[] rows = [3, 4, 5, 22, 3, 0];
        float[] values = new float[rows.Length * Columns];
        Step();
        Step();
        long before = GC.GetAllocatedBytesForCurrentThread();
        for (int i = 0; i < 20; i++)
        {
            Step();
        }

        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);

        void Step()
        {
            gradients.Clear();
            gradients.Add(rows, values);
            optimizer.StepRows(table, gradients, state);
        }
    }

    private static bool IsElementwise(RuleInfo rule) =>
        rule.Plan.Reductions.Count == 0 && rule.States.All(static state => state.Shape is StateShape.Element or StateShape.Uniform);

    // The oracle: step the whole table, then put the rows back that had no gradient.
    private static void AssertLazy<T>(IStepKernel<T> optimizer)
        where T : unmanaged, INumber<T>
    {
        T[] table = new T[Rows * Columns];
        TestValues.FillOrdinary<T>(table, 1);
        T[] dense = [.. table];
        using OptimizerState state = optimizer.CreateState(table.Length);
        using OptimizerState denseState = optimizer.CreateState(table.Length);
        RowGradients<T> gradients = new(Rows, Columns);
        for (int step = 0; step < 8; step++)
        {
            (int[] rows, T[] values, T[] scattered) = Batch<T>(step);
            gradients.Clear();
            gradients.Add(rows, values);
            optimizer.StepRows(table, gradients, state);

            // What states begin with, they begin with everywhere, touched or not.
            T[][] before = step == 0 ? StatesAtFirst(optimizer, dense) : StatesOf<T>(denseState);
            T[] valuesBefore = [.. dense];
            optimizer.Step(dense, scattered, denseState);
            for (int row = 0; row < Rows; row++)
            {
                if (!rows.Contains(row))
                {
                    Range elements = (row * Columns)..((row + 1) * Columns);
                    valuesBefore[elements].CopyTo(dense.AsSpan(elements));
                    foreach ((T[] saved, int index) in before.Select((saved, index) => (saved, index)).Where(pair => pair.saved.Length > 1))
                    {
                        saved[elements].CopyTo(denseState.Values<T>(optimizer.Rule.States[index].Name)[elements]);
                    }
                }
            }

            Assert.Equal(dense, table);
            Assert.Equal(StatesOf<T>(denseState), StatesOf<T>(state));
            Assert.Equal(step + 1, state.Step);
        }
    }

    private static void AssertDense<T>(IStepKernel<T> optimizer)
        where T : unmanaged, INumber<T>
    {
        T[] table = new T[Rows * Columns];
        TestValues.FillOrdinary<T>(table, 2);
        T[] dense = [.. table];
        using OptimizerState state = optimizer.CreateState(table.Length);
        using OptimizerState denseState = optimizer.CreateState(table.Length);
        RowGradients<T> gradients = new(Rows, Columns);
        for (int step = 0; step < 8; step++)
        {
            (int[] rows, T[] values, T[] scattered) = Batch<T>(step);
            gradients.Clear();
            gradients.Add(rows, values);
            optimizer.StepRows(table, gradients, state);
            optimizer.Step(dense, scattered, denseState);
            Assert.Equal(dense, table);
            Assert.Equal(StatesOf<T>(denseState), StatesOf<T>(state));
        }
    }

    // Some rows twice, neighbours among them; and the gradient of the whole table that they make.
    private static (int[] Rows, T[] Values, T[] Scattered) Batch<T>(int step)
        where T : unmanaged, INumber<T>
    {
        Random random = new(step);
        int[] rows = [.. Enumerable.Range(0, 7).Select(_ => random.Next(Rows)), 4, 5, 6, 5];
        T[] values = new T[rows.Length * Columns];
        TestValues.FillOrdinary<T>(values, 100 + step);
        T[] scattered = new T[Rows * Columns];
        for (int i = 0; i < values.Length; i++)
        {
            scattered[(rows[i / Columns] * Columns) + (i % Columns)] += values[i];
        }

        return (rows, values, scattered);
    }

    private static T[][] StatesOf<T>(OptimizerState state)
        where T : unmanaged, INumber<T> =>
        [.. state.Buffers.Select(buffer => buffer.Length == 1 ? [T.CreateChecked(state.Values<double>(buffer.Name)[0])] : state.Values<T>(buffer.Name).ToArray())];

    private static T[][] StatesAtFirst<T>(IStepKernel<T> optimizer, T[] parameters)
        where T : unmanaged, INumber<T>
    {
        using OptimizerState state = optimizer.CreateState(parameters.Length);
        optimizer.StepRows([.. parameters], new RowGradients<T>(Rows, Columns), state);
        return StatesOf<T>(state);
    }
}
