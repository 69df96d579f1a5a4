using System;

namespace OptimGen.Tests.Shared;

/// <summary>Memory between two pages that nobody may touch: an access outside ends the process, so it cannot go unnoticed.</summary>
/// <remarks>Linux only. At <see cref="GuardedSide.End"/> not even one byte after the data is accessible, at the other side none before.</remarks>
internal sealed unsafe class GuardedMemory<T> : IDisposable
    where T : unmanaged
{
    private readonly nint _block;
    private readonly nuint _blockBytes;
    private readonly T* _first;

    public GuardedMemory(int length, GuardedSide side)
    {
        nuint page = (nuint)Environment.SystemPageSize;
        nuint bytes = (nuint)length * (nuint)sizeof(T);
        nuint inside = Math.Max(page, (bytes + page - 1) / page * page);
        _blockBytes = inside + (2 * page);
        _block = GuardedPages.Map(_blockBytes);
        GuardedPages.Forbid(_block, page);
        GuardedPages.Forbid(_block + (nint)(page + inside), page);
        _first = (T*)(_block + (nint)(side == GuardedSide.Start ? page : page + inside - bytes));
        Length = length;
    }

    public int Length { get; }

    /// <summary>The first element; with no elements, the place where it would be.</summary>
    public ref T First => ref *_first;

    public Span<T> Span => new(_first, Length);

    public nint Address => (nint)_first;

    public void Dispose() => GuardedPages.Unmap(_block, _blockBytes);
}
