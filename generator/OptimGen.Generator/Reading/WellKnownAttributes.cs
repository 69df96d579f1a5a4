using Microsoft.CodeAnalysis;

namespace OptimGen.Generator.Reading;

/// <summary>Finds the runtime library's attributes by name: a reference to the library may be missing while code is being written.</summary>
internal static class WellKnownAttributes
{
    /// <summary>The attribute of this full name on a symbol, or null.</summary>
    public static AttributeData? Find(ISymbol symbol, string name)
    {
        foreach (AttributeData attribute in symbol.GetAttributes())
        {
            if (Is(attribute, name))
            {
                return attribute;
            }
        }

        return null;
    }

    /// <summary>Whether an attribute has this full name.</summary>
    public static bool Is(AttributeData attribute, string name) => IsType(attribute.AttributeClass, name);

    /// <summary>Whether a type that is not nested has this full name.</summary>
    public static bool IsType(INamedTypeSymbol? type, string name) =>
        type is { ContainingType: null, ContainingNamespace: { ContainingNamespace.IsGlobalNamespace: true } container }
        && name.Length == container.Name.Length + 1 + type.Name.Length
        && name.StartsWith(container.Name, System.StringComparison.Ordinal)
        && name.EndsWith(type.Name, System.StringComparison.Ordinal);

    /// <summary>The first constructor argument, where it is a number.</summary>
    public static bool TryGetNumber(AttributeData attribute, int index, out double value)
    {
        value = 0;
        if (index >= attribute.ConstructorArguments.Length
            || attribute.ConstructorArguments[index] is not { Kind: TypedConstantKind.Primitive, Value: double number })
        {
            return false;
        }

        value = number;
        return true;
    }
}
