namespace OptimGen.Generator.Rules;

/// <summary>How <c>Reference</c> calls the author's method: its name, and one entry per parameter in order.</summary>
/// <param name="Method">The method's name.</param>
/// <param name="Arguments">Each argument.</param>
internal sealed record ReferenceCall(string Method, EquatableArray<ReferenceArgument> Arguments)
{
    /// <summary>What the class's slots do around the method, in their order.</summary>
    public EquatableArray<SurroundingSlot> Slots { get; init; }
}
