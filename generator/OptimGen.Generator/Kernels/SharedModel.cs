using OptimGen.Generator.Lowering;
using OptimGen.Generator.Rules;

namespace OptimGen.Generator.Kernels;

/// <summary>What elements share, computed beside the loops in double.</summary>
/// <param name="Graph">The values; no outputs. Results of reductions are leaves.</param>
/// <param name="Passes">For each node, the pass before which it is computed.</param>
/// <param name="Uniforms">Uniform values that outlive their computation, by <see cref="Op.Uniform"/>'s index.</param>
/// <param name="RowValues">Values per row, by <see cref="Op.RowValue"/>'s index.</param>
/// <param name="ColumnValues">Values per column, by <see cref="Op.ColumnValue"/>'s index.</param>
/// <param name="Conditions">Those that choose the variant; the first is the highest bit of its number, and true is 0.</param>
/// <param name="States">The states that elements share and the step changes.</param>
/// <param name="Reduced">What reductions over rows or columns reduce.</param>
internal sealed record SharedModel(
    Graph Graph,
    EquatableArray<int> Passes,
    EquatableArray<UniformValue> Uniforms,
    EquatableArray<UniformValue> RowValues,
    EquatableArray<UniformValue> ColumnValues,
    EquatableArray<UniformValue> Conditions,
    EquatableArray<SharedState> States,
    EquatableArray<ReducedValue> Reduced);
