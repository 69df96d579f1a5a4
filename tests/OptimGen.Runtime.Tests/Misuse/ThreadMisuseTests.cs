using System;
using System.Threading;
using System.Threading.Tasks;
using OptimGen.Runtime.Tests.Support;

namespace OptimGen.Runtime.Tests.Misuse;

/// <summary>While a thread is in a step, others that touch the same set or state are refused, and the step ends as if they had not been.</summary>
public sealed class ThreadMisuseTests
{
    private static readonly (string Name, Action<ParameterSet<float>, HeavyBall> Call)[] Intrusions =
    [
        ("step", static (set, optimizer) => optimizer.Step(set)),
        ("add", static (set, _) => set.Add("x", new float[1], new float[1])),
        ("allocate", static (set, _) => set.Allocate("x", 1)),
        ("add a group", static (set, optimizer) => set.AddGroup("x", optimizer)),
        ("put into a group", static (set, _) => set.Groups[1].Add(set[0])),
        ("clip", static (set, _) => set.ClipGradientNorm(1)),
        ("scale", static (set, _) => set.ScaleGradients(2)),
        ("zero", static (set, _) => set.ZeroGradients()),
        ("norm", static (set, _) => set.GradientNorm()),
        ("dispose", static (set, _) => set.Dispose()),
        ("dispose a state", static (set, _) => set[0].State!.Dispose()),
        ("step a state", static (set, optimizer) => optimizer.Step(set[0].Values, set[0].Gradients, set[0].State!)),
        ("accumulate", static (set, _) => new GradientAccumulator<float>(set, 1).Add()),
    ];

    public static TheoryData<string> Names => new(Array.ConvertAll(Intrusions, static row => row.Name));

    [Theory]
    [MemberData(nameof(Names))]
    public async Task AnotherThread_IsRefused(string name)
    {
        using ParameterSet<float> set = [];
        set.Allocate("w", 3).Gradients.Fill(1);
        set.AddGroup("empty", new HeavyBall());
        HeavyBall optimizer = new() { LearningRate = 1 };
        optimizer.Step(set);
        using ManualResetEventSlim isInside = new();
        using ManualResetEventSlim mayGoOn = new();
        optimizer.DuringRun = () =>
        {
            isInside.Set();
            mayGoOn.Wait(TimeSpan.FromMinutes(1));
        };
        Task step = Task.Run(() => optimizer.Step(set), TestContext.Current.CancellationToken);
        isInside.Wait(TimeSpan.FromMinutes(1), TestContext.Current.CancellationToken);
        HeavyBall intruder = new();
        Action<ParameterSet<float>, HeavyBall> call = Array.Find(Intrusions, row => row.Name == name).Call;
        Exception? refusal = await Record.ExceptionAsync(() => Task.Run(() => call(set, intruder), TestContext.Current.CancellationToken));
        mayGoOn.Set();
        await step;
        Assert.IsType<InvalidOperationException>(refusal);
        Assert.Equal(2, set.Step);
        Assert.Equal([-2.5f, -2.5f, -2.5f], set[0].Values.ToArray());
        Assert.Equal([1.5f, 1.5f, 1.5f], set[0].State!.Values<float>("m").ToArray());
        Assert.Single(set);

        // The set is nobody's now: the next step may be any thread's.
        optimizer.DuringRun = null;
        await Task.Run(() => optimizer.Step(set), TestContext.Current.CancellationToken);
        Assert.Equal(3, set.Step);
    }

    [Fact]
    public async Task AState_ServesOneStepAtATime()
    {
        HeavyBall optimizer = new();
        using OptimizerState state = optimizer.CreateState(2);
        using ManualResetEventSlim isInside = new();
        using ManualResetEventSlim mayGoOn = new();
        optimizer.DuringRun = () =>
        {
            isInside.Set();
            mayGoOn.Wait(TimeSpan.FromMinutes(1));
        };
        Task step = Task.Run(() => optimizer.Step(new float[2], new float[2], state), TestContext.Current.CancellationToken);
        isInside.Wait(TimeSpan.FromMinutes(1), TestContext.Current.CancellationToken);
        Assert.Throws<InvalidOperationException>(() => new HeavyBall().Step(new float[2], new float[2], state));
        Assert.Throws<InvalidOperationException>(state.Dispose);
        mayGoOn.Set();
        await step;
        Assert.Equal(1, state.Step);
        Assert.False(state.IsDisposed);
    }
}
