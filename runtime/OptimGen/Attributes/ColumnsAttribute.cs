using System;

namespace OptimGen;

/// <summary>Declares that an <see cref="int"/> or <see cref="long"/> parameter of an update rule is the number of elements of a row of the tensor: the product of all dimensions but the first, the length for a vector.</summary>
[AttributeUsage(AttributeTargets.Parameter)]
public sealed class ColumnsAttribute : Attribute;
