using System;
using System.Collections.Generic;
using System.Linq;
using OptimGen.Optimizers;

namespace OptimGen.Tests;

/// <summary>Every optimizer of the catalogue's assembly, found there: none can be forgotten.</summary>
internal static class Catalogue
{
    public static IReadOnlyList<string> Names { get; } =
    [
        .. typeof(AdamW).Assembly.GetTypes()
            .Where(type => type.IsPublic && typeof(IOptimizer).IsAssignableFrom(type))
            .Select(type => type.Name)
            .Order(StringComparer.Ordinal),
    ];

    /// <summary>A new one, with its defaults.</summary>
    public static IOptimizer Create(string name) =>
        (IOptimizer)Activator.CreateInstance(typeof(AdamW).Assembly.GetType("OptimGen.Optimizers." + name, throwOnError: true)!)!;

    /// <summary>A new one, for elements of a type.</summary>
    public static IStepKernel<T> Create<T>(string name)
        where T : unmanaged => (IStepKernel<T>)Create(name);
}
