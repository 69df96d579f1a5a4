using System.Collections.Generic;
using OptimGen.Generator.Kernels;
using OptimGen.Generator.Rules;

namespace OptimGen.Generator.Emit;

/// <summary>The files of an optimizer: its surface, a file of kernels for each element type, and the same for each phase and view. Kernels have one for each way to round.</summary>
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

            foreach ((string kernels, string text) in Kernels(optimizer.Phases[phase]))
            {
                yield return ($"{name}.{kernels}", text);
            }
        }

        for (int view = 0; view < optimizer.Views.Count; view++)
        {
            string name = "." + LoweredOptimizer.ViewClass(rule.Views[view]);
            yield return (name, ViewEmitter.WriteClass(optimizer.Views[view], rule, rule.Views[view]));
            foreach ((string kernels, string text) in Kernels(optimizer.Views[view]))
            {
                yield return ($"{name}.{kernels}", text);
            }
        }
    }

    /// <summary>A file for each element type and way to round it.</summary>
    private static IEnumerable<(string Name, string Text)> Kernels(KernelModel kernel)
    {
        foreach (ElementType type in ElementType.Of(kernel.Rule.Types))
        {
            foreach (ParameterRounding rounding in RunEmitter.RoundingsOf(kernel, type))
            {
                yield return (type.KernelsOf(rounding), KernelEmitter.Write(kernel, new ElementAccess(kernel, type, rounding)));
            }
        }
    }
}
