using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Reflection;
using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace OptimGen.Benchmarks.Limits;

/// <summary>
/// What a pass cannot be faster than: a loop that reads and writes as many arrays, with one fused multiply-add for each that is written. Two vectors
/// at a time, all loads before all stores. Written and compiled here for any number of arrays, because rules have any.
/// </summary>
/// <remarks>A factor of 0, which the compiler does not know, leaves all values as they are.</remarks>
internal static unsafe class LimitLoop
{
    private const string TypeName = "Limit";

    private static readonly Dictionary<(int, int, string), nint> Compiled = [];

    /// <summary>Runs a loop.</summary>
    /// <param name="read">How many arrays it reads.</param>
    /// <param name="written">How many arrays it writes: the first ones.</param>
    /// <param name="arrays">The first elements of as many arrays as the larger of both.</param>
    /// <param name="length">The number of elements; what does not fill two vectors is left.</param>
    public static void Run<T>(int read, int written, ReadOnlySpan<nint> arrays, nuint length)
        where T : unmanaged
    {
        string type = typeof(T) == typeof(float) ? "float" : "double";
        if (!Compiled.TryGetValue((read, written, type), out nint loop))
        {
            loop = Compile(read, written, type);
            Compiled.Add((read, written, type), loop);
        }

        fixed (nint* first = arrays)
        {
            ((delegate*<nint*, nuint, double, void>)loop)(first, length, 0);
        }
    }

    private static nint Compile(int read, int written, string type)
    {
        CSharpCompilation compilation = CSharpCompilation.Create(
            $"Limit{read}{written}{type}",
            [CSharpSyntaxTree.ParseText(Source(read, written, type))],
            ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator).Select(static path => MetadataReference.CreateFromFile(path)),
            new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, optimizationLevel: OptimizationLevel.Release, allowUnsafe: true));
        using MemoryStream image = new();
        if (compilation.Emit(image) is { Success: false } result)
        {
            throw new InvalidOperationException(string.Join('\n', result.Diagnostics));
        }

        MethodInfo method = Assembly.Load(image.ToArray()).GetType(TypeName)!.GetMethod("Run")!;
        System.Runtime.CompilerServices.RuntimeHelpers.PrepareMethod(method.MethodHandle);
        return method.MethodHandle.GetFunctionPointer();
    }

    private static string Source(int read, int written, string type)
    {
        // The gradient is the last array that is only read; where there is none, what is written is made of itself.
        string factor(int array, int copy) => read > written ? $"a{read - 1}_{copy}" : $"a{array}_{copy}";
        string stored(int array, int copy) =>
            array < read ? $"Vector512.FusedMultiplyAdd({factor(array, copy)}, f, a{array}_{copy})" : $"{factor(Math.Min(array, read - 1), copy)}";
        StringBuilder text = new();
        text.AppendLine("using System.Runtime.CompilerServices; using System.Runtime.Intrinsics;");
        text.AppendLine($"public static unsafe class {TypeName} {{");
        text.AppendLine("[MethodImpl(MethodImplOptions.AggressiveOptimization)]");
        text.AppendLine("public static void Run(nint* arrays, nuint length, double factor) {");
        text.AppendLine($"Vector512<{type}> f = Vector512.Create(({type})factor);");
        text.AppendLine($"nuint lanes = (nuint)Vector512<{type}>.Count;");
        for (int array = 0; array < Math.Max(read, written); array++)
        {
            text.AppendLine($"{type}* p{array} = ({type}*)arrays[{array}];");
        }

        text.AppendLine("for (nuint i = 0; i + 2 * lanes <= length; i += 2 * lanes) {");
        for (int array = 0; array < read; array++)
        {
            text.AppendLine($"Vector512<{type}> a{array}_0 = Vector512.Load(p{array} + i); Vector512<{type}> a{array}_1 = Vector512.Load(p{array} + i + lanes);");
        }

        for (int array = 0; array < written; array++)
        {
            text.AppendLine($"{stored(array, 0)}.Store(p{array} + i); {stored(array, 1)}.Store(p{array} + i + lanes);");
        }

        return text.AppendLine("} } }").ToString();
    }
}
