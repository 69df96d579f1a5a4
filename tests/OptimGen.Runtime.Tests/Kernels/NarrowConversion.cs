using System;

namespace OptimGen.Runtime.Tests.Kernels;

/// <summary>What kernels do with arrays of 16-bit elements, at one width: loads all of one array to floats, stores all floats to one.</summary>
internal sealed record NarrowConversion<T>(string Name, NarrowConversion<T>.Load ToSingle, NarrowConversion<T>.Store FromSingle)
    where T : unmanaged
{
    /// <summary>Arrays to convert have a multiple of this many elements.</summary>
    public const int Multiple = 16;

    public delegate void Load(T[] from, float[] to);

    public delegate void Store(float[] from, T[] to);

    public override string ToString() => Name;

    /// <summary>Makes a conversion of a whole array from one of some elements.</summary>
    public static NarrowConversion<T> Of(string name, int lanes, Action<T[], float[], int> load, Action<float[], T[], int> store) => new(
        name,
        (from, to) =>
        {
            for (int i = 0; i < from.Length; i += lanes)
            {
                load(from, to, i);
            }
        },
        (from, to) =>
        {
            for (int i = 0; i < from.Length; i += lanes)
            {
                store(from, to, i);
            }
        });
}
