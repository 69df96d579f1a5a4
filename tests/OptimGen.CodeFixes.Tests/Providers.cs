using System;
using System.Collections.Generic;
using System.Linq;
using System.Reflection;
using Microsoft.CodeAnalysis.CodeFixes;

namespace OptimGen.CodeFixes.Tests;

/// <summary>All mends, found as an editor finds them: by their attribute.</summary>
internal static class Providers
{
    public static IReadOnlyList<CodeFixProvider> All { get; } = [.. typeof(RuleCodeFixProvider).Assembly.GetTypes()
        .Where(type => type.GetCustomAttribute<ExportCodeFixProviderAttribute>() is not null)
        .Select(type => (CodeFixProvider)Activator.CreateInstance(type)!)];

    /// <summary>The one that mends an ID.</summary>
    public static CodeFixProvider For(string id) => All.Single(provider => provider.FixableDiagnosticIds.Contains(id));
}
