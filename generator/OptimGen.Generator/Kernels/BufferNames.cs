using System.Collections.Generic;
using System.Linq;
using OptimGen.Generator.Lowering;
using OptimGen.Generator.Rules;

namespace OptimGen.Generator.Kernels;

/// <summary>What kernels call a rule's arrays: as the rule does, unless the emitted code needs the name itself.</summary>
/// <param name="Parameter">The parameters.</param>
/// <param name="Gradient">The gradients.</param>
/// <param name="States">The states, in the rule's order.</param>
internal sealed record BufferNames(string Parameter, string Gradient, EquatableArray<string> States)
{
    /// <summary>The arrays of a kernel, in the order in which it takes them: what the whole tensor shares is none.</summary>
    public IEnumerable<string> Arrays(RuleModel rule) =>
        new[] { Parameter, Gradient }.Concat(States.Where((_, index) => rule.States[index].Shape == StateShape.Element));

    /// <summary>Claims the names of a rule, and those of the loaded values with them.</summary>
    public static BufferNames Claim(RuleModel rule, Namer namer) => new(
        namer.ClaimInterleaved(rule.ParameterSymbol),
        namer.ClaimInterleaved(rule.GradientSymbol),
        new EquatableArray<string>(rule.States.Select(state => namer.ClaimInterleaved(state.Symbol))));

    /// <summary>The array that an output goes to.</summary>
    public string Of(Output output) => output.Target == AssignmentTarget.Parameter ? Parameter : States[output.Index];

    /// <summary>The array that a node loads from; null for other nodes.</summary>
    public string? Of(Node node) => node.Op switch
    {
        Op.Parameter => Parameter,
        Op.Gradient => Gradient,
        Op.State => States[node.A],
        _ => null,
    };
}
