using System;
using System.Runtime.InteropServices;

namespace OptimGen;

/// <summary>Steps of some rows of a table.</summary>
public static class RowSteps
{
    // Rules with more uniform values than this are not known; the buffer is then allocated.
    private const int StackBytes = 1024;

    /// <summary>
    /// Steps the rows that have a gradient and leaves the others as they are, their states too. PyTorch: <c>SparseAdam</c>, and
    /// <c>SGD</c> and <c>Adagrad</c> with sparse gradients.
    /// </summary>
    /// <remarks>
    /// For rules in which an element with gradient 0 stays as it is (SGD, AdaGrad, both without weight decay), the table is the same to the
    /// bit as after a step with a gradient for every row. Others are stepped lazily: moments of a row decay, and weight decay takes from it,
    /// only in steps that touch it, while step number and bias correction are those of the table. Rules that look at all elements of the
    /// tensor together cannot be stepped so.
    /// </remarks>
    /// <typeparam name="T">The parameters' type.</typeparam>
    /// <param name="optimizer">The optimizer.</param>
    /// <param name="parameters">The table, row after row.</param>
    /// <param name="gradients">The rows and their gradients.</param>
    /// <param name="state">The state of the whole table.</param>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    /// <exception cref="ArgumentException">The table is not of the size that the gradients or the state are for, or the state does not fit.</exception>
    /// <exception cref="NotSupportedException">The rule looks at more than one element at a time.</exception>
    /// <exception cref="ObjectDisposedException">The state is disposed.</exception>
    public static void StepRows<T>(this IOptimizer<T> optimizer, Span<T> parameters, RowGradients<T> gradients, OptimizerState state)
        where T : unmanaged =>
        StepRows(optimizer, ref MemoryMarshal.GetReference(parameters), parameters.Length, gradients, state);

    /// <summary>As <see cref="StepRows{T}(IOptimizer{T}, Span{T}, RowGradients{T}, OptimizerState)"/>, for tables of any length.</summary>
    /// <typeparam name="T">The parameters' type.</typeparam>
    /// <param name="optimizer">The optimizer.</param>
    /// <param name="parameters">The table's first element.</param>
    /// <param name="length">The number of elements of the table, which nothing can check: a wrong one corrupts memory.</param>
    /// <param name="gradients">The rows and their gradients.</param>
    /// <param name="state">The state of the whole table.</param>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    /// <exception cref="ArgumentException">The table is not of the size that the gradients or the state are for, or the state does not fit.</exception>
    /// <exception cref="NotSupportedException">The rule looks at more than one element at a time.</exception>
    /// <exception cref="ObjectDisposedException">The state is disposed.</exception>
    public static void StepRows<T>(
        this IOptimizer<T> optimizer, ref T parameters, nint length, RowGradients<T> gradients, OptimizerState state)
        where T : unmanaged
    {
        ArgumentNullException.ThrowIfNull(optimizer);
        ArgumentNullException.ThrowIfNull(gradients);
        ArgumentNullException.ThrowIfNull(state);
        if (optimizer is not IStepKernel<T> kernel)
        {
            throw new ArgumentException($"{optimizer.Rule.Name} is not a generated optimizer and cannot step rows.", nameof(optimizer));
        }

        CheckRule(optimizer.Rule);
        if (length != gradients.TableLength)
        {
            throw new ArgumentException(
                $"The table has {length} elements, but the gradients are for {gradients.RowCount} rows of {gradients.ColumnCount}.", nameof(parameters));
        }

        Span<T> values = gradients.Values;
        state.BeginPartialStep(kernel.Rule, ref parameters, length, ref MemoryMarshal.GetReference(values), values.Length);

        // Rows that are not touched now must not miss what step 1 begins with.
        kernel.Initialize(ref parameters, state, 0, length);
        Span<byte> uniforms = kernel.UniformBytes <= StackBytes ? stackalloc byte[StackBytes] : new byte[kernel.UniformBytes];
        uniforms = uniforms[..kernel.UniformBytes];
        kernel.ComputeUniforms(0, state, uniforms);
        Run(kernel, ref parameters, gradients, state, uniforms);
        kernel.Commit(state, uniforms);
        state.EndStep();
    }

    private static unsafe void Run<T>(IStepKernel<T> kernel, ref T parameters, RowGradients<T> gradients, OptimizerState state, ReadOnlySpan<byte> uniforms)
        where T : unmanaged
    {
        VectorWidth width = Lanes.Widest;
        ReadOnlySpan<int> rows = gradients.Rows;
        int columns = gradients.ColumnCount;

        // Kernels want memory that stays where it is.
        fixed (T* table = &parameters, values = gradients.Values)
        {
            for (int slot = 0; slot < rows.Length;)
            {
                // Rows that follow each other in both go together, which matters where they are short.
                int count = 1;
                while (slot + count < rows.Length && rows[slot + count] == rows[slot] + count)
                {
                    count++;
                }

                nint start = (nint)rows[slot] * columns;
                kernel.Run(
                    0,
                    ref table[start],
                    ref values[slot * columns],
                    state.WindowAt<T>(start),
                    0,
                    count * columns,
                    uniforms,
                    width);
                slot += count;
            }
        }
    }

    private static void CheckRule(RuleInfo rule)
    {
        for (int i = 0; i < rule.States.Count; i++)
        {
            if (rule.States[i].Shape is not (StateShape.Element or StateShape.Uniform))
            {
                throw new NotSupportedException($"{rule.Name} cannot step rows: its state '{rule.States[i].Name}' is shared between elements.");
            }
        }

        if (rule.Phases.Count > 1)
        {
            throw new NotSupportedException($"{rule.Name} cannot step rows: a step of it has several phases.");
        }

        if (rule.Plan.Reductions.Count > 0)
        {
            throw new NotSupportedException($"{rule.Name} cannot step rows: it takes sums over all elements of a tensor.");
        }
    }
}
