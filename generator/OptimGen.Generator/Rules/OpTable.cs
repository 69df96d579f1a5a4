using System.Collections.Generic;
using System.Linq;

namespace OptimGen.Generator.Rules;

/// <summary>The operations a rule is made of: each fact about one stands here and nowhere else.</summary>
internal static class OpTable
{
    private const int Exponent = 1;
    private const int Unary = 2;
    private const int Product = 3;
    private const int Sum = 4;
    private const int Comparison = 6;
    private const int Equality = 7;
    private const int Conjunction = 8;
    private const int Disjunction = 9;
    private const int Choice = 10;

    private static readonly OpInfo[] Table = new List<OpInfo>
    {
        Leaf(Op.Literal), Leaf(Op.Parameter), Leaf(Op.Gradient), Leaf(Op.State), Leaf(Op.UniformState),
        Leaf(Op.RowState), Leaf(Op.ColumnState), Leaf(Op.Hyperparameter), Leaf(Op.StepNumber), Leaf(Op.Shape), Leaf(Op.Uniform),
        Leaf(Op.RowValue), Leaf(Op.ColumnValue), Leaf(Op.Total), Leaf(Op.RowTotal), Leaf(Op.ColumnTotal),
        Leaf(Op.Scratch),

        Infix(Op.Negate, 1, Unary, "−{0}", "-{0}"),
        Call(Op.Abs, 1, "|{0}|", "Abs"),
        Call(Op.Sqrt, 1, "√({0})", "Sqrt"),
        // Where one lane of a vector of doubles is beyond ±708, .NET computes all of them another way, to other bits: a lane must not depend
        // on its neighbours, so it never sees those. Beyond is infinity, or zero.
        Call(Op.Exp, 1, "exp({0})", "Exp") with
        {
            Double = "{UniformMath}.Exp({0})",
            Scalar = "Vector128.Exp(Vector128.CreateScalar({0})).ToScalar()",
            ScalarOfDouble = "{T}.Abs({0}) <= 708.0 ? Vector128.Exp(Vector128.CreateScalar({0})).ToScalar() : {0} > 0.0 ? {T}.PositiveInfinity : {0} < 0.0 ? 0.0 : {0}",
            VectorOfDouble = "{V}.ConditionalSelect({V}.LessThanOrEqual({V}.Abs({0}), {V}.Create(708.0)), "
                + "{V}.Exp({V}.ConditionalSelect({V}.LessThanOrEqual({V}.Abs({0}), {V}.Create(708.0)), {0}, {V}<{T}>.Zero)), "
                + "{V}.ConditionalSelect({V}.GreaterThan({0}, {V}<{T}>.Zero), {V}.Create({T}.PositiveInfinity), "
                + "{V}.ConditionalSelect({V}.LessThan({0}, {V}<{T}>.Zero), {V}<{T}>.Zero, {0})))",
            Binding = Choice,
            RepeatsOperand = true,
        },
        Call(Op.Log, 1, "ln({0})", "Log") with { Double = "{UniformMath}.Log({0})", Scalar = "Vector128.Log(Vector128.CreateScalar({0})).ToScalar()" },
        Call(Op.Floor, 1, "⌊{0}⌋", "Floor"),
        Call(Op.Ceiling, 1, "⌈{0}⌉", "Ceiling"),
        Call(Op.Truncate, 1, "trunc({0})", "Truncate"),
        Call(Op.Round, 1, "round({0})", "Round"),
        Call(Op.Log2, 1, "log₂({0})", "Log2") with { Double = "{UniformMath}.Log2({0})", Scalar = "Vector128.Log2(Vector128.CreateScalar({0})).ToScalar()" },

        // In loops the next three are expanded: .NET chooses the way for all lanes of a vector by the largest of them.
        Call(Op.Sin, 1, "sin({0})", "Sin") with { Double = "{UniformMath}.Sin({0})" },
        Call(Op.Cos, 1, "cos({0})", "Cos") with { Double = "{UniformMath}.Cos({0})" },
        Call(Op.Tanh, 1, "tanh({0})", "Tanh"),
        Infix(Op.Add, 2, Sum, "{0} + {1}", "{0} + {1}"),
        Infix(Op.Subtract, 2, Sum, "{0} − {1}", "{0} - {1}"),
        Infix(Op.Multiply, 2, Product, "{0}·{1}", "{0} * {1}"),
        Infix(Op.Divide, 2, Product, "{0} / {1}", "{0} / {1}"),
        Infix(Op.Remainder, 2, Product, "{0} mod {1}", "{0} % {1}"),
        Call(Op.Minimum, 2, "min({0}, {1})", "Min"),
        Call(Op.Maximum, 2, "max({0}, {1})", "Max"),
        Call(Op.CopySign, 2, "copysign({0}, {1})", "CopySign"),
        Call(Op.Hypot, 2, "hypot({0}, {1})", "Hypot") with { Double = "double.Hypot({0}, {1})" },
        Call(Op.MinimumMagnitude, 2, "minMagnitude({0}, {1})", "MinMagnitude"),
        Call(Op.MaximumMagnitude, 2, "maxMagnitude({0}, {1})", "MaxMagnitude"),
        Call(Op.Power, 2, "{0}^{1}", "Pow") with { Binding = Exponent, Double = "{UniformMath}.Power({0}, {1})" },

        Compare(Op.Less, Comparison, "<", "<", "LessThan"),
        Compare(Op.LessOrEqual, Comparison, "≤", "<=", "LessThanOrEqual"),
        Compare(Op.Greater, Comparison, ">", ">", "GreaterThan"),
        Compare(Op.GreaterOrEqual, Comparison, "≥", ">=", "GreaterThanOrEqual"),
        Compare(Op.Equal, Equality, "=", "==", "Equals"),
        Compare(Op.NotEqual, Equality, "≠", "!=", "Equals") with { Vector = "~{V}.Equals({0}, {1})" },

        Infix(Op.And, 2, Conjunction, "{0} and {1}", "{0} && {1}") with { IsBoolean = true, Vector = "({0} & {1})" },
        Infix(Op.Or, 2, Disjunction, "{0} or {1}", "{0} || {1}") with { IsBoolean = true, Vector = "({0} | {1})" },
        Infix(Op.Not, 1, Unary, "not {0}", "!{0}") with { IsBoolean = true, Vector = "~{0}" },

        Infix(Op.Select, 3, Choice, "{0} ? {1} : {2}", "{0} ? {1} : {2}") with { Vector = "{V}.ConditionalSelect({0}, {1}, {2})" },

        Reduction(Op.Sum, "Σ({0})", ReductionScope.Tensor),
        Reduction(Op.Largest, "max({0})", ReductionScope.Tensor),
        Reduction(Op.SumAll, "Σ_all({0})", ReductionScope.All),
        Reduction(Op.LargestAll, "max_all({0})", ReductionScope.All),
        Reduction(Op.RowSum, "Σ_row({0})", ReductionScope.Row),
        Reduction(Op.RowLargest, "max_row({0})", ReductionScope.Row),
        Reduction(Op.ColumnSum, "Σ_column({0})", ReductionScope.Column),
        Reduction(Op.ColumnLargest, "max_column({0})", ReductionScope.Column),

        Infix(Op.AnyUnit, 1, 0, "{0}", "{0}"),

        Call(Op.MultiplyAdd, 3, "{0}·{1} + {2}", "MultiplyAddEstimate") with
        {
            Double = "{Math}.FusedMultiplyAdd({0}, {1}, {2})",
            Vector = "{V}.{FusedMultiplyAdd}({0}, {1}, {2})",
        },
        Call(Op.Flush, 1, "{0}", "Flush") with
        {
            Scalar = "{T}.Abs({0}) < {MinimumNormal} ? 0 : {0}",
            Vector = "{V}.ConditionalSelect({V}.LessThan({V}.Abs({0}), {MinimumNormal}), {V}<{T}>.Zero, {0})",
            Binding = Choice,
            RepeatsOperand = true,
        },
    }.OrderBy(info => info.Op).ToArray();

    public static OpInfo Of(Op op) => Table[(int)op];

    /// <summary>All operations, for the tests that hold the table and the enumeration together.</summary>
    public static IReadOnlyList<OpInfo> All => Table;

    /// <summary>Leaves are written by name: what a name is depends on where it stands.</summary>
    private static OpInfo Leaf(Op op) => new(op, 0, false, 0, "", "", "", "");

    /// <summary>No spelling in code: a pass over the elements computes it.</summary>
    private static OpInfo Reduction(Op op, string formula, ReductionScope scope) =>
        new(op, 1, false, 0, formula, "", "", "") { Scope = scope, IsLargest = formula.StartsWith("max", System.StringComparison.Ordinal) };

    private static OpInfo Infix(Op op, int arity, int binding, string formula, string code) =>
        new(op, arity, false, binding, formula, code, code, code);

    private static OpInfo Compare(Op op, int binding, string formula, string code, string vector) =>
        new(op, 2, true, binding, "{0} " + formula + " {1}", "{0} " + code + " {1}", "{0} " + code + " {1}", "{V}." + vector + "({0}, {1})");

    private static OpInfo Call(Op op, int arity, string formula, string method)
    {
        string operands = string.Join(", ", Enumerable.Range(0, arity).Select(index => "{" + index + "}"));
        string arguments = $".{method}({operands})";
        return new(op, arity, false, 0, formula, "{Math}" + arguments, "{T}" + arguments, "{V}" + arguments);
    }
}
