namespace OptimGen;

/// <summary>One hyperparameter of one optimizer that a <see cref="Scheduler"/> drives.</summary>
internal sealed class ScheduledValue(IOptimizer optimizer, int index, Schedule schedule)
{
    public IOptimizer Optimizer => optimizer;

    public int Index => index;

    public string Name => optimizer.Rule.Hyperparameters[index].Name;

    /// <summary>The value before any schedule.</summary>
    public double Initial { get; set; } = optimizer.GetHyperparameter(index);

    public double At(long position, double initial) => schedule.At(position, initial);
}
