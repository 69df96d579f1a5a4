using System.Collections.Generic;
using System.Linq;
using OptimGen.Generator.Rules;

namespace OptimGen.Generator.Kernels;

/// <summary>Names that emitted methods use for themselves, so that no value of a rule may have them.</summary>
internal static class ReservedNames
{
    private static readonly string[] Own = ["i", "count", "length", "mask", "remaining", "uniforms", "step", "state", "width", "parameters", "gradients", "start", "shared"];

    /// <summary>The emitter's own, and the rule's buffers, which are references in a kernel.</summary>
    public static IEnumerable<string> Of(RuleModel rule) => Own.Concat(Buffers(rule));

    /// <summary>The loaded values of the buffers, for each interleaved vector.</summary>
    public static IEnumerable<string> LoadsOf(RuleModel rule) => Buffers(rule).SelectMany(name => new[] { name + "0", name + "1" });

    private static IEnumerable<string> Buffers(RuleModel rule) =>
        new[] { rule.ParameterSymbol, rule.GradientSymbol }.Concat(rule.States.Select(state => state.Symbol));
}
