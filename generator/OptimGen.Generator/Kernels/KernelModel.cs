using OptimGen.Generator.Lowering;
using OptimGen.Generator.Rules;

namespace OptimGen.Generator.Kernels;

/// <summary>A lowered rule: what is computed once per step, and the loops. Emission only writes it down.</summary>
/// <param name="Rule">The rule as declared.</param>
/// <param name="Buffers">What the loops call its arrays.</param>
/// <param name="UniformGraph">The values shared by all elements of a step; no outputs.</param>
/// <param name="Uniforms">Those that the loops use, by <see cref="Op.Uniform"/>'s index.</param>
/// <param name="Conditions">Those that choose the variant; the first is the highest bit of its number, and true is 0.</param>
/// <param name="SharedStates">The states of the whole tensor that the step changes.</param>
/// <param name="Variants">The loops, one for each combination of the conditions.</param>
internal sealed record KernelModel(
    RuleModel Rule,
    BufferNames Buffers,
    Graph UniformGraph,
    EquatableArray<UniformValue> Uniforms,
    EquatableArray<UniformValue> Conditions,
    EquatableArray<UniformOutput> SharedStates,
    EquatableArray<KernelVariant> Variants);
