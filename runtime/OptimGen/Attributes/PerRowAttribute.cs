using System;

namespace OptimGen;

/// <summary>Declares that a state of an update rule is one value for each row of the tensor: for all elements with the same first index.</summary>
/// <remarks>
/// <para>It is kept in <see cref="double"/>, whatever the elements' type, and must come out of all elements that share it the same:
/// <c>[PerRow] ref double v</c> takes values such as <c>Reduce.RowMean(g * g)</c>.</para>
/// <para>A tensor's state knows its rows from the shape that it was created with; without one there is one row.</para>
/// </remarks>
[AttributeUsage(AttributeTargets.Parameter)]
public sealed class PerRowAttribute : Attribute;
