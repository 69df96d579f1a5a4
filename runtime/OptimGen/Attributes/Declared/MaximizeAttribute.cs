using System;

namespace OptimGen;

/// <summary>A slot: climbs instead of descending, by taking the gradient with the opposite sign before anything else reads it.</summary>
/// <remarks>
/// Weight decay still pulls towards zero. It may also stand on a class with an <see cref="UpdateRuleAttribute"/> method.
/// </remarks>
[AttributeUsage(AttributeTargets.Class, Inherited = false)]
public sealed class MaximizeAttribute : Attribute;
