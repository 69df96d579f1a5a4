using System;
using System.Linq;
using OptimGen.Runtime.Tests.Support;

namespace OptimGen.Runtime.Tests.Misuse;

/// <summary>A set that has been stepped, and everything around it: what misuse must leave as it was.</summary>
internal sealed class World : IDisposable
{
    private readonly float[] _own = [1, 2, 3, 4];
    private readonly float[] _gradients = [0.5f, -0.5f, 0.25f, 1];

    public World()
    {
        Set.Add("w", _own, _gradients);
        Group = Set.AddGroup("slow", Slow, "*.bias");
        Set.Allocate("layer.bias", 3).Gradients.Fill(2);
        Optimizer.Step(Set);
        Rows.Add([1], [1, 2]);
        State = Optimizer.CreateState(4);
        Disposed = Optimizer.CreateState(4);
        Disposed.Dispose();
        Other.Allocate("other", 4);
        DisposedSet.Allocate("gone", 2);
        DisposedSet.Dispose();
        Scheduler = new Scheduler(Schedule.Exponential(0.5), Optimizer, Slow);
        Accumulator = new GradientAccumulator<float>(Set, 2);
    }

    public HeavyBall Optimizer { get; } = new();

    public HeavyBall Slow { get; } = new() { LearningRate = 0.125 };

    public ParameterSet<float> Set { get; } = [];

    public ParameterSet<float> Other { get; } = [];

    public ParameterSet<float> DisposedSet { get; } = [];

    public ParameterGroup<float> Group { get; }

    public OptimizerState State { get; }

    public OptimizerState Disposed { get; }

    public RowGradients<float> Rows { get; } = new(2, 2);

    public Scheduler Scheduler { get; }

    public LossScaler Scaler { get; } = new();

    public GradientAccumulator<float> Accumulator { get; }

    /// <summary>Everything that can be seen, as text.</summary>
    public string Look() => string.Join("; ",
        string.Join(",", Set.Select(static parameter =>
            $"{parameter.Name}:{parameter.Group.Name}:{string.Join(" ", parameter.Values.ToArray())}:{string.Join(" ", parameter.Gradients.ToArray())}"
            + $":{parameter.State!.Step}:{string.Join(" ", parameter.State.Values<float>("m").ToArray())}")),
        Set.Step,
        Set.SkippedSteps,
        Set.NonFiniteGradients,
        Set.Length,
        string.Join(",", Set.Groups.Select(static group => group.Name)),
        Optimizer.LearningRate,
        Slow.LearningRate,
        State.Step,
        string.Join(" ", State.Values<float>("m").ToArray()),
        string.Join(" ", Rows.Rows.ToArray()),
        string.Join(" ", Rows.Values.ToArray()),
        Scheduler.Save(),
        Scaler.Save(),
        Accumulator.Count);

    public void Dispose()
    {
        Set.Dispose();
        Other.Dispose();
        State.Dispose();
        Accumulator.Dispose();
    }
}
