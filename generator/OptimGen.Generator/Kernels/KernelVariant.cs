using System.Linq;
using OptimGen.Generator.Rules;

namespace OptimGen.Generator.Kernels;

/// <summary>The loops of a rule under one combination of its conditions.</summary>
/// <param name="Suffix">What its methods' names end in; empty where there is one variant.</param>
/// <param name="Condition">When it runs, for a comment; empty where it always does.</param>
/// <param name="Passes">Its loops, in order; passes that touch no elements have none.</param>
internal sealed record KernelVariant(string Suffix, string Condition, EquatableArray<KernelPass> Passes)
{
    /// <summary>The loop of a pass; null where it has none.</summary>
    public KernelPass? this[int pass] => Passes.FirstOrDefault(loop => loop.Pass == pass);
}
