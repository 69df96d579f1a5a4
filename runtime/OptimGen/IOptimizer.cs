namespace OptimGen;

/// <summary>An optimizer, whatever the type of its parameters.</summary>
public interface IOptimizer
{
    /// <summary>What the optimizer does: formula, hyperparameters, states.</summary>
    RuleInfo Rule { get; }
}
