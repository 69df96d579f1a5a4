using OptimGen.Generator.Rules;

namespace OptimGen.Generator.Emit;

/// <summary>How the code of a loop is spelled: over vectors of one width, or over single elements.</summary>
/// <param name="type">The elements' type.</param>
/// <param name="vector">The vectors; null for single elements.</param>
internal sealed class LoopCode(ElementType type, VectorType? vector)
{
    public ElementType Type => type;

    public bool IsVector => vector is not null;

    /// <summary>What methods of this width are called by: <c>512</c>, <c>Scalar</c>.</summary>
    public string Name => vector is null ? "Scalar" : vector.Bits.ToString(System.Globalization.CultureInfo.InvariantCulture);

    /// <summary>The type of locals.</summary>
    public string Local => vector is null ? type.Keyword : $"{vector.Name}<{type.Keyword}>";

    /// <summary>The type of truth values: a mask of the same type, or a bool.</summary>
    public string Truth => vector is null ? "bool" : Local;

    /// <summary>How many elements a local holds.</summary>
    public int Lanes => vector?.Lanes(type) ?? 1;

    /// <summary>How many registers there are.</summary>
    public int Registers => vector?.Registers ?? 16;

    /// <summary>Whether registers are so few that what is a constant in memory anyway had better stay there than have one through the loop.</summary>
    public bool HasFewRegisters => IsVector && Registers <= 16;

    /// <summary>How many locals hold the virtual lanes of a sum.</summary>
    public int Accumulators => type.SumLanes / Lanes;

    public string SmallestNormal => Broadcast(type.SmallestNormal);

    public string Spell(OpInfo info) => vector is null ? Spelling.Scalar(info, type) : Spelling.Vector(info, type, vector);

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
        return vector is null ? type.Literal(value)
            : isPositiveZero ? $"{Local}.Zero"
            : value == 1 ? $"{Local}.One"
            : Broadcast(type.Literal(value));
    }

    public string Load(string buffer, string index) =>
        vector is null ? $"Unsafe.Add(ref {buffer}, {index})" : $"{vector.Name}.LoadUnsafe(ref {buffer}, {index})";

    public string Store(string buffer, string index, string value) =>
        vector is null ? $"Unsafe.Add(ref {buffer}, {index}) = {value};" : $"{value}.StoreUnsafe(ref {buffer}, {index});";

    public static string LoadMasked(string buffer, string index) => $"Lanes.LoadMasked(ref {buffer}, (nint){index}, mask)";

    public static string StoreMasked(string buffer, string index, string value) => $"Lanes.StoreMasked({value}, ref {buffer}, (nint){index}, mask);";

    public string Mask(string remaining) => $"Lanes.Mask{Name}{type.Name}((nint)({remaining}))";

    /// <summary>One value where the mask is set, another elsewhere.</summary>
    public string Masked(string value, string otherwise) => $"{vector!.Name}.ConditionalSelect(mask, {value}, {otherwise})";
}
