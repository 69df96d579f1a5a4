using System;
using System.ComponentModel;

namespace OptimGen;

/// <summary>Powers, exponentials and logarithms for what is the same for all elements of a step.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class UniformMath
{
    /// <summary>value raised to exponent.</summary>
    public static double Power(double value, double exponent) => Math.Pow(value, exponent);

    /// <summary>e raised to value.</summary>
    public static double Exp(double value) => Math.Exp(value);

    /// <summary>The natural logarithm.</summary>
    public static double Log(double value) => Math.Log(value);
}
