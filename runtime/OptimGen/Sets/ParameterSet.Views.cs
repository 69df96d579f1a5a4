using System;
using System.ComponentModel;

namespace OptimGen;

// Views of all tensors of a set.
public sealed partial class ParameterSet<T>
{
    /// <summary>Puts a view in the place of every tensor: what generated methods call. All tensors are checked before any is written.</summary>
    /// <param name="view">The view.</param>
    /// <exception cref="ArgumentNullException"><paramref name="view"/> is null.</exception>
    /// <exception cref="InvalidOperationException">
    /// The set has not been stepped, was stepped by another rule, or a tensor has a view in its place already; nothing was changed.
    /// </exception>
    /// <exception cref="ObjectDisposedException">The set is disposed.</exception>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public void SwapViewIn(IViewKernel<T> view) => Swap(view, isShown: false);

    /// <summary>Puts every tensor back, bit for bit: what generated methods call. All tensors are checked before any is written.</summary>
    /// <param name="view">The view that stands in their place.</param>
    /// <exception cref="ArgumentNullException"><paramref name="view"/> is null.</exception>
    /// <exception cref="InvalidOperationException">The view does not stand in the place of every tensor; nothing was changed.</exception>
    /// <exception cref="ObjectDisposedException">The set is disposed.</exception>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public void SwapViewOut(IViewKernel<T> view) => Swap(view, isShown: true);

    private void Swap(IViewKernel<T> view, bool isShown)
    {
        ArgumentNullException.ThrowIfNull(view);
        using Usage usage = Occupy(holdsMemory: true);
        foreach (Parameter<T> parameter in _parameters)
        {
            Check(parameter, view, isShown);
        }

        foreach (Parameter<T> parameter in _parameters)
        {
            IViewKernel<T> kernel = parameter.Group.Kernel is { } optimizer ? view.Of(optimizer) : view;
            ref T values = ref parameter.FirstValue(out nint length);
            if (isShown)
            {
                parameter.State!.SwapViewOut(kernel, ref values, length);
            }
            else
            {
                parameter.State!.SwapViewIn(kernel, ref values, length);
            }
        }
    }

    private static void Check(Parameter<T> parameter, IViewKernel<T> view, bool isShown)
    {
        if (parameter.State is not { } state)
        {
            throw new InvalidOperationException($"Parameter '{parameter.Name}' has no state yet: {view.Name} is defined from the first step on.");
        }

        try
        {
            ref T values = ref parameter.FirstValue(out nint length);
            state.CheckView(view, ref values, length, isShown);
        }
        catch (Exception exception)
        {
            // The state and the memory do not know the tensor's name.
            throw new InvalidOperationException($"Parameter '{parameter.Name}': {exception.Message}", exception);
        }
    }
}
