using System;
using System.Collections.Generic;
using System.Linq;

namespace OptimGen.Generator.Kernels;

/// <summary>Gives names within one method, each once, and none that the emitted code uses itself.</summary>
internal sealed class Namer
{
    private static readonly string[] Reserved =
    [
        "i", "j", "first", "end", "stop", "row", "rows", "rowEnd", "columns", "block", "column", "noPart", "count", "length", "mask", "uniforms", "variant", "step", "state", "width", "parameters", "gradients", "start", "none", "noState", "smallestNormal", "masterCopy", "noise",
        "Vector128", "Vector256", "Vector512", "Unsafe", "Lanes", "VectorWidth", "StepUniforms", "Run", "nint", "nuint",
    ];

    /// <summary>Kernels' methods are called so, and something behind it for each variant; and what belongs to a number of its own.</summary>
    private static readonly string[] ReservedBeginnings =
    [
        "Step128", "Step256", "Step512", "StepScalar", "RunPass", "ComputeUniforms",
        "scratch", "accumulator", "columnSum", "rowSum", "ofRow", "parts", "rowValue", "columnValue",
    ];

    private readonly HashSet<string> _used;

    public Namer() => _used = [.. Reserved];

    private Namer(Namer other) => _used = [.. other._used];

    /// <summary>One that knows the same names, for a method beside.</summary>
    public Namer Fork() => new(this);

    /// <summary>Keeps a name from being given.</summary>
    public void Reserve(string name) => _used.Add(name);

    /// <summary>This name, or the first free one made from it by a number after an underscore.</summary>
    public string Claim(string wanted)
    {
        string name = Allowed(wanted);
        for (int number = 2; !_used.Add(name); number++)
        {
            name = $"{Allowed(wanted)}_{number}";
        }

        return name;
    }

    /// <summary>As <see cref="Claim"/>, for a local of which interleaved loops have copies with 0 and 1 behind.</summary>
    public string ClaimInterleaved(string wanted)
    {
        string name = Allowed(wanted);
        for (int number = 2; _used.Contains(name) || _used.Contains(name + "0") || _used.Contains(name + "1"); number++)
        {
            name = $"{Allowed(wanted)}_{number}_";
        }

        _used.Add(name);
        _used.Add(name + "0");
        _used.Add(name + "1");
        return name;
    }

    private static string Allowed(string wanted) =>
        ReservedBeginnings.Any(beginning => wanted.StartsWith(beginning, StringComparison.Ordinal)) ? "_" + wanted : wanted;
}
