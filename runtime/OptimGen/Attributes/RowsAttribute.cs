using System;

namespace OptimGen;

/// <summary>Declares that an <see cref="int"/> or <see cref="long"/> parameter of an update rule is the number of rows of the tensor: the size of its first dimension, 1 for a vector.</summary>
[AttributeUsage(AttributeTargets.Parameter)]
public sealed class RowsAttribute : Attribute;
