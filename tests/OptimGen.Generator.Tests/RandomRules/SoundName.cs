using OptimGen.Generator.Rules;

namespace OptimGen.Generator.Tests.RandomRules;

/// <summary>A value that a rule has a name for.</summary>
/// <param name="Text">The name.</param>
/// <param name="Unit">Its unit.</param>
/// <param name="Sign">What is known of its sign.</param>
/// <param name="Domain">What it is the same for.</param>
internal sealed record SoundName(string Text, RuleUnit Unit, RuleSign Sign, Domain Domain = Domain.Element);
