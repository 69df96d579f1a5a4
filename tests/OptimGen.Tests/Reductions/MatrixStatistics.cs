using System;

// The test reads what the states hold; nothing has to make sense as a step.
#pragma warning disable OPT070, OPT080

namespace OptimGen.Tests.Reductions;

/// <summary>A rule for tests: reductions over rows and columns, of each other too, kept in states, and the shape in the step.</summary>
[Optimizer]
public sealed partial class MatrixStatistics
{
    [UpdateRule]
    private static void Update(
        ref double x, double g, [PerRow] ref double rowSum, [PerRow] ref double rowLargest, [PerColumn] ref double columnMean,
        [PerColumn] ref double columnNorm, [Uniform] ref double largestRow, [Uniform] ref double meanOfColumns, [Uniform] ref double sum,
        [Rank] int rank, [Rows] long rows, [Columns] int columns, [Length] long length, double learningRate = 0.5)
    {
        rowSum = Reduce.RowSum(g);
        rowLargest = Reduce.RowMax(g);
        columnMean = Reduce.ColumnMean(g);
        columnNorm = Reduce.ColumnNorm(g - rowSum / columns);
        largestRow = Reduce.Max(rowSum);
        meanOfColumns = Reduce.Mean(columnMean);
        sum = Reduce.Sum(g * columnMean);
        double shape = rank + 10 * rows + 100 * columns + 1000 * length;
        x -= learningRate * (g + rowSum * columnMean + shape);
    }
}
