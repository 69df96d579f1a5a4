using Microsoft.CodeAnalysis;

namespace OptimGen.Generator.Reading;

/// <summary>Where a value of a rule is computed.</summary>
/// <param name="Place">The expression or attribute; for one inside a helper, the rule's call of it.</param>
/// <param name="Cause">The expression inside the helper; null for one in the rule itself.</param>
/// <param name="Helper">The helper's name; null for an expression in the rule itself.</param>
internal sealed record RuleOrigin(Location? Place, Location? Cause, string? Helper);
