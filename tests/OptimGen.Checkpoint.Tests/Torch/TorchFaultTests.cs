using System;
using System.IO;
using OptimGen.Checkpoints.Tests.Support;
using OptimGen.Optimizers;

namespace OptimGen.Checkpoints.Tests.Torch;

/// <summary>Files of PyTorch that do not fit are refused, and nothing changes.</summary>
public sealed class TorchFaultTests
{
    private const string Groups = "torch.param_groups";

    private static TorchFile File => TorchFile.Recorded("adam", "k");

    [Fact]
    public void Another_optimizer_or_another_variant()
    {
        Assert.Equal("torch.optimizer", AssertRefused(File.With("torch.optimizer", _ => "SGD"), "of SGD, not of Adam").Entry);
        AssertRefused(File.With(Groups, text => text.Replace("\"amsgrad\": false", "\"amsgrad\": true")), "amsgrad = True");
        AssertRefused(File.With(Groups, text => text.Replace("\"maximize\": false", "\"maximize\": true")), "maximize = True");
        AssertRefused(File.With(Groups, text => text.Replace("\"eps\"", "\"momentum\": 0.9, \"eps\"")), "momentum = 0.9");
        AssertRefused(File.With(Groups, text => text.Replace("\"lr\": 0.03, ", "")), "no 'lr'");
        AssertRefused(File.With(Groups, text => text.Replace("\"lr\": 0.03", "\"lr\": -1")), "'lr' is refused");
        AssertRefused(File.With(Groups, _ => "[{}]"), "list of groups");
        AssertRefused(File.With(Groups, _ => "{"), "list of groups");
        AssertRefused(File.With(Groups, _ => ""), "list of groups");
    }

    [Fact]
    public void Tensors_that_are_missing_or_too_many_or_of_another_kind()
    {
        AssertRefused(File.Without("state.layer.bias.exp_avg"), "is missing", "state.layer.bias.exp_avg");
        AssertRefused(File.Without("state.layer.bias.step"), "is missing", "state.layer.bias.step");
        AssertRefused(File.Without("layer.bias"), "but not this one", "layer.bias");
        AssertRefused(File.With("state.layer.bias.max_exp_avg_sq", "F32", [4], 1, 2, 3, 4), "no such parameter or state");
        AssertRefused(File.With("layer.bias", "F64", [4], 1, 2, 3, 4), "type is F64");
        AssertRefused(File.With("state.layer.weight.exp_avg", "F32", [12], new double[12]), "shape is [12], the set's is [3, 4]");
        AssertRefused(File.With("state.layer.weight.step", "F32", [2], 3, 3), "not one number");
        AssertRefused(File.With("state.layer.weight.step", "F32", [], 2.5), "2.5 is no number of steps");
        AssertRefused(File.With("state.layer.weight.step", "F32", [], -1), "no number of steps");
        AssertRefused(File.With("state.layer.weight.step", "F32", [], double.NaN), "no number of steps");
    }

    [Fact]
    public void Parameters_that_differ()
    {
        AssertRefused(File.With(Groups, text => text.Replace("\"layer.bias\"", "\"layer.other\"")), "no parameter of that name", "layer.other");
        AssertRefused(File.With(Groups, text => text.Replace(", \"layer.bias\"", "")), "have 1 parameters, the set has 2");
        AssertRefused(File.With(Groups, text => text.Replace("\"layer.bias\"", "\"layer.weight\"")), "each must be there once");
        AssertRefused(File.With(Groups, text => text.Replace("\"layer.bias\"", "7")), "list of groups");
        using ParameterSet<float> grouped = TorchModel.CreateSet<float>();
        grouped.AddGroup("biases", new Adam(), "*.bias");
        CheckpointException refusal = Assert.Throws<CheckpointException>(() => Import(File, grouped, new Adam()));
        Assert.Contains("do not have it both", refusal.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void Parameters_go_by_their_places_when_asked_to()
    {
        TorchFile file = File.With(Groups, text => text.Replace("layer.weight", "0").Replace("layer.bias", "1"));
        foreach ((string name, (string type, long[] shape, double[] values)) in File.Tensors)
        {
            file.Without(name);
            if (name.StartsWith("state.", StringComparison.Ordinal))
            {
                file.With(name.Replace("layer.weight", "0").Replace("layer.bias", "1"), type, shape, values);
            }
        }

        using ParameterSet<float> byName = TorchModel.CreateSet<float>();
        using ParameterSet<float> byPlace = TorchModel.CreateSet<float>();
        Adam optimizer = new();
        Import(File, byName, optimizer);
        byPlace["layer.bias"].Values.Fill(9);
        Assert.Throws<CheckpointException>(() => Import(file, byPlace, optimizer));
        Import(file, byPlace, optimizer, TorchMatching.Order);
        Assert.Equal(byName["layer.weight"].State!.Values<float>("SecondMoment"), byPlace["layer.weight"].State!.Values<float>("SecondMoment"));
        Assert.Equal(3, byPlace.Step);

        // There are no parameters in such a file, so the set keeps its own.
        Assert.Equal(9, byPlace["layer.bias"].Values[3]);
    }

    [Fact]
    public void A_file_from_before_the_first_step_makes_a_set_new()
    {
        TorchFile file = File;
        foreach (string name in File.Tensors.Keys)
        {
            if (name.StartsWith("state.", StringComparison.Ordinal))
            {
                file.Without(name);
            }
        }

        using ParameterSet<float> used = TorchModel.CreateSet<float>();
        using ParameterSet<float> fresh = TorchModel.CreateSet<float>();
        Adam usedOptimizer = new();
        Adam freshOptimizer = new();
        TorchModel.Step(used, usedOptimizer, 5);
        Import(file, used, usedOptimizer);
        Import(file, fresh, freshOptimizer);
        Assert.Equal(0, used.Step);
        Assert.Equal(Content.Of(fresh, freshOptimizer), Content.Of(used, usedOptimizer));
        TorchModel.Step(used, usedOptimizer, 2);
        TorchModel.Step(fresh, freshOptimizer, 2);
        Assert.Equal(Content.Of(fresh, freshOptimizer), Content.Of(used, usedOptimizer));
    }

    [Fact]
    public void Mappings_that_do_not_fit_the_rule_and_types_that_PyTorch_keeps_otherwise()
    {
        using TemporaryFolder folder = new();
        using ParameterSet<float> set = TorchModel.CreateSet<float>();
        TorchMapping mapping = TorchMappings.Of(new Adam());
        Assert.Throws<ArgumentException>(() => TorchState.Export(folder.File(), set, new Adam(), mapping with { States = [] }));
        Assert.Throws<ArgumentException>(() => TorchState.Export(folder.File(), set, new NAdam(), mapping));
        Assert.Throws<ArgumentException>(
            () => TorchState.Export(folder.File(), set, new Adam(), mapping with { Hyperparameters = [new("Speed", "lr")] }));
        RAdam decoupled = new() { DecoupledWeightDecay = 0.1 };
        NotSupportedException refusal = Assert.Throws<NotSupportedException>(
            () => TorchState.Export(folder.File(), set, decoupled, TorchMappings.Of(decoupled)));
        Assert.Contains("has no DecoupledWeightDecay, which is 0.1", refusal.Message, StringComparison.Ordinal);
        using ParameterSet<BFloat16> narrow = new();
        Assert.Throws<NotSupportedException>(() => TorchState.Export(folder.File(), narrow, new Adam(), mapping));
        Assert.Throws<ArgumentNullException>(() => TorchState.Export(folder.File(), set, new Adam(), null!));
        Assert.Throws<ArgumentNullException>(() => TorchState.Import<float>(folder.File(), set, null!, mapping));
        Assert.Throws<ArgumentNullException>(() => TorchState.Import<float>(folder.File(), null!, new Adam(), mapping));
        Assert.Empty(folder.Names);
    }

    [Fact]
    public void A_checkpoint_is_no_file_of_PyTorch_and_the_other_way_round()
    {
        using TemporaryFolder folder = new();
        using ParameterSet<float> set = TorchModel.CreateSet<float>();
        Adam optimizer = new();
        Checkpoint.Save(folder.File("own"), set, optimizer);
        TorchState.Export(folder.File("torch"), set, optimizer, TorchMappings.Of(optimizer));
        Assert.Throws<CheckpointException>(() => TorchState.Import(folder.File("own"), set, optimizer, TorchMappings.Of(optimizer)));
        Assert.Throws<CheckpointException>(() => Checkpoint.Load(folder.File("torch"), set, optimizer));
        TorchState.Import(folder.File("torch"), set, optimizer, TorchMappings.Of(optimizer));
    }

    [Fact]
    public void A_device_that_fails_on_the_second_reading_leaves_a_set_that_refuses_to_go_on()
    {
        byte[] bytes = File.ToBytes();
        using ParameterSet<float> set = TorchModel.CreateSet<float>();
        Adam optimizer = new();
        using FailingStream stream = new(bytes, bytes.Length + 40);
        CheckpointException refusal = Assert.Throws<CheckpointException>(
            () => TorchState.Import(stream, "memory", set, optimizer, TorchMappings.Of(optimizer), TorchMatching.Names));
        Assert.Contains("second time", refusal.Reason, StringComparison.Ordinal);
        Assert.Throws<InvalidOperationException>(() => optimizer.Step(set));
        Assert.Equal(0.001, optimizer.LearningRate);
        Import(File, set, optimizer);
        optimizer.Step(set);
    }

    private static CheckpointException AssertRefused(TorchFile file, string reason, string? entry = null)
    {
        Adam optimizer = new();
        using ParameterSet<float> set = TorchModel.CreateSet<float>();
        TorchModel.Fill(set);
        TorchModel.Step(set, optimizer, 2);
        string before = Content.Of(set, optimizer);
        CheckpointException refusal = Assert.Throws<CheckpointException>(() => Import(file, set, optimizer));
        Assert.Contains(reason, refusal.Reason, StringComparison.Ordinal);
        Assert.Equal(before, Content.Of(set, optimizer));
        if (entry is not null)
        {
            Assert.Equal(entry, refusal.Entry);
        }

        return refusal;
    }

    private static void Import(
        TorchFile file, ParameterSet<float> set, Adam optimizer, TorchMatching matching = TorchMatching.Names)
    {
        using MemoryStream stream = new(file.ToBytes(), writable: false);
        TorchState.Import(stream, "memory", set, optimizer, TorchMappings.Of(optimizer), matching);
    }
}
