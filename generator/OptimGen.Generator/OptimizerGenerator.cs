using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using OptimGen.Generator.Emit;
using OptimGen.Generator.Kernels;
using OptimGen.Generator.Lowering;
using OptimGen.Generator.Reading;
using OptimGen.Generator.Rules;

namespace OptimGen.Generator;

/// <summary>Completes every class marked <c>[Optimizer]</c>: the pipeline, and nothing else.</summary>
[Generator(LanguageNames.CSharp)]
public sealed class OptimizerGenerator : IIncrementalGenerator
{
    /// <inheritdoc/>
    public void Initialize(IncrementalGeneratorInitializationContext context)
    {
        // Read: Roslyn's symbols in, plain values out. Roslyn does it anew for every compilation; a rule that reads as before ends it here.
        IncrementalValuesProvider<RuleModel> rules = context.SyntaxProvider
            .ForAttributeWithMetadataName(
                WellKnownNames.OptimizerAttribute,
                predicate: static (node, _) => node is TypeDeclarationSyntax,
                transform: static (declaration, token) => IsMain(declaration)
                    ? OptimizerReader.Read(
                        (INamedTypeSymbol)declaration.TargetSymbol, declaration.SemanticModel.Compilation, report: null, token)
                    : null)
            .Where(static rule => rule is not null)
            .Select(static (rule, _) => rule!)
            .WithTrackingName(TrackingNames.Rules);

        // File names are compared without case, class names with it: where two differ in nothing else, the later ones get a number.
        IncrementalValueProvider<HintNames> hintNames = rules
            .Select(static (rule, _) => HintNames.KeyOf(rule.Class))
            .Collect()
            .Select(static (keys, _) => HintNames.Of(keys))
            .WithTrackingName(TrackingNames.HintNames);

        // The way there, for projects that ask for it.
        IncrementalValueProvider<bool> printsPasses = context.AnalyzerConfigOptionsProvider.Select(static (options, _) =>
            options.GlobalOptions.TryGetValue("build_property." + PassesFile.Property, out string? value) && bool.TryParse(value, out bool isTrue) && isTrue);
        context.RegisterSourceOutput(rules.Combine(hintNames).Combine(printsPasses), static (output, item) =>
        {
            ((RuleModel rule, HintNames names), bool isAskedFor) = item;
            if (isAskedFor)
            {
                output.AddSource($"{names.Find(rule.Class)}.Passes.g.cs", PassesFile.Write(rule));
            }
        });

        // Lower: a pure function of the rule.
        IncrementalValuesProvider<LoweredOptimizer> kernels = rules
            .Select(static (rule, _) => LoweredOptimizer.Of(rule))
            .WithTrackingName(TrackingNames.Kernels);

        // Emit: the surface, and a file of kernels for each element type and way to round it.
        context.RegisterSourceOutput(kernels.Combine(hintNames), static (output, item) =>
        {
            (LoweredOptimizer optimizer, HintNames names) = item;
            foreach ((string ending, string text) in SourceFiles.Of(optimizer))
            {
                output.AddSource($"{names.Find(optimizer.Rule.Class)}{ending}.g.cs", text);
            }
        });
    }

    /// <summary>
    /// Whether this is the declaration that the class is read from: while code is being written, the attribute may stand on several parts of
    /// one class, and each would add the same files.
    /// </summary>
    private static bool IsMain(GeneratorAttributeSyntaxContext declaration) =>
        WellKnownAttributes.Find(declaration.TargetSymbol, WellKnownNames.OptimizerAttribute)?.ApplicationSyntaxReference is { } attribute
        && attribute.SyntaxTree == declaration.TargetNode.SyntaxTree
        && declaration.TargetNode.Span.Contains(attribute.Span);
}
