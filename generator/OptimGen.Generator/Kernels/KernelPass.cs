using System.Collections.Generic;
using System.Linq;
using OptimGen.Generator.Lowering;
using OptimGen.Generator.Rules;

namespace OptimGen.Generator.Kernels;

/// <summary>The straight-line statements of one loop over the elements.</summary>
/// <param name="Pass">Which pass of the step it is.</param>
/// <param name="Graph">The operations; what elements share is leaves.</param>
/// <param name="Statements">The locals, in order.</param>
/// <param name="LiveValues">The most varying values that live at once.</param>
/// <param name="InvariantValues">How many uniforms and literals live through the loop.</param>
internal sealed record KernelPass(
    int Pass,
    Graph Graph,
    EquatableArray<Statement> Statements,
    int LiveValues,
    int InvariantValues)
{
    /// <summary>Whether the loop reads the parameter.</summary>
    public bool LoadsParameter => Graph.Nodes.Any(node => node.Op == Op.Parameter);

    /// <summary>Whether the loop reads the gradient.</summary>
    public bool LoadsGradient => Graph.Nodes.Any(node => node.Op == Op.Gradient);

    /// <summary>Which states the loop reads.</summary>
    public IEnumerable<int> LoadedStates => Indices(Op.State);

    /// <summary>Which scratch arrays the loop reads.</summary>
    public IEnumerable<int> LoadedScratch => Indices(Op.Scratch);

    /// <summary>Which values per row the loop uses.</summary>
    public IEnumerable<int> RowValues => Indices(Op.RowValue);

    /// <summary>Which values per column the loop reads.</summary>
    public IEnumerable<int> ColumnValues => Indices(Op.ColumnValue);

    /// <summary>The reductions that the loop collects, in order.</summary>
    public IEnumerable<Output> Reductions => Graph.Outputs.Where(output => output.Target == AssignmentTarget.Reduction);

    /// <summary>What the loop stores.</summary>
    public IEnumerable<Output> Stores => Graph.Outputs.Where(output => output.Target != AssignmentTarget.Reduction);

    /// <summary>Whether the loop writes the parameter.</summary>
    public bool StoresParameter => Stores.Any(output => output.Target == AssignmentTarget.Parameter);

    /// <summary>How many states, and scratch arrays, the loop reads.</summary>
    public int StatesRead => LoadedStates.Count() + LoadedScratch.Count();

    /// <summary>How many states, and scratch arrays, the loop writes.</summary>
    public int StatesWritten => Stores.Count() - (StoresParameter ? 1 : 0);

    /// <summary>Arrays of the tensor's length that the loop reads.</summary>
    public int ArraysRead => (LoadsParameter ? 1 : 0) + (LoadsGradient ? 1 : 0) + StatesRead;

    /// <summary>Arrays of the tensor's length that the loop writes.</summary>
    public int ArraysWritten => Stores.Count();

    /// <summary>How many vectors to interleave: two, where both and what lives through the loop fit into the registers.</summary>
    /// <param name="registers">How many registers there are.</param>
    /// <param name="accumulators">How many of them hold sums.</param>
    public int Interleave(int registers, int accumulators) => (2 * LiveValues) + InvariantValues + accumulators <= registers ? 2 : 1;

    private IEnumerable<int> Indices(Op op) => Graph.Nodes.Where(node => node.Op == op).Select(node => node.A).Distinct().OrderBy(index => index);
}
