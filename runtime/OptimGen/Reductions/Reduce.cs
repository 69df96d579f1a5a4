namespace OptimGen;

/// <summary>
/// One value from many, inside an update rule: the value at that place in the text, the same for all elements that share it. The step then
/// runs in several passes over the tensor.
/// </summary>
/// <remarks>
/// Sums are taken over fixed blocks in a fixed order, in the elements' type within a block and in double beyond: the same bits at any vector
/// width, length of ranges and number of threads. All elements must meet the same reductions in the same order, so none may stand under a
/// condition that varies. As plain C# these work inside a generated <c>Reference</c> only, which calls the rule once for each element and sweep.
/// </remarks>
public static class Reduce
{
    /// <summary>The sum over all elements of the tensor.</summary>
    /// <param name="value">The value of one element.</param>
    /// <returns>In the unit of <paramref name="value"/>; 0 for an empty tensor.</returns>
    public static double Sum(double value) => ReductionSweep.Next(Reduction.Sum, ReductionSweep.Part.Tensor, value);

    /// <summary>The mean over all elements of the tensor.</summary>
    /// <param name="value">The value of one element (or, for Mean, Rms and Max, of one row or column).</param>
    /// <returns>In the unit of <paramref name="value"/>; NaN for an empty tensor.</returns>
    public static double Mean(double value) => ReductionSweep.Next(Reduction.Mean, ReductionSweep.Part.Tensor, value);

    /// <summary>The Euclidean norm: the root of the sum of squares over all elements of the tensor.</summary>
    /// <param name="value">The value of one element.</param>
    /// <returns>In the unit of <paramref name="value"/>; 0 for an empty tensor.</returns>
    public static double Norm(double value) => ReductionSweep.Next(Reduction.Norm, ReductionSweep.Part.Tensor, value);

    /// <summary>The root of the mean of squares over all elements of the tensor.</summary>
    /// <param name="value">The value of one element (or, for Mean, Rms and Max, of one row or column).</param>
    /// <returns>In the unit of <paramref name="value"/>; NaN for an empty tensor.</returns>
    public static double Rms(double value) => ReductionSweep.Next(Reduction.Rms, ReductionSweep.Part.Tensor, value);

    /// <summary>The largest value, NaN where any is over all elements of the tensor.</summary>
    /// <param name="value">The value of one element (or, for Mean, Rms and Max, of one row or column).</param>
    /// <returns>In the unit of <paramref name="value"/>; −∞ for an empty tensor.</returns>
    public static double Max(double value) => ReductionSweep.Next(Reduction.Max, ReductionSweep.Part.Tensor, value);

    /// <summary>The sum over the element's row: those with the same first index.</summary>
    /// <param name="value">The value of one element.</param>
    /// <returns>In the unit of <paramref name="value"/>.</returns>
    public static double RowSum(double value) => ReductionSweep.Next(Reduction.Sum, ReductionSweep.Part.Row, value);

    /// <summary>The mean over the element's row: those with the same first index.</summary>
    /// <param name="value">The value of one element.</param>
    /// <returns>In the unit of <paramref name="value"/>.</returns>
    public static double RowMean(double value) => ReductionSweep.Next(Reduction.Mean, ReductionSweep.Part.Row, value);

    /// <summary>The Euclidean norm: the root of the sum of squares over the element's row: those with the same first index.</summary>
    /// <param name="value">The value of one element.</param>
    /// <returns>In the unit of <paramref name="value"/>.</returns>
    public static double RowNorm(double value) => ReductionSweep.Next(Reduction.Norm, ReductionSweep.Part.Row, value);

    /// <summary>The root of the mean of squares over the element's row: those with the same first index.</summary>
    /// <param name="value">The value of one element.</param>
    /// <returns>In the unit of <paramref name="value"/>.</returns>
    public static double RowRms(double value) => ReductionSweep.Next(Reduction.Rms, ReductionSweep.Part.Row, value);

    /// <summary>The largest value, NaN where any is over the element's row: those with the same first index.</summary>
    /// <param name="value">The value of one element.</param>
    /// <returns>In the unit of <paramref name="value"/>.</returns>
    public static double RowMax(double value) => ReductionSweep.Next(Reduction.Max, ReductionSweep.Part.Row, value);

    /// <summary>The sum over the element's column: those with the same place in their rows.</summary>
    /// <param name="value">The value of one element.</param>
    /// <returns>In the unit of <paramref name="value"/>.</returns>
    public static double ColumnSum(double value) => ReductionSweep.Next(Reduction.Sum, ReductionSweep.Part.Column, value);

    /// <summary>The mean over the element's column: those with the same place in their rows.</summary>
    /// <param name="value">The value of one element.</param>
    /// <returns>In the unit of <paramref name="value"/>.</returns>
    public static double ColumnMean(double value) => ReductionSweep.Next(Reduction.Mean, ReductionSweep.Part.Column, value);

    /// <summary>The Euclidean norm: the root of the sum of squares over the element's column: those with the same place in their rows.</summary>
    /// <param name="value">The value of one element.</param>
    /// <returns>In the unit of <paramref name="value"/>.</returns>
    public static double ColumnNorm(double value) => ReductionSweep.Next(Reduction.Norm, ReductionSweep.Part.Column, value);

    /// <summary>The root of the mean of squares over the element's column: those with the same place in their rows.</summary>
    /// <param name="value">The value of one element.</param>
    /// <returns>In the unit of <paramref name="value"/>.</returns>
    public static double ColumnRms(double value) => ReductionSweep.Next(Reduction.Rms, ReductionSweep.Part.Column, value);

    /// <summary>The largest value, NaN where any is over the element's column: those with the same place in their rows.</summary>
    /// <param name="value">The value of one element.</param>
    /// <returns>In the unit of <paramref name="value"/>.</returns>
    public static double ColumnMax(double value) => ReductionSweep.Next(Reduction.Max, ReductionSweep.Part.Column, value);

    /// <summary>The sum over the element's block, whose length the tensor's state was created with.</summary>
    /// <param name="value">The value of one element.</param>
    /// <returns>In the unit of <paramref name="value"/>.</returns>
    public static double BlockSum(double value) => ReductionSweep.Next(Reduction.Sum, ReductionSweep.Part.Block, value);

    /// <summary>The mean over the element's block, whose length the tensor's state was created with.</summary>
    /// <param name="value">The value of one element.</param>
    /// <returns>In the unit of <paramref name="value"/>.</returns>
    public static double BlockMean(double value) => ReductionSweep.Next(Reduction.Mean, ReductionSweep.Part.Block, value);

    /// <summary>The Euclidean norm: the root of the sum of squares over the element's block, whose length the tensor's state was created with.</summary>
    /// <param name="value">The value of one element.</param>
    /// <returns>In the unit of <paramref name="value"/>.</returns>
    public static double BlockNorm(double value) => ReductionSweep.Next(Reduction.Norm, ReductionSweep.Part.Block, value);

    /// <summary>The root of the mean of squares over the element's block, whose length the tensor's state was created with.</summary>
    /// <param name="value">The value of one element.</param>
    /// <returns>In the unit of <paramref name="value"/>.</returns>
    public static double BlockRms(double value) => ReductionSweep.Next(Reduction.Rms, ReductionSweep.Part.Block, value);

    /// <summary>The largest value, NaN where any is over the element's block, whose length the tensor's state was created with.</summary>
    /// <param name="value">The value of one element.</param>
    /// <returns>In the unit of <paramref name="value"/>.</returns>
    public static double BlockMax(double value) => ReductionSweep.Next(Reduction.Max, ReductionSweep.Part.Block, value);
}
