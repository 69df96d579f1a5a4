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

    /// <summary>An array of values that elements keep between passes.</summary>
    public static string Scratch(int index) => $"scratch{(char)('A' + index)}_";

    /// <summary>What a reduction's sums are called.</summary>
    public static string Sum(int reduction) => $"accumulator{reduction}_";

    /// <summary>Where the sums over columns of a group of rows are.</summary>
    public static string ColumnSum(int reduction) => $"columnSum{reduction}_";

    /// <summary>What a row's sum so far is called.</summary>
    public static string RowSum(int reduction) => $"rowSum{reduction}_";

    /// <summary>A row's value, in its elements' type.</summary>
    public static string OfRow(int index) => $"ofRow{index}_";

    /// <summary>Where the parts of a reduction's result go.</summary>
    public static string Parts(int reduction) => $"parts{reduction}_";

    /// <summary>The values of a row that are kept for its elements.</summary>
    public static string RowValue(int index) => $"rowValue{index}_";

    /// <summary>The values of columns that are kept for their elements.</summary>
    public static string ColumnValue(int index) => $"columnValue{index}_";

    /// <summary>The array that an output goes to.</summary>
    public string Of(Output output) => output.Target switch
    {
        AssignmentTarget.Parameter => Parameter,
        AssignmentTarget.Scratch => Scratch(output.Index),
        _ => States[output.Index],
    };

    /// <summary>The array that a node loads from; null for other nodes.</summary>
    public string? Of(Node node) => node.Op switch
    {
        Op.Parameter => Parameter,
        Op.Gradient => Gradient,
        Op.State => States[node.A],
        Op.Scratch => Scratch(node.A),
        Op.ColumnValue => ColumnValue(node.A),
        _ => null,
    };
}
