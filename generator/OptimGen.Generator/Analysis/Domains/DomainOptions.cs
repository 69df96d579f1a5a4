namespace OptimGen.Generator.Analysis.Domains;

/// <summary>What is concluded beside plain intervals. All of it is always on; tests switch one off to see who needs it.</summary>
/// <param name="Squares">A product in which every factor of unknown sign occurs an even number of times is not negative.</param>
/// <param name="Branches">In the arm of a choice that is taken, its condition holds.</param>
/// <param name="Returns">In the other arm, where an early return leaves the rest of the rule, it does not hold.</param>
/// <param name="Differences">What is known of a sum or difference is known of its operands: a − b &gt; c and b ≥ 0 give a &gt; c.</param>
/// <param name="Contracts">What the functions of <c>Rule</c> promise, wherever their formula stands.</param>
internal sealed record DomainOptions(
    bool Squares = true, bool Branches = true, bool Returns = true, bool Differences = true, bool Contracts = true)
{
    public static DomainOptions Default { get; } = new();
}
