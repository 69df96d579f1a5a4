using System;

namespace OptimGen.Generator.Rules;

/// <summary>What a value is the same for. A value made of two depends on what either depends on: rows and columns together make elements.</summary>
[Flags]
internal enum Domain : byte
{
    /// <summary>All elements of a step.</summary>
    Uniform = 0,

    /// <summary>The elements of a row, or block.</summary>
    Row = 1,

    /// <summary>The elements of a column.</summary>
    Column = 2,

    /// <summary>One element: the value varies.</summary>
    Element = Row | Column,
}
