namespace OptimGen.Generator.Rules;

/// <summary>What an assignment of a rule writes to.</summary>
internal enum AssignmentTarget : byte
{
    /// <summary>A local of the rule or of an inlined helper.</summary>
    Local,

    /// <summary>The element of the parameter.</summary>
    Parameter,

    /// <summary>The rule's own copy of the gradient; the caller's array is not written.</summary>
    Gradient,

    /// <summary>A state.</summary>
    State,

    /// <summary>A reduction, which takes the value in; lowering makes these.</summary>
    Reduction,

    /// <summary>An array that a later pass reads; lowering makes these.</summary>
    Scratch,
}
