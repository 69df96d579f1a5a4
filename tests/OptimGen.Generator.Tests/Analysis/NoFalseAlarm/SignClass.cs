namespace OptimGen.Generator.Tests.Analysis.NoFalseAlarm;

/// <summary>What a generated value must be.</summary>
internal enum SignClass
{
    Any,
    NotNegative,
    Positive,
}
