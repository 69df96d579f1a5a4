namespace OptimGen.Generator.Rules;

/// <summary>A second form of the parameters.</summary>
/// <param name="Name">The method's name: <c>Average</c>.</param>
/// <param name="Graph">What it computes: its parameter's end is the view, and no state changes.</param>
/// <param name="Reference">How the author's method is called.</param>
/// <param name="Documentation">What the author wrote about it: XML, one line, perhaps empty.</param>
internal sealed record ViewModel(string Name, RuleGraph Graph, ReferenceCall Reference, string Documentation);
