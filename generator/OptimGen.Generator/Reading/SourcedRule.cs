using OptimGen.Generator.Rules;

namespace OptimGen.Generator.Reading;

/// <summary>A rule, and where its parts stand.</summary>
/// <param name="Rule">The rule.</param>
/// <param name="Sources">The places; null where nobody listens to reports.</param>
internal sealed record SourcedRule(RuleModel Rule, RuleSources? Sources);
