namespace OptimGen;

/// <summary>The width of the vectors that a kernel works with. A number, cast to int, is its bits.</summary>
public enum VectorWidth
{
    /// <summary>No vectors: element by element.</summary>
    Scalar = 0,

    /// <summary>128 bits: 4 float or 2 double.</summary>
    Vector128 = 128,

    /// <summary>256 bits: 8 float or 4 double (AVX2).</summary>
    Vector256 = 256,

    /// <summary>512 bits: 16 float or 8 double (AVX-512).</summary>
    Vector512 = 512,
}
