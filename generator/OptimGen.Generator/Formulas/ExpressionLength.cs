using System;
using OptimGen.Generator.Rules;

namespace OptimGen.Generator.Formulas;

/// <summary>
/// How many operations a value's expression has where it is written out. Values that several others use are written out as often, so
/// that a short rule can have an endless text; and compilers refuse what is nested too deeply. What exceeds the limit gets a name.
/// </summary>
internal static class ExpressionLength
{
    /// <summary>More operations than anybody can read in one expression.</summary>
    public const int Longest = 60;

    /// <summary>Whether an expression of this length is written out where its value is used.</summary>
    public static bool Fits(int length) => length <= Longest;

    /// <summary>The length of an operation's expression from those of its operands, which are 0 where they have names.</summary>
    public static int Of(Node node, Func<int, int> lengthOf)
    {
        int length = 1;
        for (int operand = 0; operand < node.Arity; operand++)
        {
            length += lengthOf(node.Operand(operand));
        }

        // What does not fit need not be told apart, and must not overflow.
        return Math.Min(length, Longest + 1);
    }
}
