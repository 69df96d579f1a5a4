namespace OptimGen.Generator.Rules;

/// <summary>The functions of the runtime's <c>Rule</c> that analyses know something of.</summary>
internal enum RuleFunction : byte
{
    /// <summary>(average, value, decay): between the two for a decay in [0, 1].</summary>
    Ema,

    /// <summary>(from, to, weight): between the two for a weight in [0, 1].</summary>
    Lerp,

    /// <summary>(decay, step): in (0, 1] for a decay in [0, 1) and a step from 1 on.</summary>
    BiasCorrection,

    /// <summary>(decay, step): in [0, 1), 0 at step 1.</summary>
    DebiasedDecay,

    /// <summary>(average, value, decay): not negative where average and value are not.</summary>
    SignedEma,

    /// <summary>(numerator, denominator): 0 where the denominator is.</summary>
    Ratio,

    /// <summary>(value): −1, 0 or 1.</summary>
    Sign,

    /// <summary>(value, low, high).</summary>
    Clamp,
}
