using System;

namespace OptimGen;

/// <summary>
/// An optimizer of parameters of one type. Every class with <see cref="OptimizerAttribute"/> implements it for each of its types.
/// </summary>
/// <remarks>
/// An optimizer holds hyperparameters only; what a step carries to the next is in <see cref="OptimizerState"/>. One optimizer may therefore
/// serve any number of tensors, and several threads while nobody changes a hyperparameter.
/// </remarks>
/// <typeparam name="T">The parameters' type: <see cref="float"/>, <see cref="double"/>, <see cref="Half"/> or <see cref="BFloat16"/>.</typeparam>
public interface IOptimizer<T> : IOptimizer
    where T : unmanaged
{
    /// <summary>The state for a tensor, before its first step. Dispose it when the tensor is trained.</summary>
    /// <param name="length">The number of elements.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="length"/> is negative.</exception>
    /// <exception cref="OutOfMemoryException">The memory cannot be had.</exception>
    OptimizerState CreateState(nint length);

    /// <summary>The state for a tensor of any shape, before its first step, for rules that ask for rows, columns or blocks.</summary>
    /// <param name="shape">The sizes of its dimensions, outermost first; the last dimension's elements lie next to each other.</param>
    /// <param name="blockLength">The number of elements of a block, for rules that divide tensors into blocks; 0 for a row's.</param>
    /// <exception cref="ArgumentOutOfRangeException">A size is negative, their product cannot be addressed, or the block length does not divide it.</exception>
    /// <exception cref="OutOfMemoryException">The memory cannot be had.</exception>
    OptimizerState CreateState(ReadOnlySpan<nint> shape, nint blockLength = 0);

    /// <summary>Takes one step with a tensor. Arguments are checked before anything is written.</summary>
    /// <param name="parameters">The parameters, changed in place.</param>
    /// <param name="gradients">Their gradients; must not overlap the parameters.</param>
    /// <param name="state">The state that <see cref="CreateState(nint)"/> made for this tensor.</param>
    /// <exception cref="ArgumentNullException"><paramref name="state"/> is null.</exception>
    /// <exception cref="ArgumentException">Lengths differ, memory overlaps, or the state is another rule's or another type's.</exception>
    /// <exception cref="ObjectDisposedException">The state is disposed.</exception>
    void Step(Span<T> parameters, ReadOnlySpan<T> gradients, OptimizerState state);

    /// <summary>Takes one step with a tensor of any length, given by the first element of each array.</summary>
    /// <param name="parameters">The first parameter; all are changed in place.</param>
    /// <param name="gradients">The first gradient; must not overlap the parameters.</param>
    /// <param name="length">The number of elements in both arrays, which nothing can check: a wrong one corrupts memory.</param>
    /// <param name="state">The state that <see cref="CreateState(nint)"/> made for this tensor.</param>
    /// <exception cref="ArgumentNullException"><paramref name="state"/> is null.</exception>
    /// <exception cref="ArgumentException">The length is not the state's, memory overlaps, or the state does not fit.</exception>
    /// <exception cref="ObjectDisposedException">The state is disposed.</exception>
    void Step(ref T parameters, ref T gradients, nint length, OptimizerState state);

    /// <summary>Takes one step with every tensor of a set. All are checked before any is written.</summary>
    /// <param name="parameters">The set; its first step binds it to this optimizer's rule and creates the states.</param>
    /// <exception cref="ArgumentNullException"><paramref name="parameters"/> is null.</exception>
    /// <exception cref="InvalidOperationException">The set was stepped by another rule, or a tensor of it cannot be stepped.</exception>
    /// <exception cref="ObjectDisposedException">The set is disposed.</exception>
    void Step(ParameterSet<T> parameters);
}
