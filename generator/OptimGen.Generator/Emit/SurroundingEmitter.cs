using System.Collections.Generic;
using System.Linq;
using OptimGen.Generator.Rules;

namespace OptimGen.Generator.Emit;

/// <summary>Slots around the author's method, as statements of the reference's loop.</summary>
internal static class SurroundingEmitter
{
    /// <summary>The local that is the gradient where slots change it before the method sees it.</summary>
    public const string Gradient = "gradient";

    /// <summary>The local that is the element of the parameter until it is stored.</summary>
    public const string Parameter = "newParameter";

    public static void WriteBefore(SourceWriter writer, RuleModel rule, IEnumerable<SurroundingSlot> slots)
    {
        if (!slots.Any())
        {
            return;
        }

        writer.WriteLine($"double {Gradient} = gradients[i];");
        foreach (SurroundingSlot slot in slots)
        {
            switch (slot.Kind)
            {
                case SurroundingKind.Maximize:
                    writer.WriteLine($"{Gradient} = -{Gradient};");
                    break;
                case SurroundingKind.ClipGradient:
                    writer.WriteLine($"{Gradient} = global::OptimGen.Rule.Clamp({Gradient}, -{Field(rule, slot.First)}, {Field(rule, slot.First)});");
                    break;
                case SurroundingKind.DecayIntoGradient:
                    writer.WriteLine($"{Gradient} += {Field(rule, slot.First)} * {Parameter};");
                    break;
                case SurroundingKind.DecayBefore:
                    WriteDecay(writer, rule, slot);
                    break;
            }
        }
    }

    public static void WriteAfter(SourceWriter writer, RuleModel rule, IEnumerable<SurroundingSlot> slots)
    {
        foreach (SurroundingSlot slot in slots)
        {
            if (slot.Kind == SurroundingKind.DecayAfter)
            {
                WriteDecay(writer, rule, slot);
            }
            else if (slot.Kind == SurroundingKind.Lookahead)
            {
                using (writer.WriteBlock($"if ((state.Step + 1) % {Field(rule, slot.First)} == 0)"))
                {
                    string slow = ReferenceEmitter.NewName(slot.State);
                    writer.WriteLine($"{slow} = global::OptimGen.Rule.Lerp({slow}, {Parameter}, {Field(rule, slot.Second)});");
                    writer.WriteLine($"{Parameter} = {slow};");
                }
            }
        }
    }

    private static void WriteDecay(SourceWriter writer, RuleModel rule, SurroundingSlot slot) =>
        writer.WriteLine($"{Parameter} -= {Field(rule, slot.Second)} * {Field(rule, slot.First)} * {Parameter};");

    private static string Field(RuleModel rule, int hyperparameter) => rule.Hyperparameters[hyperparameter].Field;
}
