using System.Linq;
using OptimGen.Generator.Lowering;
using OptimGen.Generator.Rules;

namespace OptimGen.Generator.Kernels;

/// <summary>All loops of an optimizer.</summary>
/// <param name="Rule">The rule as declared.</param>
/// <param name="Phases">Those of each phase; nearly always one.</param>
/// <param name="Views">Those of each view.</param>
internal sealed record LoweredOptimizer(RuleModel Rule, EquatableArray<KernelModel> Phases, EquatableArray<KernelModel> Views)
{
    /// <summary>Lowers the phases and views of a rule, each by itself.</summary>
    public static LoweredOptimizer Of(RuleModel rule)
    {
        int count = System.Math.Max(1, rule.Phases.Count);
        return new LoweredOptimizer(
            rule,
            new EquatableArray<KernelModel>(Enumerable.Range(0, count).Select(phase => OfPhase(rule, phase))),
            new EquatableArray<KernelModel>(Enumerable.Range(0, rule.Views.Count).Select(view =>
                Nested(LoweringPipeline.Run(rule.OfView(view)), ViewClass(rule.Views[view])) with { IsView = true })));
    }

    /// <summary>The nested class that computes a phase.</summary>
    public static string PhaseClass(PhaseModel phase) => phase.Name + "Phase";

    /// <summary>The nested class that computes a view.</summary>
    public static string ViewClass(ViewModel view) => view.Name + "View";

    private static KernelModel OfPhase(RuleModel rule, int phase)
    {
        KernelModel kernel = LoweringPipeline.Run(rule.OfPhase(phase));
        if (!rule.IsPhased)
        {
            return kernel;
        }

        KernelModel nested = Nested(kernel, PhaseClass(rule.Phases[phase])) with { Phase = phase };
        return phase == 0
            ? nested
            : nested with
            {
                // What states are when step 1 begins is the first phase's to see to.
                Rule = nested.Rule with
                {
                    States = new EquatableArray<StateModel>(nested.Rule.States.Select(state =>
                        state.IsFixed ? state : state with { Initially = InitialValueKind.Zero })),
                },
            };
    }

    private static KernelModel Nested(KernelModel kernel, string name)
    {
        ClassModel outer = kernel.Rule.Class;
        string declaration = $"partial class {Emit.Identifiers.Escape(outer.Name)}";
        return kernel with
        {
            Rule = kernel.Rule with
            {
                Class = outer with
                {
                    ContainingTypes = new EquatableArray<string>(outer.ContainingTypes.Append(declaration)),
                    Name = name,
                    FullName = $"{outer.FullName}.{name}",
                    Summary = "",
                },
            },
        };
    }
}
