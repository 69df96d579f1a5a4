using OptimGen.Generator.Rules;

namespace OptimGen.Generator.Reading.Declared;

/// <summary>The statements of slots that also stand around a rule of the author's own: the same operations in both forms.</summary>
internal sealed class SlotArithmetic(RuleBuilder builder, RuleArithmetic arithmetic)
{
    /// <summary><c>[Maximize]</c>: −g.</summary>
    public int Opposite(int gradient) => builder.Add(Op.Negate, gradient);

    /// <summary><c>[ClipGradient]</c>: g, held between −κ and κ.</summary>
    public int Clipped(int gradient, int bound) => arithmetic.Clamp(gradient, builder.Add(Op.Negate, bound), bound);

    /// <summary><c>L2</c>: g + λ·x.</summary>
    public int WithDecay(int gradient, int parameter, int decay) =>
        builder.Add(Op.Add, gradient, builder.Add(Op.Multiply, decay, parameter));

    /// <summary><c>Decoupled</c> and <c>DecoupledAfter</c>: x − α·λ·x, with the learning rate alone.</summary>
    public int Decayed(int parameter, int learningRate, int decay)
    {
        int factor = builder.Add(Op.Multiply, learningRate, decay);
        return builder.Add(Op.Subtract, parameter, builder.Add(Op.Multiply, factor, parameter));
    }

    /// <summary><c>[Lookahead]</c>: where t mod k = 0, parameter and slow weights become slow + a·(x − slow).</summary>
    public (int Parameter, int Slow) DrawnBack(int parameter, int slow, int period, int stepSize)
    {
        int isTime = builder.Add(Op.Equal, builder.Add(Op.Remainder, builder.StepNumber(), period), builder.Literal(0));
        int drawn = arithmetic.Lerp(slow, parameter, stepSize);
        return (builder.Add(Op.Select, isTime, drawn, parameter), builder.Add(Op.Select, isTime, drawn, slow));
    }
}
