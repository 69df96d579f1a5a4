using System;
using System.Collections.Generic;
using System.ComponentModel;
using System.Linq;
using System.Reflection;
using OptimGen.Runtime.Tests.Support;

namespace OptimGen.Runtime.Tests.Misuse;

/// <summary>Every way of calling the public surface wrongly that a caller is likely to find: an exception, and nothing has changed.</summary>
public sealed class MisuseTests
{
    private static readonly (string Member, string What, Type Refusal, Action<World> Call)[] Table =
    [
        Case<ArgumentException>("ParameterSet.Add", "a name twice", static w => w.Set.Add("w", new float[1], new float[1])),
        Case<ArgumentNullException>("ParameterSet.Add", "no name", static w => w.Set.Add(null!, new float[1], new float[1])),
        Case<ArgumentException>("ParameterSet.Add", "fewer gradients", static w => w.Set.Add("x", new float[2], new float[1])),
        Case<ArgumentException>("ParameterSet.Add", "a tensor twice", static w =>
            w.Set.Add("x", MemoryOf(w.Set["w"]), new float[4])),
        Case<ArgumentOutOfRangeException>("ParameterSet.Add", "a shape of another length", static w => w.Set.Add("x", new float[4], new float[4], [3])),
        Case<ObjectDisposedException>("ParameterSet.Add", "disposed", static w => w.DisposedSet.Add("x", new float[1], new float[1])),
        Case<ArgumentException>("ParameterSet.Allocate", "a name twice", static w => w.Set.Allocate("w", 1)),
        Case<ArgumentOutOfRangeException>("ParameterSet.Allocate", "a negative size", static w => w.Set.Allocate("x", -1)),
        Case<OutOfMemoryException>("ParameterSet.Allocate", "too much", static w => w.Set.Allocate("x", nint.MaxValue / 8)),
        Case<ObjectDisposedException>("ParameterSet.Allocate", "disposed", static w => w.DisposedSet.Allocate("x", 1)),
        Case<ArgumentOutOfRangeException>("ParameterSet.AllocateBlocks", "blocks that do not divide", static w => w.Set.AllocateBlocks("x", 3, 4)),
        Case<ArgumentException>("ParameterSet.AddGroup", "a name twice", static w => w.Set.AddGroup("slow", w.Optimizer)),
        Case<ArgumentException>("ParameterSet.AddGroup", "another rule", static w => w.Set.AddGroup("x", new HeavyBall(TestRules.Create("Lion", "m")))),
        Case<ArgumentNullException>("ParameterSet.AddGroup", "no optimizer", static w => w.Set.AddGroup("x", null!)),
        Case<ObjectDisposedException>("ParameterSet.AddGroup", "disposed", static w => w.DisposedSet.AddGroup("x", w.Optimizer)),
        Case<ArgumentOutOfRangeException>("ParameterSet.ClipGradientNorm", "zero", static w => w.Set.ClipGradientNorm(0)),
        Case<ArgumentOutOfRangeException>("ParameterSet.ClipGradientNorm", "no number", static w => w.Set.ClipGradientNorm(double.NaN)),
        Case<ObjectDisposedException>("ParameterSet.ClipGradientNorm", "disposed", static w => w.DisposedSet.ClipGradientNorm(1)),
        Case<ArgumentOutOfRangeException>("ParameterSet.ClipGradientValue", "negative", static w => w.Set.ClipGradientValue(-1)),
        Case<ArgumentOutOfRangeException>("ParameterSet.ClipGradientValue", "no number", static w => w.Set.ClipGradientValue(double.NaN)),
        Case<ObjectDisposedException>("ParameterSet.ClipGradientValue", "disposed", static w => w.DisposedSet.ClipGradientValue(1)),
        Case<ArgumentOutOfRangeException>("ParameterSet.ScaleGradients", "infinite", static w => w.Set.ScaleGradients(double.PositiveInfinity)),
        Case<ObjectDisposedException>("ParameterSet.ScaleGradients", "disposed", static w => w.DisposedSet.ScaleGradients(1)),
        Case<ObjectDisposedException>("ParameterSet.ZeroGradients", "disposed", static w => w.DisposedSet.ZeroGradients()),
        Case<ObjectDisposedException>("ParameterSet.GradientNorm", "disposed", static w => w.DisposedSet.GradientNorm()),
        Case<ObjectDisposedException>("ParameterSet.HasFiniteGradients", "disposed", static w => w.DisposedSet.HasFiniteGradients()),
        Case<ArgumentOutOfRangeException>("ParameterSet.NonFiniteGradients", "none of the three", static w => w.Set.NonFiniteGradients = (NonFiniteGradients)7),
        Case<ArgumentOutOfRangeException>("ParameterSet.Item", "no such place", static w => _ = w.Set[7]),
        Case<KeyNotFoundException>("ParameterSet.Item", "no such name", static w => _ = w.Set["x"]),
        Case<ObjectDisposedException>("Parameter.Values", "disposed", static w => w.DisposedSet[0].Values.Clear()),
        Case<ObjectDisposedException>("Parameter.Gradients", "disposed", static w => w.DisposedSet[0].Gradients.Clear()),
        Case<ArgumentNullException>("ParameterGroup.Add", "nothing", static w => w.Group.Add(null!)),
        Case<ArgumentException>("ParameterGroup.Add", "another set's", static w => w.Group.Add(w.Other[0])),
        Case<ObjectDisposedException>("IOptimizer.Step", "a disposed set", static w => w.Optimizer.Step(w.DisposedSet)),
        Case<InvalidOperationException>("IOptimizer.Step", "another rule", static w => new HeavyBall(TestRules.Create("Lion", "m")).Step(w.Set)),
        Case<InvalidOperationException>("IOptimizer.Step", "a state stepped apart", static w =>
        {
            using ParameterSet<float> set = [];
            set.Allocate("x", 2);
            w.Optimizer.Step(set);
            w.Optimizer.Step(set[0].Values, set[0].Gradients, set[0].State!);
            w.Optimizer.Step(set);
        }),
        Case<ArgumentException>("IOptimizer.Step", "fewer parameters", static w => w.Optimizer.Step(new float[3], new float[4], w.State)),
        Case<ArgumentException>("IOptimizer.Step", "more gradients", static w => w.Optimizer.Step(new float[4], new float[5], w.State)),
        Case<ArgumentException>("IOptimizer.Step", "overlapping arrays", static w =>
        {
            float[] both = new float[6];
            w.Optimizer.Step(both.AsSpan(0, 4), both.AsSpan(2, 4), w.State);
        }),
        Case<ArgumentException>("IOptimizer.Step", "the state as gradients", static w => w.Optimizer.Step(new float[4], w.State.Values<float>("m"), w.State)),
        Case<ObjectDisposedException>("IOptimizer.Step", "a disposed state", static w => w.Optimizer.Step(new float[4], new float[4], w.Disposed)),
        Case<ArgumentOutOfRangeException>("IOptimizer.SetHyperparameter", "no number", static w => w.Optimizer.SetHyperparameter("LearningRate", double.NaN)),
        Case<ArgumentException>("IOptimizer.SetHyperparameter", "no such name", static w => w.Optimizer.SetHyperparameter("Rate", 1)),
        Case<ArgumentOutOfRangeException>("IOptimizer.GetHyperparameter", "no such place", static w => w.Optimizer.GetHyperparameter(1)),
        Case<ArgumentOutOfRangeException>("IOptimizer.CreateState", "a negative length", static w => w.Optimizer.CreateState(-1)),
        Case<OutOfMemoryException>("IOptimizer.CreateState", "too much", static w => w.Optimizer.CreateState(nint.MaxValue / 8)),
        Case<ArgumentNullException>("OptimizerExtensions.With", "no change", static w => w.Optimizer.With(null!)),
        Case<ObjectDisposedException>("OptimizerState.Values", "disposed", static w => w.Disposed.Values<float>("m").Clear()),
        Case<ArgumentException>("OptimizerState.Values", "no such state", static w => w.State.Values<float>("v").Clear()),
        Case<ArgumentException>("OptimizerState.Values", "another type", static w => w.State.Values<double>("m").Clear()),
        Case<ArgumentOutOfRangeException>("RowGradients.Add", "no such row", static w => w.Rows.Add([0, 2], new float[4])),
        Case<ArgumentOutOfRangeException>("RowGradients.Add", "a negative row", static w => w.Rows.Add([-1], new float[2])),
        Case<ArgumentException>("RowGradients.Add", "too few gradients", static w => w.Rows.Add([0, 1], new float[3])),
        Case<ArgumentException>("RowSteps.StepRows", "another table", static w => w.Optimizer.StepRows(new float[5], w.Rows, w.State)),
        Case<ObjectDisposedException>("RowSteps.StepRows", "a disposed state", static w => w.Optimizer.StepRows(new float[4], w.Rows, w.Disposed)),
        Case<ArgumentException>("RowSteps.StepRows", "the state as table", static w => w.Optimizer.StepRows(w.State.Values<float>("m"), w.Rows, w.State)),
        Case<ArgumentException>("RowSteps.StepRows", "the gradients as table", static w =>
        {
            RowGradients<float> all = new(2, 2);
            all.Add([0, 1], new float[4]);
            w.Optimizer.StepRows(all.Values, all, w.State);
        }),
        Case<InvalidOperationException>("Scheduler.Report", "no plateau", static w => w.Scheduler.Report(1)),
        Case<ArgumentException>("Scheduler.Drive", "no such hyperparameter", static w => w.Scheduler.Drive("Momentum", Schedule.Constant)),
        Case<FormatException>("Scheduler.Restore", "no position", static w => w.Scheduler.Restore("position=1")),
        Case<InvalidOperationException>("LossScaler.Update", "nothing to go by", static w => w.Scaler.Update()),
        Case<FormatException>("LossScaler.Restore", "no scale", static w => w.Scaler.Restore("scale=-1 good=0")),
        Case<ObjectDisposedException>("LossScaler.Unscale", "a disposed set", static w => w.Scaler.Unscale(w.DisposedSet)),
        Case<ObjectDisposedException>("LossScaler.Step", "a disposed set", static w => w.Scaler.Step(w.Optimizer, w.DisposedSet)),
        Case<ObjectDisposedException>("GradientAccumulator.Add", "a disposed set", static w => new GradientAccumulator<float>(w.DisposedSet, 2).Add()),
        Case<ObjectDisposedException>("GradientAccumulator.Add", "disposed", static w =>
        {
            GradientAccumulator<float> accumulator = new(w.Set, 2);
            accumulator.Dispose();
            accumulator.Add();
        }),
    ];

    // What cannot be called wrongly: it takes nothing, or only what the type allows; and the plumbing of collections.
    private static readonly string[] Harmless =
    [
        "ParameterSet.GetEnumerator", "ParameterSet.Dispose", "ParameterSet.FindGroup", "ParameterSet.Seed", "OptimizerState.Dispose",
        "OptimizerState.Create", "OptimizerState.Seed", "RowGradients.Clear", "Scheduler.Step", "Scheduler.Save", "LossScaler.Scale", "LossScaler.Save",
        "GradientAccumulator.Clear", "GradientAccumulator.Dispose",
    ];

    public static TheoryData<string, string> Cases => new(Table.Select(static row => (row.Member, row.What)));

    [Theory]
    [MemberData(nameof(Cases))]
    public void IsRefused_AndNothingHasChanged(string member, string what)
    {
        (_, _, Type refusal, Action<World> call) = Table.Single(row => row.Member == member && row.What == what);
        using World world = new();
        string before = world.Look();
        Assert.Throws(refusal, () => call(world));
        Assert.Equal(before, world.Look());

        // And everything still works.
        world.Optimizer.Step(world.Set);
        Assert.Equal(2, world.Set.Step);
    }

    [Fact]
    public void EveryPublicMember_IsInTheTable()
    {
        Type[] types =
        [
            typeof(ParameterSet<>), typeof(ParameterGroup<>), typeof(OptimizerState), typeof(RowGradients<>), typeof(RowSteps),
            typeof(Scheduler), typeof(LossScaler), typeof(GradientAccumulator<>),
        ];
        IEnumerable<string> members =
            from type in types
            from member in type.GetMembers(BindingFlags.Public | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly)
            where member is MethodInfo { IsSpecialName: false } or PropertyInfo { SetMethod.IsPublic: true }
            where member.GetCustomAttribute<EditorBrowsableAttribute>()?.State != EditorBrowsableState.Never
            where member is not PropertyInfo { SetMethod: { } setter }
                || !setter.ReturnParameter.GetRequiredCustomModifiers().Contains(typeof(System.Runtime.CompilerServices.IsExternalInit))
            select $"{type.Name.Split('`')[0]}.{member.Name}";
        Assert.Empty(members.Except(Table.Select(static row => row.Member)).Except(Harmless));
    }

    private static (string, string, Type, Action<World>) Case<TException>(string member, string what, Action<World> call)
        where TException : Exception => (member, what, typeof(TException), call);

    // The memory of a tensor that is in the set already, as a caller has it who adds it twice.
    private static Memory<float> MemoryOf(Parameter<float> parameter) => new SpanMemory(parameter).Memory;

    private sealed class SpanMemory(Parameter<float> parameter) : System.Buffers.MemoryManager<float>
    {
        public override Span<float> GetSpan() => parameter.Values;

        public override System.Buffers.MemoryHandle Pin(int elementIndex = 0) => PinnedMemory.Pin(GetSpan(), elementIndex, this);

        public override void Unpin()
        {
        }

        protected override void Dispose(bool disposing)
        {
        }
    }
}
