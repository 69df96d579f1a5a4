namespace OptimGen.Generator.Rules;

/// <summary>Where the generated half of a class goes.</summary>
/// <param name="Namespace">Its namespace, empty for the global one.</param>
/// <param name="ContainingTypes">The declarations around it, outermost first, without modifiers but <c>partial</c>: <c>partial class Outer</c>.</param>
/// <param name="Name">Its name, without a verbatim <c>@</c>.</param>
/// <param name="FullName">Namespace, outer types and name with dots between.</param>
/// <param name="IsSealed">Whether it is sealed.</param>
/// <param name="Summary">The author's own summary: XML, one line, perhaps empty.</param>
internal sealed record ClassModel(
    string Namespace,
    EquatableArray<string> ContainingTypes,
    string Name,
    string FullName,
    bool IsSealed,
    string Summary);
