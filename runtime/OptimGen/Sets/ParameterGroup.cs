using System;
using System.Collections.Generic;
using System.Collections.ObjectModel;
using System.IO.Enumeration;

namespace OptimGen;

/// <summary>Tensors of a <see cref="ParameterSet{T}"/> with hyperparameters of their own.</summary>
/// <remarks>
/// Every tensor is in exactly one group: where it was put by <see cref="Add"/>, else the first group, in the order in which they were
/// added, that has a pattern for its name, else the default group, which takes the hyperparameters of whichever optimizer steps the set.
/// </remarks>
/// <typeparam name="T">The type of the values.</typeparam>
public sealed class ParameterGroup<T>
    where T : unmanaged
{
    private readonly ParameterSet<T> _set;
    private readonly string[] _patterns;
    private readonly List<Parameter<T>> _parameters = [];

    internal ParameterGroup(ParameterSet<T> set, string name, IStepKernel<T>? optimizer, string[] patterns)
    {
        _set = set;
        _patterns = patterns;
        Name = name;
        Kernel = optimizer;
        Patterns = new ReadOnlyCollection<string>(patterns);
        Parameters = new ReadOnlyCollection<Parameter<T>>(_parameters);
    }

    /// <summary>The name, unique in the set.</summary>
    public string Name { get; }

    /// <summary>
    /// The optimizer whose hyperparameters count here: set its properties at any time. Null for the default group, which takes those of
    /// the optimizer that steps the set.
    /// </summary>
    public IOptimizer<T>? Optimizer => Kernel;

    /// <summary>
    /// Whose tensors belong here by their names: <c>*</c> stands for any characters, <c>?</c> for one; upper and lower case differ.
    /// </summary>
    public IReadOnlyList<string> Patterns { get; }

    /// <summary>The tensors, in the order in which they were added to the set.</summary>
    public IReadOnlyList<Parameter<T>> Parameters { get; }

    // Without the interface, so that a step allocates no enumerator.
    internal List<Parameter<T>> Members => _parameters;

    internal IStepKernel<T>? Kernel { get; }

    /// <summary>Puts a tensor into this group, whatever patterns say. Its state stays.</summary>
    /// <param name="parameter">A tensor of the same set.</param>
    /// <returns>This group.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="parameter"/> is null.</exception>
    /// <exception cref="ArgumentException">The tensor belongs to another set, or has been put into a group by hand before.</exception>
    /// <exception cref="ObjectDisposedException">The set is disposed.</exception>
    public ParameterGroup<T> Add(Parameter<T> parameter)
    {
        ArgumentNullException.ThrowIfNull(parameter);
        _set.Place(parameter, this);
        return this;
    }

    internal bool Matches(string name)
    {
        foreach (string pattern in _patterns)
        {
            if (FileSystemName.MatchesSimpleExpression(pattern, name, ignoreCase: false))
            {
                return true;
            }
        }

        return false;
    }
}
