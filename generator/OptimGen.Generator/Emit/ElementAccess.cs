using OptimGen.Generator.Kernels;

namespace OptimGen.Generator.Emit;

/// <summary>
/// How elements get into registers and back. States, and all that is kept in the arithmetic's type, are loaded and stored as they are. Parameters
/// and gradients of narrow types are widened and rounded by methods of the runtime's <c>Lanes</c>, which the JIT inlines: a few per loop are far
/// from its budget.
/// </summary>
internal sealed class ElementAccess(KernelModel kernel, ElementType type, ParameterRounding rounding)
{
    /// <summary>The parameter that holds the float copy of the parameters.</summary>
    public const string MasterCopy = "masterCopy";

    /// <summary>The parameter that holds the random numbers of the step.</summary>
    public const string Noise = "noise";

    private readonly string _parameter = Identifiers.Escape(kernel.Buffers.Parameter);
    private readonly string _gradient = Identifiers.Escape(kernel.Buffers.Gradient);

    public ElementType Type => type;

    /// <summary>The type of all arithmetic.</summary>
    public ArithmeticType Arithmetic => type.Arithmetic;

    public bool HasMasterCopy => rounding == ParameterRounding.MasterCopy;

    public bool HasNoise => rounding == ParameterRounding.Stochastic;

    /// <summary>What the kernels are called before <c>Kernels</c>.</summary>
    public string KernelsName => type.KernelsOf(rounding);

    /// <summary>What loops over them are, in words that follow the type.</summary>
    public string Description => rounding switch
    {
        ParameterRounding.Stochastic => ", rounded at random",
        ParameterRounding.MasterCopy => ", whose copy in float the arithmetic goes by",
        _ => "",
    };

    /// <summary>The type that an array stores, as C#.</summary>
    /// <param name="buffer">The array's name as code has it.</param>
    public string StoredAs(string buffer) => IsNarrow(buffer) ? type.Keyword : Arithmetic.Keyword;

    /// <summary>Elements of an array, from an index on: a vector, or one.</summary>
    public string Load(VectorType? vector, string buffer, string index) =>
        IsNarrow(buffer) && Source(buffer) == buffer ? $"Lanes.Load{vector?.Bits.ToString(System.Globalization.CultureInfo.InvariantCulture) ?? "Scalar"}(ref {buffer}, {index})"
        : vector is null ? $"Unsafe.Add(ref {Source(buffer)}, {index})"
        : $"{vector.Name}.LoadUnsafe(ref {Source(buffer)}, {index})";

    /// <summary>A vector whose lanes beyond the mask are zero.</summary>
    public string LoadMasked(string buffer, string index) => $"Lanes.LoadMasked(ref {Source(buffer)}, (nint){index}, mask)";

    /// <summary>Stores a vector, or one element.</summary>
    public string Store(VectorType? vector, string buffer, string index, string value) => Store(
        buffer,
        vector is null ? $"Unsafe.Add(ref {Source(buffer)}, {index}) = {value};" : $"{value}.StoreUnsafe(ref {Source(buffer)}, {index});",
        $"Lanes.Store{(vector is null ? "Scalar" : "")}({value}, ref {buffer}, {index}{NoiseArgument});");

    /// <summary>Stores the lanes of the mask.</summary>
    public string StoreMasked(string buffer, string index, string value) => Store(
        buffer,
        $"Lanes.StoreMasked({value}, ref {Source(buffer)}, (nint){index}, mask);",
        $"Lanes.StoreMasked({value}, ref {buffer}, (nint){index}, mask{NoiseArgument});");

    private string NoiseArgument => HasNoise ? $", in {Noise}" : "";

    private string Store(string buffer, string plain, string rounded) =>
        !IsNarrow(buffer) ? plain : HasMasterCopy ? $"{plain}\n{rounded}" : rounded;

    private string Source(string buffer) => HasMasterCopy && buffer == _parameter ? MasterCopy : buffer;

    private bool IsNarrow(string buffer) => type.IsNarrow && (buffer == _parameter || buffer == _gradient);
}
