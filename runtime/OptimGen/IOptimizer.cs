using System;

namespace OptimGen;

/// <summary>An optimizer, whatever the type of its parameters.</summary>
public interface IOptimizer
{
    /// <summary>What the optimizer does: formula, hyperparameters, states.</summary>
    RuleInfo Rule { get; }

    /// <summary>The value of a hyperparameter; 0 or 1 for false or true.</summary>
    /// <param name="index">Its place in <see cref="RuleInfo.Hyperparameters"/>.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such place.</exception>
    double GetHyperparameter(int index);

    /// <summary>Sets a hyperparameter, checked as its property checks it.</summary>
    /// <param name="index">Its place in <see cref="RuleInfo.Hyperparameters"/>.</param>
    /// <param name="value">The value: a whole number where the property is an <c>int</c>, 0 or 1 where it is a <c>bool</c>.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such place, or the value is outside its range.</exception>
    void SetHyperparameter(int index, double value);

    /// <summary>A second optimizer of the same class with the same hyperparameters, which may go their own way from here.</summary>
    IOptimizer Clone();
}
