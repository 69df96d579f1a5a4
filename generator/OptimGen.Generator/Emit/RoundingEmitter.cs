using System;
using System.Collections.Generic;

namespace OptimGen.Generator.Emit;

/// <summary>What surfaces of optimizers with narrow element types have in addition: the choice of a rounding.</summary>
internal static class RoundingEmitter
{
    /// <summary>The property that new states go by.</summary>
    public static void WriteProperty(SourceWriter writer) => writer.WriteLine("""
        /// <summary>What states that are created from now on do with the part of a step that a parameter of 16 bits has no place for.</summary>
        /// <value>By default it is rounded away. Without meaning for float and double.</value>
        public global::OptimGen.ParameterRounding ParameterRounding { get; set; }
        """);

    /// <summary>The master copy begins as the parameters.</summary>
    public static void WriteMasterCopy(SourceWriter writer, int buffer, string condition)
    {
        using (writer.WriteBlock($"if ({condition}state.Step == 0 && state.ParameterRounding == global::OptimGen.ParameterRounding.MasterCopy)"))
        {
            writer.WriteLine($"state.CopyFrom({buffer}, start, length, ref parameters);");
        }
    }

    /// <summary>Statements for each of these roundings, of which the one in <paramref name="choice"/> runs.</summary>
    public static void WriteChoice(SourceWriter writer, IReadOnlyList<ParameterRounding> roundings, string choice, Action<ParameterRounding> write)
    {
        if (roundings.Count == 1)
        {
            write(roundings[0]);
            return;
        }

        using (writer.WriteBlock($"switch ({choice})"))
        {
            for (int index = roundings.Count - 1; index >= 0; index--)
            {
                ParameterRounding rounding = roundings[index];
                string label = rounding == ParameterRounding.Nearest ? "default" : $"case global::OptimGen.ParameterRounding.{rounding}";
                using (writer.WriteBlock($"{label}:"))
                {
                    write(rounding);
                    writer.WriteLine("break;");
                }
            }
        }
    }
}
