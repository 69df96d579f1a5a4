using System;

namespace OptimGen;

/// <summary>Declared form: what the moments are when step 1 begins; without it both are 0.</summary>
/// <remarks>
/// Needs at least one moment. Usual with <see cref="SecondMomentForm.SumOfSquares"/> and
/// <see cref="SecondMomentForm.SignedSquares"/>, whose first steps would otherwise divide by the first gradient alone.
/// </remarks>
/// <param name="first">The first moment's start, in the gradient's unit; any finite number.</param>
/// <param name="second">The second moment's start, in the unit of the moment; not negative.</param>
[AttributeUsage(AttributeTargets.Class, Inherited = false)]
public sealed class InitialMomentsAttribute(double first, double second) : Attribute
{
    /// <summary>The first moment's start.</summary>
    public double First { get; } = first;

    /// <summary>The second moment's start.</summary>
    public double Second { get; } = second;
}
