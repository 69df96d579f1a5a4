namespace OptimGen.Generator.Analysis.Units;

/// <summary>Why two units must be one.</summary>
internal enum UnitConstraintKind : byte
{
    /// <summary>An operation takes operands of one unit.</summary>
    Operands,

    /// <summary>An operation takes plain numbers.</summary>
    PlainNumber,

    /// <summary>A state ends a step with the unit that it began with.</summary>
    StateAtEnd,

    /// <summary>A state has the unit of its first value.</summary>
    StateAtStart,

    /// <summary>The parameter keeps its unit.</summary>
    ParameterAtEnd,
}
