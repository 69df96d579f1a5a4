using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Threading;
using Microsoft.CodeAnalysis;
using OptimGen.Generator.Diagnostics;
using OptimGen.Generator.Reading.Declared;
using OptimGen.Generator.Rules;

namespace OptimGen.Generator.Reading;

/// <summary>
/// From Roslyn's view of an optimizer class to the rule: the only door. The generator and the analyzer both come through it, so what is
/// generated and what is reported cannot drift apart.
/// </summary>
internal static class OptimizerReader
{
    /// <summary>The rule that a class with <c>[Optimizer]</c> declares, or null where something about it is wrong.</summary>
    /// <param name="type">The class.</param>
    /// <param name="compilation">The compilation it is in.</param>
    /// <param name="report">Takes each finding; null where nobody asks for them.</param>
    /// <param name="token">Cancels the reading.</param>
    public static RuleModel? Read(INamedTypeSymbol type, Compilation compilation, Action<Diagnostic>? report, CancellationToken token) =>
        ReadWithSources(type, compilation, new DiagnosticReporter(report), token)?.Rule;

    /// <summary>The same, with the places of the rule's parts for analyses to report at.</summary>
    public static SourcedRule? ReadWithSources(INamedTypeSymbol type, Compilation compilation, DiagnosticReporter reporter, CancellationToken token)
    {
        if (type.TypeKind != TypeKind.Class || WellKnownAttributes.Find(type, WellKnownNames.OptimizerAttribute) is not { } optimizer)
        {
            return null;
        }

        ClassDeclarations? declarations = ClassDeclarations.Find(type, optimizer, token);
        if (declarations is null)
        {
            return null;
        }

        ClassModel model = ClassReader.Read(type, declarations, compilation, reporter, token);
        bool keepSubnormals = optimizer.NamedArguments.Any(
            argument => argument.Key == WellKnownNames.KeepSubnormals && argument.Value.Value is true);
        NumericTypes types = ReadTypes(type, optimizer, declarations, reporter);
        SourcedRule? read = ReadRule(type, optimizer, declarations, model, compilation, reporter, token);
        if (read is null)
        {
            return null;
        }

        RuleModel rule = read.Rule;
        MemberCollisions.Check(type, rule, reporter, token);
        HiddenNames.Check(type, rule, compilation, declarations, reporter);
        return reporter.HasErrors ? null : read with { Rule = rule with { Types = types, KeepSubnormals = keepSubnormals } };
    }

    private static SourcedRule? ReadRule(
        INamedTypeSymbol type,
        AttributeData optimizer,
        ClassDeclarations declarations,
        ClassModel model,
        Compilation compilation,
        DiagnosticReporter reporter,
        CancellationToken token)
    {
        ImmutableArray<IMethodSymbol> methods = type.GetMembers().OfType<IMethodSymbol>()
            .Where(method => WellKnownAttributes.Find(method, WellKnownNames.UpdateRuleAttribute) is not null)
            .ToImmutableArray();
        bool hasSlots = DeclaredFormReader.HasSlots(type);
        if (methods.Length == 0)
        {
            if (hasSlots)
            {
                SourcedRule? declared = DeclaredFormReader.Read(type, optimizer, model, compilation, reporter, token);
                return declared is null ? null : WithViews(declared, ViewsOf(type), compilation, reporter, token);
            }

            reporter.Report(Descriptors.NoRule, declarations.Identifier, type.Name);
            return null;
        }

        if (DeclaredFormReader.HasSlotsOfStep(type))
        {
            hasSlots = false;
            reporter.Report(Descriptors.TwoForms, declarations.Identifier, type.Name);
        }

        methods = [.. methods.OrderBy(method => method.Locations.FirstOrDefault()?.SourceSpan.Start ?? 0)];
        foreach (IMethodSymbol method in methods.Skip(1))
        {
            if (!IsInDeclarationOf(method, methods[0], token))
            {
                reporter.Report(Descriptors.SeveralRules, method.Locations.FirstOrDefault(), method.Name, methods[0].Name, type.Name);
            }
            else if (methods.First(other => other.Name == method.Name) is var twin && !SymbolEqualityComparer.Default.Equals(twin, method))
            {
                reporter.Report(Descriptors.PhasesDiffer, method.Locations.FirstOrDefault(), method.Name, "name, and a step has one phase of each");
            }
        }

        Slots? slots = hasSlots ? SlotReader.Read(type, optimizer, token) : null;
        if (hasSlots && slots is null)
        {
            // An attribute that does not compile: the compiler says so.
            reporter.Fail();
            return null;
        }

        if (slots is not null && methods.Length > 1)
        {
            reporter.Report(Descriptors.SlotsAroundPhases, declarations.Identifier, type.Name);
            return null;
        }

        return RuleFormReader.Read(methods, ViewsOf(type), slots, model, compilation, reporter, token);
    }

    private static IMethodSymbol[] ViewsOf(INamedTypeSymbol type) =>
        [.. type.GetMembers().OfType<IMethodSymbol>().Where(method => WellKnownAttributes.Find(method, WellKnownNames.ViewAttribute) is not null)];

    /// <summary>A rule in the declared form with views, which name its parameter, states and hyperparameters as its documentation does.</summary>
    private static SourcedRule? WithViews(
        SourcedRule declared, IMethodSymbol[] views, Compilation compilation, DiagnosticReporter reporter, CancellationToken token)
    {
        if (views.Length == 0)
        {
            return declared;
        }

        RuleModel rule = declared.Rule;
        Signature signature = new([], [.. rule.Hyperparameters], [.. rule.States]) { DeclaredParameter = rule.ParameterSymbol };
        GraphComposer whole = new(signature.Hyperparameters, signature.States);
        whole.AddPhase(rule.Graph, declared.Sources);
        List<ViewModel> viewed = [];
        foreach (IMethodSymbol view in views)
        {
            if (ViewReader.Read(view, signature, compilation, reporter, token) is { } found)
            {
                whole.AddView(found.View.Graph, found.Sources);
                viewed.Add(found.View);
            }
        }

        PhaseModel phase = new("Step", rule.ParameterSymbol, rule.GradientSymbol, rule.StepSymbol, rule.Graph, null);
        return viewed.Count < views.Length
            ? null
            : new SourcedRule(
                rule with { Graph = whole.ToGraph(), Phases = new EquatableArray<PhaseModel>([phase]), Views = new EquatableArray<ViewModel>(viewed) },
                whole.ToSources());
    }

    /// <summary>Whether two methods stand in the same declaration of their class: only there one comes before the other.</summary>
    private static bool IsInDeclarationOf(IMethodSymbol method, IMethodSymbol first, CancellationToken token) =>
        method.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax(token).Parent is { } declaration
        && declaration == first.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax(token).Parent;

    private static NumericTypes ReadTypes(
        INamedTypeSymbol type, AttributeData optimizer, ClassDeclarations declarations, DiagnosticReporter reporter)
    {
        const NumericTypes Default = NumericTypes.Single | NumericTypes.Double;
        const NumericTypes Known = Default | NumericTypes.Half | NumericTypes.BFloat16;
        if (optimizer.ConstructorArguments.IsEmpty)
        {
            return Default;
        }

        int value = optimizer.ConstructorArguments[0].Value as int? ?? 0;
        if (optimizer.ConstructorArguments[0].Kind == TypedConstantKind.Error)
        {
            reporter.Fail();
        }
        else if (value <= 0 || (value & ~(int)Known) != 0)
        {
            reporter.Report(Descriptors.NoNumericTypes, declarations.AttributeLocation, type.Name);
        }

        return (NumericTypes)value;
    }
}
