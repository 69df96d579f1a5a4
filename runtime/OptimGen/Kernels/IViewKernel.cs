using System.ComponentModel;

namespace OptimGen;

/// <summary>How the runtime asks generated code for a view. Public because generated code implements it; not meant to be called by hand.</summary>
/// <typeparam name="T">The parameters' type.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public interface IViewKernel<T>
    where T : unmanaged
{
    /// <summary>The rule whose states the view reads.</summary>
    RuleInfo Rule { get; }

    /// <summary>The view's name.</summary>
    string Name { get; }

    /// <summary>The same view with the hyperparameters of another optimizer of this class; itself for one of another class.</summary>
    /// <param name="optimizer">The optimizer.</param>
    IViewKernel<T> Of(IOptimizer optimizer);

    /// <summary>Makes parameters their view, in place. Nothing is checked.</summary>
    /// <param name="parameters">The tensor's first parameter, or that of a copy.</param>
    /// <param name="state">The tensor's state.</param>
    void Read(ref T parameters, OptimizerState state);
}
