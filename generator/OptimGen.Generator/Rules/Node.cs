using System;

namespace OptimGen.Generator.Rules;

/// <summary>One operation of a rule in static single assignment form: operands are the indices of earlier nodes.</summary>
/// <param name="Op">What it computes.</param>
/// <param name="A">First operand; for a state, hyperparameter or uniform leaf: which one.</param>
/// <param name="B">Second operand.</param>
/// <param name="C">Third operand.</param>
/// <param name="Bits">A literal's bits: as a double, +0 and −0 would be equal and two NaNs would not.</param>
internal readonly record struct Node(Op Op, int A = -1, int B = -1, int C = -1, long Bits = 0)
{
    /// <summary>Whether it is a state's value before the step, whatever the state has one value for.</summary>
    public bool IsState => Op is Op.State or Op.UniformState or Op.RowState or Op.ColumnState or Op.RowState or Op.ColumnState;

    /// <summary>How many operands it has.</summary>
    public int Arity => OpTable.Of(Op).Arity;

    /// <summary>A literal's value.</summary>
    public double Value => BitConverter.Int64BitsToDouble(Bits);

    /// <summary>The <paramref name="index"/>-th operand.</summary>
    public int Operand(int index) => index switch
    {
        0 => A,
        1 => B,
        _ => C,
    };

    /// <summary>The same operation on other operands.</summary>
    public Node WithOperands(Func<int, int> map) => Arity switch
    {
        0 => this,
        1 => this with { A = map(A) },
        2 => this with { A = map(A), B = map(B) },
        _ => this with { A = map(A), B = map(B), C = map(C) },
    };

    /// <summary>A literal.</summary>
    public static Node Literal(double value) => new(Op.Literal, Bits: BitConverter.DoubleToInt64Bits(value));
}
