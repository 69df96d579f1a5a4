using System;

namespace OptimGen;

/// <summary>Declares that a state of an update rule is one value for each block of the tensor: for so many consecutive elements as its state was created with.</summary>
/// <remarks>
/// <para>It is kept in <see cref="double"/>, whatever the elements' type, and must come out of all elements that share it the same:
/// <c>[PerBlock] ref double v</c> takes values such as <c>Reduce.BlockMean(g * g)</c>.</para>
/// <para>Without a block length, a block is a row. A rule has states per block or per row and column, not both.</para>
/// </remarks>
[AttributeUsage(AttributeTargets.Parameter)]
public sealed class PerBlockAttribute : Attribute;
