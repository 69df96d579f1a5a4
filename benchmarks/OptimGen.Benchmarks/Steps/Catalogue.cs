using System;
using System.Collections.Generic;
using System.Linq;
using OptimGen.Optimizers;

namespace OptimGen.Benchmarks.Steps;

/// <summary>Every optimizer of the catalogue's assembly, found there: none can be forgotten.</summary>
internal static class Catalogue
{
    /// <summary>The optimizers of parameters of a type, as their defaults make them.</summary>
    /// <typeparam name="T">The type of the parameters.</typeparam>
    public static IReadOnlyList<IOptimizer<T>> All<T>()
        where T : unmanaged =>
        [
            .. typeof(AdamW).Assembly.GetTypes()
                .Where(static type => type.IsPublic && typeof(IOptimizer<T>).IsAssignableFrom(type))
                .OrderBy(static type => type.Name, StringComparer.Ordinal)
                .Select(static type => (IOptimizer<T>)Activator.CreateInstance(type)!),
        ];
}
