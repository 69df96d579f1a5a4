using System.Collections.Immutable;

namespace OptimGen.Generator.Reading.Body;

/// <summary>A <c>return</c> met in a method.</summary>
/// <param name="Path">The conditions under which it is reached, outermost first, given that no earlier one was.</param>
/// <param name="Values">What the variables are there.</param>
/// <param name="Result">The value returned, or <see cref="Body.Values.Unassigned"/>.</param>
internal sealed record MethodExit(ImmutableArray<PathCondition> Path, Values Values, int Result);
