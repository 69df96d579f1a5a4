using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using Microsoft.CodeAnalysis;
using OptimGen.Generator.Diagnostics;
using OptimGen.Generator.Emit;
using OptimGen.Generator.Kernels;
using OptimGen.Generator.Rules;

namespace OptimGen.Generator.Reading;

/// <summary>Finds members of the author's half that have the name of a generated one.</summary>
internal static class MemberCollisions
{
    private static readonly string[] Fixed =
    [
        "RuleInfo", "CreateState", "Step", "Reference", "Run", "StepUniforms", "ComputeUniforms", "CommitUniformStates", "ParameterRounding",
        .. ElementType.Of(~NumericTypes.None).SelectMany(type => type.Roundings.Select(rounding => type.KernelsOf(rounding) + "Kernels")),
    ];

    private static readonly string[] Inherited =
    [
        "Equals", "GetHashCode", "GetType", "ToString", "MemberwiseClone", "ReferenceEquals", "Finalize",
    ];

    /// <summary>What else has this name, in words, or null where a property may have it.</summary>
    public static string? FindOwner(string property, string className) =>
        property == className ? "the class"
        : Array.IndexOf(Fixed, property) >= 0 ? $"the generated member '{property}'"
        : Array.IndexOf(Inherited, property) >= 0 ? $"the method 'object.{property}'"
        : null;

    /// <summary>Reports members of the class that collide with the generated half.</summary>
    public static void Check(
        INamedTypeSymbol type, RuleModel rule, DiagnosticReporter reporter, CancellationToken token)
    {
        HashSet<string> names = new(Fixed, StringComparer.Ordinal);
        if (rule.Reference is null)
        {
            names.Add(SlotMethodEmitter.Name);
        }

        foreach (HyperparameterModel hyperparameter in rule.Hyperparameters)
        {
            names.Add(hyperparameter.Property);
            names.Add("get_" + hyperparameter.Property);
            names.Add("set_" + hyperparameter.Property);
            names.Add(hyperparameter.Field);
            names.Add("_" + char.ToLowerInvariant(hyperparameter.Property[0]) + hyperparameter.Property.Substring(1));
        }

        foreach (PhaseModel phase in rule.IsPhased ? rule.Phases : default)
        {
            names.UnionWith([phase.Name, LoweredOptimizer.PhaseClass(phase), "Own" + LoweredOptimizer.PhaseClass(phase), "Reference" + phase.Name]);
        }

        foreach (ViewModel view in rule.Views)
        {
            string own = LoweredOptimizer.ViewClass(view);
            names.UnionWith([own, "Own" + own, "Read" + view.Name, "SwapIn" + view.Name, "SwapOut" + view.Name, "Reference" + view.Name]);
        }

        foreach (ISymbol member in type.GetMembers())
        {
            if (member is not IMethodSymbol { AssociatedSymbol: not null }
                && !member.IsImplicitlyDeclared
                && (names.Contains(member.Name) || names.Contains(member.MetadataName) || IsOfOptimizers(member))
                && !IsRuleCalledSo(member, rule)
                && GeneratedCode.FindAuthored(member, token) is { } location)
            {
                reporter.Report(Descriptors.MemberCollision, location, member.Name, type.Name);
            }
        }
    }

    /// <summary>Whether it implements one of the interfaces that the generated half implements.</summary>
    private static bool IsOfOptimizers(ISymbol member) => member.Name.StartsWith(WellKnownNames.Namespace + ".I", StringComparison.Ordinal);

    /// <summary>The rule may have the name of what is generated from it: the two are overloads that nobody confuses.</summary>
    private static bool IsRuleCalledSo(ISymbol member, RuleModel rule) =>
        (member.Name == "Step" || (rule.IsPhased && rule.Phases.Any(phase => phase.Name == member.Name))) && WellKnownAttributes.Find(member, WellKnownNames.UpdateRuleAttribute) is not null;
}
