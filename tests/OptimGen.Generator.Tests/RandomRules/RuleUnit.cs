using System.Collections.Generic;

namespace OptimGen.Generator.Tests.RandomRules;

/// <summary>A unit of a random rule: powers of the parameter's and the gradient's, in halves.</summary>
internal readonly record struct RuleUnit(int HalvesOfX, int HalvesOfG)
{
    public static RuleUnit One { get; }

    public static RuleUnit X { get; } = new(2, 0);

    public static RuleUnit G { get; } = new(0, 2);

    /// <summary>Units that values of optimizers have.</summary>
    public static IReadOnlyList<RuleUnit> Usual { get; } = [One, One, X, G, G, G * G];

    public static RuleUnit operator *(RuleUnit a, RuleUnit b) => new(a.HalvesOfX + b.HalvesOfX, a.HalvesOfG + b.HalvesOfG);

    public static RuleUnit operator /(RuleUnit a, RuleUnit b) => new(a.HalvesOfX - b.HalvesOfX, a.HalvesOfG - b.HalvesOfG);

    /// <summary>Whether it is the square of a unit.</summary>
    public bool IsSquare => HalvesOfX % 2 == 0 && HalvesOfG % 2 == 0;

    /// <summary>The unit of a root.</summary>
    public RuleUnit Root => new(HalvesOfX / 2, HalvesOfG / 2);
}
