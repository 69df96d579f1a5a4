using System;

namespace OptimGen.Tests.KernelCode;

/// <summary>A line of machine code as the JIT prints it.</summary>
/// <param name="Name">The instruction, such as <c>vsqrtps</c>.</param>
/// <param name="Operands">Its operands, the first the one that is written.</param>
internal sealed record Instruction(string Name, string Operands)
{
    public bool IsCall => Name == "call";

    public bool IsRoot => Name.StartsWith("vsqrt", StringComparison.Ordinal) || Name.StartsWith("sqrt", StringComparison.Ordinal);

    public bool IsDivision => Name.StartsWith("vdiv", StringComparison.Ordinal) || Name.StartsWith("div", StringComparison.Ordinal);

    /// <summary>Whether it goes elsewhere.</summary>
    public bool IsJump => Name.StartsWith('j');

    /// <summary>Whether it goes elsewhere or not, as a bounds check or the end of a loop does.</summary>
    public bool IsBranch => IsJump && Name != "jmp";

    /// <summary>Whether it reads or writes the stack, where values go for which there is no register.</summary>
    public bool TouchesStack =>
        Operands.Contains("[rbp", StringComparison.Ordinal) || Operands.Contains("[rsp", StringComparison.Ordinal);

    /// <summary>Whether it stores floating-point numbers: a vector, or one.</summary>
    public bool IsStore =>
        Name.StartsWith("vmov", StringComparison.Ordinal) && Operands.Split(',')[0].Contains('[', StringComparison.Ordinal) && !TouchesStack;

    public override string ToString() => $"{Name} {Operands}";
}
