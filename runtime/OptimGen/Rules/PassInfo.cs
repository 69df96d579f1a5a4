namespace OptimGen;

/// <summary>One pass of a step over the elements of a tensor, as data.</summary>
/// <param name="ArraysRead">Arrays of the tensor's length that it reads.</param>
/// <param name="ArraysWritten">Arrays of the tensor's length that it writes.</param>
public sealed record PassInfo(int ArraysRead, int ArraysWritten)
{
    /// <summary>Whether it touches elements at all: some only compute what rows, columns or the tensor share.</summary>
    public bool HasElements => ArraysRead + ArraysWritten > 0;
}
