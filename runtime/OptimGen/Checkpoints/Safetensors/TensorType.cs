using System;
using System.Collections.Generic;

namespace OptimGen;

/// <summary>A type of numbers in a safetensors file. This table is the one place that knows them.</summary>
internal sealed class TensorType
{
    private static readonly TensorType[] All =
    [
        new("F64", 8, typeof(double)),
        new("F32", 4, typeof(float)),
        new("F16", 2, typeof(Half)),
        new("BF16", 2, typeof(BFloat16)),
        new("I8", 1, typeof(sbyte)),
        new("U8", 1, typeof(byte)),
    ];

    private readonly Type _elementType;

    private TensorType(string name, int size, Type elementType)
    {
        Name = name;
        Size = size;
        _elementType = elementType;
    }

    /// <summary>The name in a file's header.</summary>
    public string Name { get; }

    /// <summary>The size of an element in bytes.</summary>
    public int Size { get; }

    /// <summary>The names, for messages.</summary>
    public static IEnumerable<string> Names => Array.ConvertAll(All, static type => type.Name);

    /// <summary>The type of a name; null where there is none.</summary>
    public static TensorType? Find(string name) => Array.Find(All, type => string.Equals(type.Name, name, StringComparison.Ordinal));

    /// <summary>How values of a type of .NET are stored.</summary>
    /// <exception cref="NotSupportedException">They cannot be.</exception>
    public static TensorType Of(Type elementType) =>
        Array.Find(All, type => type._elementType == elementType)
        ?? throw new NotSupportedException($"Values of type {elementType.Name} cannot be stored in a checkpoint.");

    public override string ToString() => Name;
}
