namespace OptimGen.Generator.Rules;

/// <summary>What a <see cref="Node"/> of a rule computes. <see cref="OpTable"/> says the rest of each.</summary>
internal enum Op : byte
{
    // Leaves. Parameter, gradient and states are one value per element; the others are the same for all elements of a step.
    Literal,            // a double, by its bits
    Parameter,          // the element before the step
    Gradient,           // its gradient
    State,              // one of its states before the step
    UniformState,       // a state that the whole tensor shares, before the step
    RowState,           // a state that a row or block shares, before the step
    ColumnState,        // a state that a column shares, before the step
    Hyperparameter,     // one of the rule's settings
    StepNumber,         // t, from 1
    Shape,              // one of the tensor's sizes: its ShapeValue

    // Leaves made by lowering: values computed beside the loops or by an earlier one.
    Uniform,            // computed once per step, in double
    RowValue,           // computed once per row, in double
    ColumnValue,        // computed once per column, in double
    Total,              // the result of a reduction over the tensor or all of them
    RowTotal,           // of one over a row
    ColumnTotal,        // of one over a column
    Scratch,            // one value per element that an earlier pass left

    // Arithmetic: real operands, real result.
    Negate,
    Abs,
    Sqrt,
    Exp,
    Log,
    Floor,
    Ceiling,
    Truncate,
    Round,              // to the nearest whole number, halves to the even one
    Log2,
    Sin,
    Cos,
    Tanh,
    Add,
    Subtract,
    Multiply,
    Divide,
    Remainder,
    Minimum,
    Maximum,
    CopySign,
    Hypot,
    MinimumMagnitude,
    MaximumMagnitude,
    Power,

    // Comparisons: real operands, Boolean result.
    Less,
    LessOrEqual,
    Greater,
    GreaterOrEqual,
    Equal,
    NotEqual,

    // Logic: Boolean operands, Boolean result.
    And,
    Or,
    Not,

    // A choice: Boolean, real, real.
    Select,

    // Reductions: one value from many, summed or the largest of them, over what the name says.
    Sum,
    Largest,
    SumAll,
    LargestAll,
    RowSum,
    RowLargest,
    ColumnSum,
    ColumnLargest,

    // The value itself, of whatever unit its surroundings need: said by the author, for the check of units, and erased before lowering.
    AnyUnit,

    // Made by lowering alone.
    MultiplyAdd,        // a · b + c, rounded once
    Flush,              // the value, or zero where it is subnormal
}
