using OptimGen.Generator.Rules;

namespace OptimGen.Generator.Emit;

/// <summary>How the code of a loop is spelled: over vectors of one width, or over single elements.</summary>
/// <param name="access">How elements are read and written.</param>
/// <param name="vector">The vectors; null for single elements.</param>
internal sealed class LoopCode(ElementAccess access, VectorType? vector)
{
    /// <summary>The type of the arithmetic.</summary>
    public ArithmeticType Type => access.Arithmetic;

    public bool IsVector => vector is not null;

    /// <summary>What methods of this width are called by: <c>512</c>, <c>Scalar</c>.</summary>
    public string Name => vector is null ? "Scalar" : vector.Bits.ToString(System.Globalization.CultureInfo.InvariantCulture);

    /// <summary>The type of locals.</summary>
    public string Local => vector is null ? Type.Keyword : $"{vector.Name}<{Type.Keyword}>";

    /// <summary>The type of truth values: a mask of the same type, or a bool.</summary>
    public string Truth => vector is null ? "bool" : Local;

    /// <summary>How many elements a local holds.</summary>
    public int Lanes => vector?.Lanes(Type) ?? 1;

    /// <summary>How many registers there are.</summary>
    public int Registers => vector?.Registers ?? 16;

    /// <summary>Whether registers are so few that what is a constant in memory anyway had better stay there than have one through the loop.</summary>
    public bool HasFewRegisters => IsVector && Registers <= 16;

    /// <summary>How many locals hold the virtual lanes of a sum.</summary>
    public int Accumulators => Type.SumLanes / Lanes;

    public string SmallestNormal => Broadcast(Type.SmallestNormal);

    public string Spell(OpInfo info) => vector is null ? Spelling.Scalar(info, Type) : Spelling.Vector(info, Type, vector);

    /// <summary>An operation on operands that are written already.</summary>
    public string Spell(Op op, params string[] operands)
    {
        string text = Spell(OpTable.Of(op));
        for (int operand = 0; operand < operands.Length; operand++)
        {
            text = text.Replace("{" + operand + "}", operands[operand]);
        }

        return text;
    }

    /// <summary>The same number in every lane.</summary>
    public string Broadcast(string number) => vector is null ? number : $"{vector.Name}.Create({number})";

    public string Literal(double value)
    {
        bool isPositiveZero = value == 0 && 1 / value > 0;
        return vector is null ? Type.Literal(value)
            : isPositiveZero ? $"{Local}.Zero"
            : value == 1 ? $"{Local}.One"
            : Broadcast(Type.Literal(value));
    }

    public string Load(string buffer, string index) => access.Load(vector, buffer, index);

    public string Store(string buffer, string index, string value) => access.Store(vector, buffer, index, value);

    public string LoadMasked(string buffer, string index) => access.LoadMasked(buffer, index);

    public string StoreMasked(string buffer, string index, string value) => access.StoreMasked(buffer, index, value);

    public string Mask(string remaining) => $"Lanes.Mask{Name}{Type.Name}((nint)({remaining}))";

    /// <summary>One value where the mask is set, another elsewhere.</summary>
    public string Masked(string value, string otherwise) => $"{vector!.Name}.ConditionalSelect(mask, {value}, {otherwise})";
}
