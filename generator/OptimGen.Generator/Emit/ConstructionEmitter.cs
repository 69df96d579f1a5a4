using System.Collections.Generic;
using System.Linq;
using OptimGen.Generator.Rules;

namespace OptimGen.Generator.Emit;

/// <summary>What a state keeps of the hyperparameters from the moment it is created: for the body of <c>CreateState</c>.</summary>
internal static class ConstructionEmitter
{
    /// <summary>Whether the rule keeps anything.</summary>
    public static bool HasAny(RuleModel rule) => Kept(rule).Any();

    /// <summary>The exception of <see cref="WriteChecks"/>.</summary>
    public static void WriteDocumentation(SourceWriter writer, RuleModel rule)
    {
        foreach (StateModel state in Checked(rule).Select(index => rule.States[index]))
        {
            HyperparameterModel source = rule.Hyperparameters[state.InitialHyperparameter];
            writer.WriteLine(
                $"/// <exception cref=\"global::System.InvalidOperationException\"><see cref=\"{Identifiers.Escape(source.Property)}\"/> is not in {state.Range} "
                + "now, when the state is created.</exception>");
        }
    }

    /// <summary>Refuses values that the property may have, but not when a state is created.</summary>
    public static void WriteChecks(SourceWriter writer, RuleModel rule)
    {
        foreach (StateModel state in Checked(rule).Select(index => rule.States[index]))
        {
            HyperparameterModel source = rule.Hyperparameters[state.InitialHyperparameter];
            using (writer.WriteBlock($"if (!({HyperparameterEmitter.Condition(state.Range, isInteger: false, source.Field)}))"))
            {
                writer.WriteLine("throw new global::System.InvalidOperationException(");
                writer.WriteLine($"    {Literals.String($"{rule.Class.Name} keeps {source.Property} as it is when a state is created; then it must be in {state.Range}, but it is ")}");
                writer.WriteLine($"    + {source.Field}.ToString(global::System.Globalization.CultureInfo.InvariantCulture) + \".\");");
            }

            writer.WriteLine();
        }
    }

    /// <summary>Puts the values into the state.</summary>
    public static void WriteValues(SourceWriter writer, RuleModel rule)
    {
        foreach (int index in Kept(rule))
        {
            writer.WriteLine($"state.Keep({index}, {rule.Hyperparameters[rule.States[index].InitialHyperparameter].Field});");
        }
    }

    private static IEnumerable<int> Kept(RuleModel rule) => Enumerable.Range(0, rule.States.Count).Where(index => rule.States[index].IsFixed);

    /// <summary>Those that may not be all that the property may be.</summary>
    private static IEnumerable<int> Checked(RuleModel rule) =>
        Kept(rule).Where(index => rule.States[index].Range != rule.Hyperparameters[rule.States[index].InitialHyperparameter].Range);
}
