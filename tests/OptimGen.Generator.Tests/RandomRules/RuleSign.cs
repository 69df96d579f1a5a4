namespace OptimGen.Generator.Tests.RandomRules;

/// <summary>What is known of a value's sign; each is also of those before it.</summary>
internal enum RuleSign
{
    Any,
    NotNegative,
    Positive,
}
