using System;

namespace OptimGen;

/// <summary>Declares that a state of an update rule is one value for each column of the tensor: for all elements with the same place in their rows.</summary>
/// <remarks>
/// <para>It is kept in <see cref="double"/>, whatever the elements' type, and must come out of all elements that share it the same:
/// <c>[PerColumn] ref double v</c> takes values such as <c>Reduce.ColumnMean(g * g)</c>.</para>
/// <para>A tensor's state knows its columns from the shape that it was created with; without one every element is a column.</para>
/// </remarks>
[AttributeUsage(AttributeTargets.Parameter)]
public sealed class PerColumnAttribute : Attribute;
