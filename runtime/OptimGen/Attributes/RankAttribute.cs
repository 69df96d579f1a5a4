using System;

namespace OptimGen;

/// <summary>Declares that an <see cref="int"/> or <see cref="long"/> parameter of an update rule is the number of dimensions of the tensor.</summary>
[AttributeUsage(AttributeTargets.Parameter)]
public sealed class RankAttribute : Attribute;
