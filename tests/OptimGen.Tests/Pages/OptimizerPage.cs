using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text;
using OptimGen.Tests.Shared;

namespace OptimGen.Tests.Pages;

/// <summary>The page of all optimizers, written from their declarations.</summary>
internal static class OptimizerPage
{
    /// <summary>The whole page.</summary>
    public static string Write()
    {
        StringBuilder page = new();
        page.Append("""
            # Optimizers

            <!-- Written by OptimizerPageTests from the declarations: change those, then run the tests with OPTIMGEN_ACCEPT_SNAPSHOTS=1. -->

            What `OptimGen.Optimizers` has. Units: X is the parameter's, G the gradient's; [units](units.md) says what they are for. Bytes are those
            of `float` parameters, for each of them: kept from step to step, and touched in one. *Compared with* names the implementation whose recorded trajectories
            (`tests/Data/golden`) the kernels follow, in `double` within 1e-12, states included. [Names](names.md) maps PyTorch's,
            optax's and Keras's to these. What needs products or factorisations of matrices (Muon, Shampoo, SOAP, GaLore) is not among them.

            | optimizer | | bytes kept | bytes touched | passes |
            |---|---|--:|--:|--:|

            """);
        foreach (string name in Catalogue.Names)
        {
            RuleInfo rule = Catalogue.Create(name).Rule;
            page.Append(CultureInfo.InvariantCulture, $"| [{name}](#{name.ToLowerInvariant()}) | {ClassDocumentation.Of(name).Summary} ");
            page.Append(CultureInfo.InvariantCulture, $"| {BytesKept(rule)} | {rule.BytesRead<float>() + rule.BytesWritten<float>()} | {Passes(rule)} |\n");
        }

        foreach (string name in Catalogue.Names)
        {
            WriteOptimizer(page, Catalogue.Create(name).Rule);
        }

        return page.ToString();
    }

    private static void WriteOptimizer(StringBuilder page, RuleInfo rule)
    {
        ClassDocumentation documentation = ClassDocumentation.Of(rule.Name);
        page.Append(CultureInfo.InvariantCulture, $"\n## {rule.Name}\n{documentation.Summary}\n\n```\n{documentation.Formula}\n```\n\n");
        page.Append("| hyperparameter | | default | range | unit | |\n|---|---|--:|---|---|---|\n");
        foreach (HyperparameterInfo setting in rule.Hyperparameters)
        {
            string symbol = setting.Symbol.Equals(setting.Name, StringComparison.OrdinalIgnoreCase) ? "" : setting.Symbol;
            page.Append(CultureInfo.InvariantCulture, $"| `{setting.Name}` | {symbol} | {Default(rule, setting)} | {setting.Range} | {setting.Unit} | {setting.Description} |\n");
        }

        page.Append('\n');
        foreach (string paragraph in documentation.Paragraphs)
        {
            page.Append(CultureInfo.InvariantCulture, $"{paragraph}\n\n");
        }

        string states = rule.States.Count == 0 ? "none" : string.Join(", ", rule.States.Select(Describe));
        page.Append(CultureInfo.InvariantCulture, $"States: {states}. Compared with: {Reference(rule.Name)}.\n");
    }

    private static string Default(RuleInfo rule, HyperparameterInfo setting) =>
        Catalogue.Create(rule.Name).GetType().GetProperty(setting.Name)!.PropertyType == typeof(bool)
            ? setting.Default == 0 ? "false" : "true"
            : double.IsPositiveInfinity(setting.Default) ? "∞" : setting.Default.ToString("R", CultureInfo.InvariantCulture).Replace("E-0", "e-", StringComparison.Ordinal).Replace("E-", "e-", StringComparison.Ordinal);

    private static string Describe(StateInfo state)
    {
        string shape = state.Shape switch
        {
            StateShape.Element => "",
            StateShape.Uniform => ", one per tensor",
            _ => $", one per {state.Shape.ToString().ToLowerInvariant()}",
        };
        return $"`{state.Name}`{shape}{(state.Initially == "0" ? "" : $", from {state.Initially}")}";
    }

    private static int BytesKept(RuleInfo rule) => sizeof(float) * rule.States.Count(state => state.Shape == StateShape.Element);

    private static int Passes(RuleInfo rule) => rule.Plan.Passes.Count(pass => pass.HasElements);

    private static string Reference(string name)
    {
        string[] sources =
        [
            .. GoldenMapping.All.Where(mapping => mapping.Optimizer == name)
                .Select(mapping => GoldenTrajectory.Load(mapping.Name, mapping.Cases[..1]).Source).Distinct(),
        ];
        return sources.Length > 0 ? string.Join(", ", sources) : "nobody's record; limits, invariances and steps computed by hand";
    }
}
