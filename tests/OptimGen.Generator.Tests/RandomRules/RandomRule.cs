namespace OptimGen.Generator.Tests.RandomRules;

/// <summary>A rule made at random.</summary>
/// <param name="Seed">What it was made from.</param>
/// <param name="Name">The full name of its class, in which the seed stands.</param>
/// <param name="Source">Its file.</param>
internal sealed record RandomRule(int Seed, string Name, string Source)
{
    /// <summary>For messages.</summary>
    public override string ToString() => $"seed {Seed}:\n{Source}\n";
}
