using System.Collections.Generic;
using System.Runtime.CompilerServices;

namespace OptimGen.Generator.Analysis.Corrections;

/// <summary>Tells factors apart that are the same value twice: m · m has two.</summary>
internal sealed class IdentityComparer : IEqualityComparer<Occurrence>
{
    public static IdentityComparer Instance { get; } = new();

    public bool Equals(Occurrence x, Occurrence y) => ReferenceEquals(x, y);

    public int GetHashCode(Occurrence obj) => RuntimeHelpers.GetHashCode(obj);
}
