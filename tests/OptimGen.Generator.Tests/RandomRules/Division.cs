namespace OptimGen.Generator.Tests.RandomRules;

/// <summary>What a rule divides tensors into.</summary>
internal enum Division
{
    None,
    Matrix,
    Blocks,
}
