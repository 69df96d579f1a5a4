namespace OptimGen.Generator.Diagnostics;

/// <summary>Where the page of a diagnostic is.</summary>
internal static class HelpLinks
{
    /// <summary>The address of the page of one ID.</summary>
    public static string Of(string id) => "https://github.com/optimgen/optimgen/blob/main/docs/diagnostics/" + id + ".md";
}
