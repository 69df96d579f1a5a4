using System.Collections.Generic;
using OptimGen.Generator.Kernels;
using OptimGen.Generator.Rules;

namespace OptimGen.Generator.Emit;

/// <summary>The files of an optimizer: its surface, a file of kernels for each element type, and the same for each phase and view.</summary>
internal static class SourceFiles
{
    /// <summary>What comes behind the optimizer's name in each file's name, and the text.</summary>
    public static IEnumerable<(string Ending, string Text)> Of(LoweredOptimizer optimizer)
    {
        RuleModel rule = optimizer.Rule;
        yield return ("", SurfaceEmitter.Write(optimizer));
        for (int phase = 0; phase < optimizer.Phases.Count; phase++)
        {
            string name = rule.IsPhased ? "." + LoweredOptimizer.PhaseClass(rule.Phases[phase]) : "";
            if (rule.IsPhased)
            {
                yield return (name, PhaseEmitter.WriteClass(optimizer.Phases[phase], rule, rule.Phases[phase]));
            }

            foreach (ElementType type in ElementType.Of(rule.Types))
            {
                yield return ($"{name}.{type.Name}", KernelEmitter.Write(optimizer.Phases[phase], type));
            }
        }

        for (int view = 0; view < optimizer.Views.Count; view++)
        {
            string name = "." + LoweredOptimizer.ViewClass(rule.Views[view]);
            yield return (name, ViewEmitter.WriteClass(optimizer.Views[view], rule, rule.Views[view]));
            foreach (ElementType type in ElementType.Of(rule.Types))
            {
                yield return ($"{name}.{type.Name}", KernelEmitter.Write(optimizer.Views[view], type));
            }
        }
    }
}
