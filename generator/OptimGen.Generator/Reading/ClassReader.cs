using System.Collections.Generic;
using System.Linq;
using System.Threading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using OptimGen.Generator.Diagnostics;
using OptimGen.Generator.Rules;

namespace OptimGen.Generator.Reading;

/// <summary>From a class to the place of its generated half. Refuses the classes that cannot have one.</summary>
internal static class ClassReader
{
    /// <summary>Reads the class; what is wrong with it is reported, and the model is then good for nothing but further reading.</summary>
    public static ClassModel Read(
        INamedTypeSymbol type, ClassDeclarations declarations, Compilation compilation, DiagnosticReporter reporter, CancellationToken token)
    {
        CheckClass(type, declarations, compilation, reporter);
        for (INamedTypeSymbol? outer = type.ContainingType; outer is not null; outer = outer.ContainingType)
        {
            CheckOuter(type, outer, reporter, token);
        }

        return ToModel(type, token);
    }

    private static void CheckClass(
        INamedTypeSymbol type, ClassDeclarations declarations, Compilation compilation, DiagnosticReporter reporter)
    {
        if (!declarations.All.Any(declaration => declaration.Modifiers.Any(SyntaxKind.PartialKeyword)))
        {
            reporter.Report(Descriptors.ClassNotPartial, declarations.Identifier, type.Name);
        }

        foreach (TypeDeclarationSyntax declaration in declarations.All)
        {
            CheckDeclaration(type, declaration, reporter);
        }

        if (type.BaseType is { SpecialType: not SpecialType.System_Object, TypeKind: not TypeKind.Error } parent && !type.IsRecord)
        {
            reporter.Report(Descriptors.BaseClass, FindBase(declarations, parent), type.Name, parent.ToDisplayString());
        }

        if (compilation is CSharpCompilation { LanguageVersion: < LanguageVersion.CSharp9 and { } version })
        {
            reporter.Report(Descriptors.LanguageVersionTooLow, declarations.Identifier, type.Name, version.ToDisplayString());
        }
    }

    private static void CheckDeclaration(INamedTypeSymbol type, TypeDeclarationSyntax declaration, DiagnosticReporter reporter)
    {
        foreach (SyntaxToken modifier in declaration.Modifiers)
        {
            if (modifier.IsKind(SyntaxKind.FileKeyword))
            {
                reporter.Report(Descriptors.FileLocalClass, modifier.GetLocation(), type.Name, type.Name);
            }
            else if (modifier.IsKind(SyntaxKind.StaticKeyword) || modifier.IsKind(SyntaxKind.AbstractKeyword))
            {
                reporter.Report(Descriptors.StaticOrAbstractClass, modifier.GetLocation(), type.Name, modifier.ValueText);
            }
        }

        if (declaration is RecordDeclarationSyntax)
        {
            reporter.Report(Descriptors.RecordClass, declaration.Keyword.GetLocation(), type.Name);
        }

        if (declaration.TypeParameterList is { } typeParameters)
        {
            reporter.Report(Descriptors.GenericClass, typeParameters.GetLocation(), type.Name);
        }

        if (declaration.ParameterList is { } parameters)
        {
            reporter.Report(Descriptors.PrimaryConstructor, parameters.GetLocation(), type.Name);
        }
    }

    private static void CheckOuter(INamedTypeSymbol type, INamedTypeSymbol outer, DiagnosticReporter reporter, CancellationToken token)
    {
        IReadOnlyList<TypeDeclarationSyntax> declarations = ClassDeclarations.Of(outer, token);
        if (declarations.Count == 0)
        {
            return;
        }

        if (!declarations.Any(declaration => declaration.Modifiers.Any(SyntaxKind.PartialKeyword)))
        {
            reporter.Report(Descriptors.OuterTypeNotPartial, declarations[0].Identifier.GetLocation(), outer.Name, type.Name);
        }

        if (declarations[0].TypeParameterList is { } typeParameters)
        {
            reporter.Report(Descriptors.GenericClass, typeParameters.GetLocation(), outer.Name);
        }

        foreach (SyntaxToken modifier in declarations[0].Modifiers.Where(modifier => modifier.IsKind(SyntaxKind.FileKeyword)))
        {
            reporter.Report(Descriptors.FileLocalClass, modifier.GetLocation(), type.Name, outer.Name);
        }
    }

    private static Location FindBase(ClassDeclarations declarations, INamedTypeSymbol parent)
    {
        foreach (TypeDeclarationSyntax declaration in declarations.All)
        {
            if (declaration.BaseList?.Types.FirstOrDefault() is { } first
                && first.Type.ToString().Split('<')[0].EndsWith(parent.Name, System.StringComparison.Ordinal))
            {
                return first.Type.GetLocation();
            }
        }

        return declarations.Identifier;
    }

    private static ClassModel ToModel(INamedTypeSymbol type, CancellationToken token)
    {
        List<string> containing = [];
        string fullName = type.Name;
        for (INamedTypeSymbol? outer = type.ContainingType; outer is not null; outer = outer.ContainingType)
        {
            containing.Insert(0, $"partial {Keyword(outer)} {Identifiers.Escape(outer.Name)}");
            fullName = outer.Name + "." + fullName;
        }

        string space = Identifiers.Plain(type.ContainingNamespace);
        return new ClassModel(
            Identifiers.Escape(type.ContainingNamespace),
            new EquatableArray<string>(containing),
            type.Name,
            space.Length == 0 ? fullName : space + "." + fullName,
            type.IsSealed,
            DocumentationReader.Read(type, token).Summary);
    }

    private static string Keyword(INamedTypeSymbol type) => (type.TypeKind, type.IsRecord) switch
    {
        (TypeKind.Struct, true) => "record struct",
        (TypeKind.Struct, false) => "struct",
        (TypeKind.Interface, _) => "interface",
        (_, true) => "record",
        _ => "class",
    };
}
