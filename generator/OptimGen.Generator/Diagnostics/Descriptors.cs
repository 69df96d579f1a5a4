namespace OptimGen.Generator.Diagnostics;

/// <summary>Every diagnostic, by the part of a declaration that it is about. Each has a page in docs/diagnostics.</summary>
internal static partial class Descriptors
{
    /// <summary>The category of all of them.</summary>
    private const string Category = "OptimGen";
}
