using OptimGen.Generator.Rules;

namespace OptimGen.Generator.Reading.Declared;

/// <summary>
/// The bodies of the runtime's <c>Rule</c> methods that slots are made of, as nodes: what inlining a call of them would give.
/// </summary>
internal static class Vocabulary
{
    /// <summary>decay · average + (1 − decay) · value.</summary>
    public static int Ema(this RuleBuilder rule, int average, int value, int decay) =>
        rule.Add(Op.Add, rule.Add(Op.Multiply, decay, average), rule.Add(Op.Multiply, rule.OneMinus(decay), value));

    /// <summary>average − (1 − decay) · sign(average − value) · value.</summary>
    public static int SignedEma(this RuleBuilder rule, int average, int value, int decay)
    {
        int sign = rule.Sign(rule.Add(Op.Subtract, average, value));
        return rule.Add(Op.Subtract, average, rule.Add(Op.Multiply, rule.Add(Op.Multiply, rule.OneMinus(decay), sign), value));
    }

    /// <summary>1 − decayᵗ.</summary>
    public static int BiasCorrection(this RuleBuilder rule, int decay) => rule.OneMinus(rule.Add(Op.Power, decay, rule.StepNumber()));

    /// <summary>−1, 0 or 1; NaN stays NaN.</summary>
    public static int Sign(this RuleBuilder rule, int value)
    {
        int zero = rule.Literal(0);
        int notPositive = rule.Add(Op.Select, rule.Add(Op.Less, value, zero), rule.Literal(-1), value);
        return rule.Add(Op.Select, rule.Add(Op.Greater, value, zero), rule.Literal(1), notPositive);
    }

    /// <summary>1 − value.</summary>
    public static int OneMinus(this RuleBuilder rule, int value) => rule.Add(Op.Subtract, rule.Literal(1), value);
}
