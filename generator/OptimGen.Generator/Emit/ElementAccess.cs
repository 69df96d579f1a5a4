using System.Collections.Generic;
using System.Linq;
using OptimGen.Generator.Kernels;

namespace OptimGen.Generator.Emit;

/// <summary>
/// The arrays of a kernel, and how their elements get into registers and back. States are stored as they are computed. Parameters and gradients
/// of narrow types are widened by methods of the runtime's <c>Lanes</c>, which the JIT inlines: a few per loop are far from its budget.
/// </summary>
internal sealed class ElementAccess(KernelModel kernel, ElementType type, ParameterRounding rounding)
{
    private const string MasterCopy = "masterCopy";
    private const string Noise = "noise";

    private readonly string _parameter = Identifiers.Escape(kernel.Buffers.Parameter);
    private readonly string _gradient = Identifiers.Escape(kernel.Buffers.Gradient);
    private readonly bool _hasMasterCopy = rounding == ParameterRounding.MasterCopy;
    private readonly bool _hasNoise = rounding == ParameterRounding.Stochastic;

    /// <summary>The arrays with the types that they store, in the order in which kernels take them.</summary>
    public IEnumerable<(string Type, string Name)> Arrays
    {
        get
        {
            IEnumerable<(string, string)> arrays = kernel.Buffers.Arrays(kernel.Rule).Select(Identifiers.Escape)
                .Select(buffer => (IsNarrow(buffer) ? type.Keyword : type.Arithmetic.Keyword, buffer));
            return _hasMasterCopy ? arrays.Append((type.Arithmetic.Keyword, MasterCopy)) : arrays;
        }
    }

    /// <summary>What kernels take beside arrays, count and uniforms, as parameters; begins with a comma.</summary>
    public string FurtherParameters => _hasNoise ? $", in global::OptimGen.RoundingNoise {Noise}" : "";

    /// <summary>The same as arguments.</summary>
    public string FurtherArguments => _hasNoise ? $", in {Noise}" : "";

    /// <summary>A vector of an array's elements.</summary>
    public string Load(string buffer, VectorType vector, string index) => IsWidened(buffer)
        ? $"Lanes.Load{vector.Bits}(ref {buffer}, {index})"
        : $"{vector.Name}.LoadUnsafe(ref {Source(buffer)}, {index})";

    /// <summary>The same at a tail.</summary>
    public string LoadMasked(string buffer) => $"Lanes.LoadMasked(ref {Source(buffer)}, (nint)i, mask)";

    /// <summary>One element.</summary>
    public string LoadScalar(string buffer) => IsWidened(buffer) ? $"Lanes.LoadScalar(ref {buffer}, i)" : $"Unsafe.Add(ref {Source(buffer)}, i)";

    /// <summary>Statements that store a vector.</summary>
    public string Store(string buffer, string value, string index)
    {
        string plain = $"{value}.StoreUnsafe(ref {Source(buffer)}, {index});";
        return !IsNarrow(buffer) ? plain : AfterMasterCopy(plain, $"Lanes.Store({value}, ref {buffer}, {index}{FurtherArguments});");
    }

    /// <summary>The same at a tail.</summary>
    public string StoreMasked(string buffer, string value)
    {
        string plain = $"Lanes.StoreMasked({value}, ref {Source(buffer)}, (nint)i, mask);";
        return !IsNarrow(buffer) ? plain : AfterMasterCopy(plain, $"Lanes.StoreMasked({value}, ref {buffer}, (nint)i, mask{FurtherArguments});");
    }

    /// <summary>One element.</summary>
    public string StoreScalar(string buffer, string value)
    {
        string plain = $"Unsafe.Add(ref {Source(buffer)}, i) = {value};";
        return !IsNarrow(buffer) ? plain : AfterMasterCopy(plain, $"Lanes.StoreScalar({value}, ref {buffer}, i{FurtherArguments});");
    }

    private string AfterMasterCopy(string master, string narrow) => _hasMasterCopy ? $"{master}\n{narrow}" : narrow;

    private string Source(string buffer) => _hasMasterCopy && buffer == _parameter ? MasterCopy : buffer;

    private bool IsNarrow(string buffer) => type.IsNarrow && (buffer == _parameter || buffer == _gradient);

    private bool IsWidened(string buffer) => IsNarrow(buffer) && Source(buffer) == buffer;
}
