using System;
using System.Linq;
using OptimGen.Checkpoints.Tests.Child;
using OptimGen.Checkpoints.Tests.Support;
using OptimGen.Optimizers;

namespace OptimGen.Checkpoints.Tests;

/// <summary>Groups, schedules and tensors that came later are part of what is resumed.</summary>
public sealed class GroupTests
{
    [Fact]
    public void Every_group_gets_its_hyperparameters_back_and_the_run_goes_on()
    {
        using TemporaryFolder folder = new();
        AdamW optimizer = new() { LearningRate = 0.01 };
        using ParameterSet<float> saved = CreateSet(optimizer, out AdamW savedBiases);
        savedBiases.LearningRate = 0.005;
        Problem.Step(saved, optimizer, 3);
        Checkpoint.Save(folder.File(), saved, optimizer);
        CheckpointInfo info = Checkpoint.Inspect(folder.File());
        Assert.Equal(["default", "biases"], info.Groups.Select(group => group.Name));
        Assert.Equal(0.005, info.Groups[1].Hyperparameters["LearningRate"]);

        AdamW other = new() { WeightDecay = 0.3 };
        using ParameterSet<float> loaded = CreateSet(other, out AdamW loadedBiases);
        Checkpoint.Load(folder.File(), loaded, other);
        Assert.Equal(0.005, loadedBiases.LearningRate);
        Assert.Equal(0, loadedBiases.WeightDecay);
        Problem.Step(saved, optimizer, 4);
        Problem.Step(loaded, other, 4);
        Assert.Equal(Content.Of(saved, optimizer), Content.Of(loaded, other));
    }

    [Fact]
    public void Groups_that_differ_are_refused_unless_hyperparameters_are_to_be_kept()
    {
        using TemporaryFolder folder = new();
        AdamW optimizer = new();
        using ParameterSet<float> grouped = CreateSet(optimizer, out _);
        Problem.Step(grouped, optimizer, 1);
        Checkpoint.Save(folder.File("grouped"), grouped, optimizer);
        using ParameterSet<float> plain = CreateSet();
        Problem.Step(plain, optimizer, 2);
        Checkpoint.Save(folder.File("plain"), plain, optimizer);

        AssertRefused(folder.File("grouped"), plain, "a group 'biases', which the set has not");
        AssertRefused(folder.File("plain"), grouped, "no group 'biases', which the set has");
        using ParameterSet<float> otherwise = CreateSet();
        otherwise.AddGroup("biases", optimizer.With(o => o.WeightDecay = 0), "*.weight");
        AssertRefused(folder.File("grouped"), otherwise, "in the group 'default' and is in 'biases'");

        optimizer.LearningRate = 7;
        Checkpoint.Load(folder.File("plain"), grouped, optimizer, keepHyperparameters: true);
        Assert.Equal(7, optimizer.LearningRate);
        Assert.Equal(2, grouped.Step);
        Assert.Equal(plain["a.weight"].Values, grouped["a.weight"].Values);
    }

    [Fact]
    public void A_group_of_another_rule_is_refused()
    {
        using TemporaryFolder folder = new();
        using ParameterSet<float> set = CreateSet();
        set.AddGroup("biases", new Lion(), "*.bias");
        Assert.Throws<InvalidOperationException>(() => Checkpoint.Save(folder.File(), set, new AdamW()));
        Assert.Empty(folder.Names);
    }

    [Fact]
    public void A_schedule_goes_on_where_it_was()
    {
        using TemporaryFolder folder = new();
        AdamW optimizer = new() { LearningRate = 0.02 };
        using ParameterSet<float> whole = CreateSet();
        Scheduler scheduler = new(Schedule.Cosine(1, 0, 10).AfterWarmUp(3), optimizer);
        Run(whole, optimizer, scheduler, 5);
        Checkpoint.Save(folder.File(), whole, optimizer, scheduler);
        Run(whole, optimizer, scheduler, 4);

        AdamW resumedOptimizer = new();
        using ParameterSet<float> resumed = CreateSet();
        Scheduler resumedScheduler = new(Schedule.Cosine(1, 0, 10).AfterWarmUp(3), resumedOptimizer);
        CheckpointInfo info = Checkpoint.Load(folder.File(), resumed, resumedOptimizer, resumedScheduler);
        Assert.Equal(5, resumedScheduler.Position);
        Assert.Equal(resumedScheduler.Save(), info.Schedule);
        Run(resumed, resumedOptimizer, resumedScheduler, 4);
        Assert.Equal(Content.Of(whole, optimizer), Content.Of(resumed, resumedOptimizer));
    }

    [Fact]
    public void A_schedule_of_another_make_or_none_changes_nothing()
    {
        using TemporaryFolder folder = new();
        AdamW optimizer = new();
        using ParameterSet<float> set = CreateSet();
        Scheduler plain = new(Schedule.Constant, optimizer);
        Problem.Step(set, optimizer, 1);
        Checkpoint.Save(folder.File("plain"), set, optimizer, plain);
        Checkpoint.Save(folder.File("none"), set, optimizer);
        optimizer.Beta1 = 0.5;
        Problem.Step(set, optimizer, 1);
        Scheduler plateau = new(Schedule.Constant, new ReduceOnPlateau(), optimizer);
        foreach (string name in new[] { "plain", "none" })
        {
            string before = Content.Of(set, optimizer) + plateau.Save();
            CheckpointException refusal = Assert.Throws<CheckpointException>(
                () => Checkpoint.Load(folder.File(name), set, optimizer, plateau));
            Assert.Equal("optimgen.schedule", refusal.Entry);
            Assert.Equal(before, Content.Of(set, optimizer) + plateau.Save());
        }
    }

    [Fact]
    public void A_tensor_that_came_later_keeps_its_own_number_of_steps()
    {
        using TemporaryFolder folder = new();
        AdamW optimizer = new();
        using ParameterSet<float> whole = CreateSet();
        Problem.Step(whole, optimizer, 3);
        whole.Allocate("late", 4).Values.Fill(1);
        Problem.Step(whole, optimizer, 2);
        whole.Allocate("later", 4).Values.Fill(1);
        Checkpoint.Save(folder.File(), whole, optimizer);
        Problem.Step(whole, optimizer, 2);

        using ParameterSet<float> resumed = CreateSet();
        resumed.Allocate("late", 4);
        resumed.Allocate("later", 4);
        AdamW resumedOptimizer = new();
        Checkpoint.Load(folder.File(), resumed, resumedOptimizer);
        Assert.Equal([5, 5, 2, 0], resumed.Select(parameter => parameter.State!.Step));
        Problem.Step(resumed, resumedOptimizer, 2);
        Assert.Equal(Content.Of(whole, optimizer), Content.Of(resumed, resumedOptimizer));
        Checkpoint.Save(folder.File("again"), resumed, resumedOptimizer);
    }

    [Fact]
    public void A_set_refuses_to_be_stepped_while_it_is_saved_or_loaded()
    {
        using TemporaryFolder folder = new();
        AdamW optimizer = new();
        using ParameterSet<float> set = CreateSet();
        Listener stepping = new(_ => optimizer.Step(set));
        Assert.Throws<InvalidOperationException>(() => Checkpoint.Save(folder.File(), set, optimizer, progress: stepping));
        Checkpoint.Save(folder.File(), set, optimizer);
        Assert.Throws<InvalidOperationException>(() => Checkpoint.Load(folder.File(), set, optimizer, progress: stepping));
        optimizer.Step(set);
    }

    private static void AssertRefused(string path, ParameterSet<float> set, string reason)
    {
        AdamW optimizer = new() { LearningRate = 9 };
        string before = Content.Of(set, optimizer);
        CheckpointException refusal = Assert.Throws<CheckpointException>(() => Checkpoint.Load(path, set, optimizer));
        Assert.Contains(reason, refusal.Reason, StringComparison.Ordinal);
        Assert.Equal(before, Content.Of(set, optimizer));
    }

    private static void Run(ParameterSet<float> set, AdamW optimizer, Scheduler scheduler, int steps)
    {
        for (int i = 0; i < steps; i++)
        {
            Problem.Step(set, optimizer, 1);
            scheduler.Step();
        }
    }

    private static ParameterSet<float> CreateSet()
    {
        ParameterSet<float> set = new();
        set.Allocate("a.weight", 3, 2);
        set.Allocate("a.bias", 3);
        return set;
    }

    private static ParameterSet<float> CreateSet(AdamW optimizer, out AdamW biases)
    {
        ParameterSet<float> set = CreateSet();
        biases = optimizer.With(o => o.WeightDecay = 0);
        set.AddGroup("biases", biases, "*.bias");
        return set;
    }
}
