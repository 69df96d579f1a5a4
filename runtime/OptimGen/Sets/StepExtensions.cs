using System;

namespace OptimGen;

/// <summary>Steps that do more than step.</summary>
public static class StepExtensions
{
    /// <summary>Takes one step with every tensor of a set, and does to the gradients what the options say on the way.</summary>
    /// <typeparam name="T">The parameters' type.</typeparam>
    /// <param name="optimizer">The optimizer.</param>
    /// <param name="parameters">The set; its first step binds it to this optimizer's rule and creates the states.</param>
    /// <param name="options">What to do beside stepping.</param>
    /// <returns>Whether the step was taken, and what was measured.</returns>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    /// <exception cref="ArgumentException">The optimizer is not a generated one.</exception>
    /// <exception cref="InvalidOperationException">The set was stepped by another rule, or a tensor of it cannot be stepped; nothing has changed.</exception>
    /// <exception cref="ObjectDisposedException">The set is disposed.</exception>
    public static StepReport Step<T>(this IOptimizer<T> optimizer, ParameterSet<T> parameters, in StepOptions options)
        where T : unmanaged
    {
        ArgumentNullException.ThrowIfNull(optimizer);
        ArgumentNullException.ThrowIfNull(parameters);
        return optimizer is IStepKernel<T> kernel
            ? parameters.Advance(kernel, options)
            : throw new ArgumentException($"{optimizer.Rule.Name} is not a generated optimizer.", nameof(optimizer));
    }
}
