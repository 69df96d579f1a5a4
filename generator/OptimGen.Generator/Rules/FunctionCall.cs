using System.Collections.Generic;

namespace OptimGen.Generator.Rules;

/// <summary>A call of one of <c>Rule</c>'s functions, which the graph holds as plain operations.</summary>
/// <param name="Function">Which function.</param>
/// <param name="Result">The node of its result.</param>
/// <param name="Arguments">The nodes of its arguments, in the order of its parameters.</param>
/// <param name="Origin">Where the call stands, as <see cref="RuleBuilder.Origin"/>.</param>
internal sealed record FunctionCall(RuleFunction Function, int Result, IReadOnlyList<int> Arguments, int Origin);
