using System.Linq;

namespace OptimGen;

/// <summary>The sum of the squares of all gradients of a set, as work that threads share.</summary>
/// <typeparam name="T">The type of the gradients.</typeparam>
internal sealed unsafe class GradientSquares<T> : SharedWork
    where T : unmanaged
{
    private readonly SteppedTensor<T>[] _tensors;
    private readonly StepPieces _pieces;
    private readonly TensorSums _sums;
    private readonly long _bytes;

    /// <param name="tensors">The tensors.</param>
    public GradientSquares(SteppedTensor<T>[] tensors)
        : this(tensors, StepPieces.Cut([.. tensors.Select(static tensor => (tensor.State.Length, (nint)SquareSum.BlockLength))]))
    {
    }

    private GradientSquares(SteppedTensor<T>[] tensors, StepPieces pieces)
        : base(pieces.Count)
    {
        _tensors = tensors;
        _pieces = pieces;
        _sums = new TensorSums(tensors.Select(static tensor => (tensor.State.Length, (nint)SquareSum.BlockLength)));
        _bytes = tensors.Sum(static tensor => (long)tensor.State.Length) * sizeof(T);
    }

    /// <summary>Σg².</summary>
    public double Sum()
    {
        WorkerPool.Shared.Run(this, StepThreads.Maximum, RoundSizes.Of(_bytes));
        return _sums.Total();
    }

    /// <inheritdoc/>
    protected override void Run(int piece)
    {
        foreach (ref readonly StepRange range in _pieces[piece])
        {
            fixed (T* gradients = &_tensors[range.Tensor].Gradients)
            {
                for (nint start = range.Start; start < range.Start + range.Length; start += SquareSum.BlockLength)
                {
                    nint length = nint.Min(SquareSum.BlockLength, range.Start + range.Length - start);
                    _sums.Of(range.Tensor)[(int)(start / SquareSum.BlockLength)] = GradientPass.AddSquares(0, ref gradients[start], length, 1);
                }
            }
        }
    }
}
