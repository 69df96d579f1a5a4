using OptimGen.Generator.Rules;

namespace OptimGen.Generator.Reading.Body;

/// <summary>Something that the text of a rule, or of a helper inlined into it, gives values to.</summary>
/// <param name="target">What it is.</param>
/// <param name="index">Which state, for a state; otherwise −1.</param>
/// <param name="name">Its name.</param>
/// <param name="ordinal">Its place in <see cref="Values"/>.</param>
/// <param name="depth">How many conditions its declaration stands under: an assignment under more is itself conditional.</param>
internal sealed class Variable(AssignmentTarget target, int index, string name, int ordinal, int depth)
{
    public AssignmentTarget Target { get; } = target;

    public int Index { get; } = index;

    public string Name { get; } = name;

    public int Ordinal { get; } = ordinal;

    public int Depth { get; } = depth;
}
