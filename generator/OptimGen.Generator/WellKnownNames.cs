namespace OptimGen.Generator;

/// <summary>The names in the runtime library that the reader looks for.</summary>
internal static class WellKnownNames
{
    public const string Namespace = "OptimGen";
    public const string OptimizerAttribute = Namespace + ".OptimizerAttribute";
    public const string UpdateRuleAttribute = Namespace + ".UpdateRuleAttribute";
    public const string ViewAttribute = Namespace + ".ViewAttribute";
    public const string UniformAttribute = Namespace + ".UniformAttribute";
    public const string PerRowAttribute = Namespace + ".PerRowAttribute";
    public const string PerColumnAttribute = Namespace + ".PerColumnAttribute";
    public const string PerBlockAttribute = Namespace + ".PerBlockAttribute";
    public const string RankAttribute = Namespace + ".RankAttribute";
    public const string RowsAttribute = Namespace + ".RowsAttribute";
    public const string ColumnsAttribute = Namespace + ".ColumnsAttribute";
    public const string LengthAttribute = Namespace + ".LengthAttribute";
    public const string InitiallyAttribute = Namespace + ".InitiallyAttribute";
    public const string AtConstructionAttribute = Namespace + ".AtConstructionAttribute";
    public const string DecayAttribute = Namespace + ".DecayAttribute";
    public const string PositiveAttribute = Namespace + ".PositiveAttribute";
    public const string BetweenAttribute = Namespace + ".BetweenAttribute";
    public const string AnyValueAttribute = Namespace + ".AnyValueAttribute";
    public const string KeepSubnormals = "KeepSubnormals";
    public const string Rule = Namespace + ".Rule";
    public const string Reduce = Namespace + ".Reduce";
    public const string ReduceAll = Namespace + ".ReduceAll";
}
