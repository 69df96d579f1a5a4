using System;

namespace OptimGen;

/// <summary>What every optimizer can do through <see cref="IOptimizer"/>.</summary>
public static class OptimizerExtensions
{
    /// <summary>The value of a hyperparameter; 0 or 1 for false or true.</summary>
    /// <param name="optimizer">The optimizer.</param>
    /// <param name="name">The property's name, such as <c>LearningRate</c>.</param>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    /// <exception cref="ArgumentException">The rule has no hyperparameter of that name.</exception>
    public static double GetHyperparameter(this IOptimizer optimizer, string name)
    {
        ArgumentNullException.ThrowIfNull(optimizer);
        return optimizer.GetHyperparameter(optimizer.Rule.FindHyperparameter(name));
    }

    /// <summary>Sets a hyperparameter by its name, checked as its property checks it.</summary>
    /// <param name="optimizer">The optimizer.</param>
    /// <param name="name">The property's name, such as <c>LearningRate</c>.</param>
    /// <param name="value">The value: a whole number where the property is an <c>int</c>, 0 or 1 where it is a <c>bool</c>.</param>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    /// <exception cref="ArgumentException">The rule has no hyperparameter of that name.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The value is outside the hyperparameter's range.</exception>
    public static void SetHyperparameter(this IOptimizer optimizer, string name, double value)
    {
        ArgumentNullException.ThrowIfNull(optimizer);
        optimizer.SetHyperparameter(optimizer.Rule.FindHyperparameter(name), value);
    }

    /// <summary>
    /// A copy that differs in what <paramref name="change"/> sets: <c>optimizer.With(o => o.WeightDecay = 0)</c>.
    /// </summary>
    /// <typeparam name="TOptimizer">The optimizer's class.</typeparam>
    /// <param name="optimizer">The optimizer to copy; it stays as it is.</param>
    /// <param name="change">Sets properties of the copy.</param>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    public static TOptimizer With<TOptimizer>(this TOptimizer optimizer, Action<TOptimizer> change)
        where TOptimizer : class, IOptimizer
    {
        ArgumentNullException.ThrowIfNull(optimizer);
        ArgumentNullException.ThrowIfNull(change);
        TOptimizer copy = (TOptimizer)optimizer.Clone();
        change(copy);
        return copy;
    }
}
