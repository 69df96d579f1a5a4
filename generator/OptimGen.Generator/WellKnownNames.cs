namespace OptimGen.Generator;

/// <summary>The names in the runtime library that the reader looks for.</summary>
internal static class WellKnownNames
{
    public const string Namespace = "OptimGen";
    public const string OptimizerAttribute = Namespace + ".OptimizerAttribute";
    public const string UpdateRuleAttribute = Namespace + ".UpdateRuleAttribute";
    public const string Rule = Namespace + ".Rule";
}
