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

    /// <summary>A state of the element.</summary>
    State,
}
