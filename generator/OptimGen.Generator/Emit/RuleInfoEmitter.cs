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
    public static void Write(SourceWriter writer, LoweredOptimizer optimizer, RuleUnits units)
    {
        RuleModel rule = optimizer.Rule;
        writer.WriteLine("/// <summary>The rule as data: its formula, hyperparameters, states and memory traffic.</summary>");
        writer.WriteLine("public static global::OptimGen.RuleInfo RuleInfo { get; } = new global::OptimGen.RuleInfo(");
        writer.WriteLine($"    {Literals.String(rule.Class.Name)},");
        writer.WriteLine($"    {Literals.String(RuleIdentity.Of(rule))},");
        writer.WriteLine($"    {Literals.String(string.Join("\n", Formula(rule)))},");
        WriteArray(writer, "HyperparameterInfo", rule.Hyperparameters.Select((hyperparameter, index) =>
            $"{Literals.String(hyperparameter.Property)}, {Literals.String(FormulaWriter.Letter(rule, hyperparameter.Symbol))}, {Literals.Double(hyperparameter.Default)}, "
            + $"{Literals.String(hyperparameter.Kind == HyperparameterKind.Boolean ? "false or true" : hyperparameter.Range.ToString())}, {Literals.String(PlainText(Documentation.MeaningOf(hyperparameter)))}, {Literals.String(units.OfHyperparameter(index))}"));
        WriteArray(writer, "StateInfo", rule.States.Select(state =>
            $"{Literals.String(state.Name)}, {Literals.String(state.Symbol)}, {Literals.String(Documentation.InitialValue(rule, state))}"
            + (state.Shape == StateShape.Element ? "" : $", global::OptimGen.StateShape.{state.Shape}")));

        if (rule.IsPhased)
        {
            writer.WriteLine("    new global::OptimGen.PhaseInfo[]");
            writer.WriteLine("    {");
            foreach (KernelModel phase in optimizer.Phases)
            {
                writer.WriteLine($"    new global::OptimGen.PhaseInfo({Literals.String(rule.Phases[phase.Phase].Name)},");
                WritePlan(writer, phase, "),");
            }

            writer.WriteLine("    });");
        }
        else
        {
            WritePlan(writer, optimizer.Phases[0], ");");
        }

        writer.WriteLine();
        writer.WriteLine("global::OptimGen.RuleInfo global::OptimGen.IOptimizer.Rule => RuleInfo;");
    }

    /// <summary>The lines of the rule; those of each phase under its name.</summary>
    public static IEnumerable<string> Formula(RuleModel rule) => rule.IsPhased
        ? rule.Phases.SelectMany((phase, index) => FormulaWriter.Write(rule.OfPhase(index)).Prepend(phase.Name + ":"))
        : FormulaWriter.Write(rule.OfPhase(0));

    private static void WritePlan(SourceWriter writer, KernelModel kernel, string end)
    {
        // Of several variants, the one that moves most: the others are first steps and the like.
        IEnumerable<string> passes = Enumerable.Range(0, kernel.PassCount).Select(pass =>
        {
            KernelPass[] loops = [.. kernel.Variants.Select(variant => variant[pass]).OfType<KernelPass>()];
            KernelPass? read = loops.OrderByDescending(loop => loop.ArraysRead).FirstOrDefault();
            KernelPass? written = loops.OrderByDescending(loop => loop.ArraysWritten).FirstOrDefault();
            return $"ParametersRead: {(read is { LoadsParameter: true } ? 1 : 0)}, GradientsRead: {(read is { LoadsGradient: true } ? 1 : 0)}, "
                + $"StatesRead: {read?.StatesRead ?? 0}, ParametersWritten: {(written is { StoresParameter: true } ? 1 : 0)}, StatesWritten: {written?.StatesWritten ?? 0}";
        });
        IEnumerable<string> reductions = kernel.Reductions.Select(reduction =>
            $"{Literals.String(reduction.Formula)}, global::OptimGen.ReductionScope.{reduction.Scope}, global::OptimGen.ReductionSource.{SourceOf(reduction)}, "
            + $"{(reduction.IsLargest ? "true" : "false")}, {reduction.Pass}");
        bool hasColumns = kernel.Reductions.Any(reduction => reduction.Scope == ReductionScope.Column);
        string unit = hasColumns ? "RowGroup" : kernel.IsByRow ? "Row" : kernel.Reductions.Count > 0 ? "SumBlock" : "Element";
        writer.WriteLine("    new global::OptimGen.StepPlan(");
        using (writer.Indent())
        {
            WriteArray(writer, "PassInfo", passes);
            WriteArray(writer, "ReductionInfo", reductions);
            writer.WriteLine($"    global::OptimGen.RangeUnit.{unit},");
            writer.WriteLine($"    isPerTensor: {(kernel.IsPerTensor ? "true" : "false")},");
            writer.WriteLine($"    usesBlocks: {(kernel.Rule.Graph.UsesBlocks ? "true" : "false")},");
            writer.WriteLine($"    rowValues: {kernel.Shared.RowValues.Count},");
            writer.WriteLine($"    columnValues: {kernel.Shared.ColumnValues.Count},");
            writer.WriteLine($"    scratchArrays: {kernel.ScratchArrays}){end}");
        }
    }

    private static string SourceOf(ReductionModel reduction) => reduction.Source switch
    {
        Domain.Row => "Rows",
        Domain.Column => "Columns",
        _ => "Elements",
    };

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
