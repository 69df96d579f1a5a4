using System;
using System.Collections.Generic;
using System.Linq;
using OptimGen.Generator.Rules;

namespace OptimGen.Generator.Emit;

/// <summary>Slots around the author's method, as statements of the reference's loop.</summary>
internal static class SurroundingEmitter
{
    /// <summary>The local that is the gradient where slots change it before the method sees it.</summary>
    public const string Gradient = "gradient";

    /// <summary>What acts before the method; <paramref name="parameter"/> is the element as code.</summary>
    public static void WriteBefore(SourceWriter writer, RuleModel rule, IEnumerable<SurroundingSlot> slots, string parameter)
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
                    writer.WriteLine($"{Gradient} += {Field(rule, slot.First)} * {parameter};");
                    break;
                case SurroundingKind.DecayBefore:
                    WriteDecay(writer, rule, slot, parameter);
                    break;
            }
        }
    }

    /// <summary>What acts after it; <paramref name="state"/> gives a state's value of the element as code.</summary>
    public static void WriteAfter(SourceWriter writer, RuleModel rule, IEnumerable<SurroundingSlot> slots, string parameter, Func<int, string> state)
    {
        foreach (SurroundingSlot slot in slots)
        {
            if (slot.Kind == SurroundingKind.DecayAfter)
            {
                WriteDecay(writer, rule, slot, parameter);
            }
            else if (slot.Kind == SurroundingKind.Lookahead)
            {
                using (writer.WriteBlock($"if ((state.Step + 1) % {Field(rule, slot.First)} == 0)"))
                {
                    writer.WriteLine($"{parameter} = global::OptimGen.Rule.Lerp({state(slot.State)}, {parameter}, {Field(rule, slot.Second)});");
                    writer.WriteLine($"{state(slot.State)} = {parameter};");
                }
            }
        }
    }

    private static void WriteDecay(SourceWriter writer, RuleModel rule, SurroundingSlot slot, string parameter) =>
        writer.WriteLine($"{parameter} -= {Field(rule, slot.Second)} * {Field(rule, slot.First)} * {parameter};");

    private static string Field(RuleModel rule, int hyperparameter) => rule.Hyperparameters[hyperparameter].Field;
}
