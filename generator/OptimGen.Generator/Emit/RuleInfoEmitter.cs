using System.Collections.Generic;
using System.Linq;
using System.Text.RegularExpressions;
using OptimGen.Generator.Analysis.Units;
using OptimGen.Generator.Formulas;
using OptimGen.Generator.Kernels;
using OptimGen.Generator.Rules;

namespace OptimGen.Generator.Emit;

/// <summary>The rule as data: for checks, tools and tests.</summary>
internal static class RuleInfoEmitter
{
    public static void Write(SourceWriter writer, KernelModel kernel, RuleUnits units)
    {
        RuleModel rule = kernel.Rule;
        writer.WriteLine("/// <summary>The rule as data: its formula, hyperparameters, states and memory traffic.</summary>");
        writer.WriteLine("public static global::OptimGen.RuleInfo RuleInfo { get; } = new global::OptimGen.RuleInfo(");
        writer.WriteLine($"    {Literals.String(rule.Class.Name)},");
        writer.WriteLine($"    {Literals.String(RuleIdentity.Of(rule))},");
        writer.WriteLine($"    {Literals.String(string.Join("\n", FormulaWriter.Write(rule)))},");
        WriteArray(writer, "HyperparameterInfo", rule.Hyperparameters.Select((hyperparameter, index) =>
            $"{Literals.String(hyperparameter.Property)}, {Literals.String(FormulaWriter.Letter(rule, hyperparameter.Symbol))}, {Literals.Double(hyperparameter.Default)}, "
            + $"{Literals.String(hyperparameter.Kind == HyperparameterKind.Boolean ? "false or true" : hyperparameter.Range.ToString())}, {Literals.String(PlainText(Documentation.MeaningOf(hyperparameter)))}, {Literals.String(units.OfHyperparameter(index))}"));
        WriteArray(writer, "StateInfo", rule.States.Select(state =>
            $"{Literals.String(state.Name)}, {Literals.String(state.Symbol)}, {Literals.String(Documentation.InitialValue(rule, state))}"
            + (state.Shape == StateShape.Uniform ? ", global::OptimGen.StateShape.Uniform" : "")));

        // Of several variants, the one that moves most: the others are first steps and the like.
        KernelVariant read = kernel.Variants.OrderByDescending(variant =>
            (variant.LoadsParameter ? 1 : 0) + (variant.LoadsGradient ? 1 : 0) + variant.LoadedStates.Count).First();
        KernelVariant written = kernel.Variants.OrderByDescending(variant => variant.Graph.Outputs.Count).First();
        int parametersWritten = written.Graph.Outputs.Count(output => output.Target == AssignmentTarget.Parameter);
        writer.WriteLine("    new global::OptimGen.ArrayTraffic("
            + $"parametersRead: {(read.LoadsParameter ? 1 : 0)}, gradientsRead: {(read.LoadsGradient ? 1 : 0)}, statesRead: {read.LoadedStates.Count}, "
            + $"parametersWritten: {parametersWritten}, statesWritten: {written.Graph.Outputs.Count - parametersWritten}));");
        writer.WriteLine();
        writer.WriteLine("global::OptimGen.RuleInfo global::OptimGen.IOptimizer.Rule => RuleInfo;");
    }

    private static void WriteArray(SourceWriter writer, string type, IEnumerable<string> items)
    {
        string[] all = items.ToArray();
        if (all.Length == 0)
        {
            writer.WriteLine($"    global::System.Array.Empty<global::OptimGen.{type}>(),");
            return;
        }

        writer.WriteLine($"    new global::OptimGen.{type}[]");
        writer.WriteLine("    {");
        foreach (string item in all)
        {
            writer.WriteLine($"        new global::OptimGen.{type}({item}),");
        }

        writer.WriteLine("    },");
    }

    /// <summary>Documentation without its markup.</summary>
    private static string PlainText(string documentation) =>
        Regex.Replace(documentation, "<[^>]*>", "").Replace("&lt;", "<").Replace("&gt;", ">").Replace("&amp;", "&");
}
