using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace OptimGen.Generator.Tests;

/// <summary>Compilations of test sources against the running platform and the runtime library.</summary>
internal static class TestCompilation
{
    private static readonly MetadataReference[] References = FindReferences();

    /// <summary>A library of these files with the strictest settings that do not depend on analyzers.</summary>
    public static CSharpCompilation Create(IEnumerable<string> sources, CSharpParseOptions? parse = null, CSharpCompilationOptions? options = null)
    {
        parse ??= new CSharpParseOptions(LanguageVersion.Latest, DocumentationMode.Diagnose);
        options ??= new CSharpCompilationOptions(
            OutputKind.DynamicallyLinkedLibrary,
            nullableContextOptions: NullableContextOptions.Enable,
            generalDiagnosticOption: ReportDiagnostic.Error,
            warningLevel: 9999);
        return CSharpCompilation.Create(
            "Test",
            sources.Select((source, index) => CSharpSyntaxTree.ParseText(source, parse, $"Test{index}.cs")),
            References,
            options);
    }

    public static CSharpCompilation Create(params string[] sources) => Create((IEnumerable<string>)sources);

    private static MetadataReference[] FindReferences()
    {
        string platform = (string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!;
        return platform.Split(Path.PathSeparator)
            .Where(path => Path.GetFileName(path).StartsWith("System.", StringComparison.Ordinal)
                || Path.GetFileName(path) is "mscorlib.dll" or "netstandard.dll" or "OptimGen.dll")
            .Select(path => (MetadataReference)MetadataReference.CreateFromFile(path))
            .ToArray();
    }
}
