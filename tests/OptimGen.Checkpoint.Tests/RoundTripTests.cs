using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Threading.Tasks;
using OptimGen.Checkpoints.Tests.Child;
using OptimGen.Checkpoints.Tests.Support;
using OptimGen.Optimizers;

namespace OptimGen.Checkpoints.Tests;

/// <summary>What is saved comes back, into a new set and into one in use.</summary>
public sealed class RoundTripTests
{
    [Theory]
    [InlineData(0)]
    [InlineData(5)]
    public void All_comes_back_into_a_set_that_was_never_stepped(int steps)
    {
        using SmallModel saved = new(steps);
        saved.Optimizer.LearningRate = 0.1 + 0.2;
        using SmallModel loaded = new();
        CheckpointInfo info = Loading.Load(saved.Save(), loaded);
        Assert.Equal(steps, info.Step);
        Problem.Step(saved.Set, saved.Optimizer, 1);
        Problem.Step(loaded.Set, loaded.Optimizer, 1);
        Assert.Equal(saved.Content, loaded.Content);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(5)]
    public void All_comes_back_into_a_set_in_use(int steps)
    {
        using SmallModel saved = new(steps);
        using SmallModel loaded = new(steps: 9);
        loaded.Optimizer.Beta1 = 0.5;
        Loading.Load(saved.Save(), loaded);
        Problem.Step(saved.Set, saved.Optimizer, 1);
        Problem.Step(loaded.Set, loaded.Optimizer, 1);
        Assert.Equal(saved.Content, loaded.Content);
    }

    [Fact]
    public void A_set_in_use_keeps_its_memory()
    {
        using SmallModel saved = new(steps: 3);
        using SmallModel loaded = new(steps: 1);
        OptimizerState state = loaded.Set["w"].State!;
        Loading.Load(saved.Save(), loaded);
        Assert.Same(state, loaded.Set["w"].State);
        Assert.Equal(saved.Set["w"].State!.Values<float>("m"), state.Values<float>("m"));
    }

    [Fact]
    public void Saving_changes_nothing_and_gives_no_states()
    {
        using SmallModel model = new();
        string before = model.Content;
        model.Save();
        Assert.Equal(before, model.Content);
        Assert.All(model.Set, parameter => Assert.Null(parameter.State));
    }

    [Fact]
    public void Equal_content_gives_equal_files_whatever_the_order()
    {
        SgdMomentum optimizer = new();
        using ParameterSet<double> one = new();
        using ParameterSet<double> two = new();
        foreach (string name in new[] { "a", "b", "z" })
        {
            one.Allocate(name, 2).Values.Fill(name[0]);
        }

        foreach (string name in new[] { "z", "a", "b" })
        {
            two.Allocate(name, 2).Values.Fill(name[0]);
        }

        using TemporaryFolder folder = new();
        optimizer.Step(one);
        optimizer.Step(two);
        Checkpoint.Save(folder.File("one"), one, optimizer, extra: new Dictionary<string, string> { ["x"] = "1", ["y"] = "2" });
        Checkpoint.Save(folder.File("two"), two, optimizer, extra: new Dictionary<string, string> { ["y"] = "2", ["x"] = "1" });
        Assert.Equal(File.ReadAllBytes(folder.File("one")), File.ReadAllBytes(folder.File("two")));
    }

    [Theory]
    [InlineData("layers.0.weight")]
    [InlineData("Gewicht größer 重み 🙂")]
    [InlineData("../../etc/passwd")]
    [InlineData("a\0b\n\"\\")]
    [InlineData("state.w.m")]
    [InlineData("optimgen.step")]
    public void Any_name_comes_back(string name)
    {
        using TemporaryFolder folder = new();
        using ParameterSet<float> set = new();
        set.Allocate(name, 2).Values.Fill(7);
        Adam optimizer = new();
        optimizer.Step(set);
        Checkpoint.Save(folder.File(), set, optimizer);
        using ParameterSet<float> loaded = new();
        loaded.Allocate(name, 2);
        CheckpointInfo info = Checkpoint.Load(folder.File(), loaded, new Adam());
        Assert.Contains(name, info.Tensors.Select(tensor => tensor.Name));
        Assert.Equal(Content.Of(set, optimizer), Content.Of(loaded, optimizer));
        Assert.Equal(["model.safetensors"], folder.Names);
    }

    [Fact]
    public void Names_that_cannot_be_told_apart_or_written_are_refused()
    {
        using TemporaryFolder folder = new();
        using ParameterSet<float> twice = new();
        twice.Allocate("w", 1);
        twice.Allocate("state.w.FirstMoment", 1);
        SgdMomentum optimizer = new();
        ArgumentException refusal = Assert.Throws<ArgumentException>(() => Checkpoint.Save(folder.File(), twice, optimizer));
        Assert.Contains("state.w.FirstMoment", refusal.Message, StringComparison.Ordinal);
        using ParameterSet<float> half = new();
        half.Allocate("w\ud83d", 1);
        Assert.Throws<ArgumentException>(() => Checkpoint.Save(folder.File(), half, optimizer));
        using ParameterSet<float> reserved = new();
        reserved.Allocate("__metadata__", 1);
        Assert.Throws<ArgumentException>(() => Checkpoint.Save(folder.File(), reserved, optimizer));
        Assert.Empty(folder.Names);
    }

    [Fact]
    public void Special_numbers_keep_their_bits()
    {
        uint[] bits = [0x7fc00001, 0xffc12345, 0x7f800000, 0xff800000, 0x80000000, 1, 0x807fffff];
        using TemporaryFolder folder = new();
        using ParameterSet<float> set = new();
        set.Add("w", Array.ConvertAll(bits, BitConverter.UInt32BitsToSingle), new float[bits.Length]);
        Checkpoint.Save(folder.File(), set, new Sgd());
        float[] values = new float[bits.Length];
        using ParameterSet<float> loaded = new();
        loaded.Add("w", values, new float[bits.Length]);
        Checkpoint.Load(folder.File(), loaded, new Sgd());
        Assert.Equal(bits, Array.ConvertAll(values, BitConverter.SingleToUInt32Bits));
    }

    [Fact]
    public void Tensors_larger_than_the_buffer_come_back()
    {
        const int Length = (3 * Transfer.BufferBytes / sizeof(double)) + 1;
        using TemporaryFolder folder = new();
        using ParameterSet<double> set = new();
        Span<double> values = set.Allocate("w", Length).Values;
        for (int i = 0; i < Length; i++)
        {
            values[i] = i;
        }

        List<CheckpointProgress> saving = [];
        List<CheckpointProgress> loading = [];
        Checkpoint.Save(folder.File(), set, new Sgd(), progress: new Listener(saving.Add));
        using ParameterSet<double> loaded = new();
        loaded.Allocate("w", Length);
        Checkpoint.Load(folder.File(), loaded, new Sgd(), progress: new Listener(loading.Add));
        Assert.Equal(values, loaded["w"].Values);
        AssertProgress(saving, 8L * Length, 4);
        AssertProgress(loading, 16L * Length, 8);
    }

    [Fact]
    public void Every_byte_beyond_2_GiB_is_reached()
    {
        // The memory is zeros that nobody touched: only the pages at the ends come into being.
        const long Bytes = (2L << 30) + 12_345 * sizeof(double);
        using ParameterSet<double> set = new();
        ParameterMemory<double> memory = new(set.Allocate("w", (nint)(Bytes / sizeof(double))));
        Assert.Equal(Bytes, memory.Bytes);
        byte[] read = new byte[3];
        foreach (long place in new[] { 0, int.MaxValue - 1L, (2L << 30) + 5, Bytes - 3 })
        {
            memory.Write(place, [1, 2, 3]);
            memory.Read(place, read);
            Assert.Equal([1, 2, 3], read);
        }

        memory.Read(5, read);
        Assert.Equal([0, 0, 0], read);
    }

    /// <summary>Takes nine gigabytes of memory and disk, so it is run when asked for.</summary>
    [Fact(Explicit = true)]
    public void A_tensor_beyond_2_GiB_comes_back()
    {
        const nint Length = (nint)((2L << 30) / sizeof(double)) + 12_345;
        using TemporaryFolder folder = new();
        using ParameterSet<double> set = new();
        Parameter<double> parameter = set.Allocate("w", Length);
        Values(parameter).Fill(3);
        Values(parameter)[^1] = 4;
        System.Diagnostics.Stopwatch watch = System.Diagnostics.Stopwatch.StartNew();
        Checkpoint.Save(folder.File(), set, new Sgd());
        TestContext.Current.TestOutputHelper?.WriteLine($"saved in {watch.Elapsed}");
        using ParameterSet<double> loaded = new();
        Parameter<double> other = loaded.Allocate("w", Length);
        watch.Restart();
        Checkpoint.Load(folder.File(), loaded, new Sgd());
        TestContext.Current.TestOutputHelper?.WriteLine($"loaded in {watch.Elapsed}");
        Assert.True(Values(parameter).SequenceEqual(Values(other)));

        static Span<double> Values(Parameter<double> parameter) => parameter.Values;
    }

    [Fact]
    public async Task Asynchronously_it_is_the_same_file_and_the_same_set()
    {
        using TemporaryFolder folder = new();
        using SmallModel saved = new(steps: 4);
        await Checkpoint.SaveAsync(folder.File(), saved.Set, saved.Optimizer, cancellationToken: TestContext.Current.CancellationToken);
        Assert.Equal(saved.Save(), await File.ReadAllBytesAsync(folder.File(), TestContext.Current.CancellationToken));
        using SmallModel loaded = new(steps: 1);
        await Checkpoint.LoadAsync(folder.File(), loaded.Set, loaded.Optimizer, cancellationToken: TestContext.Current.CancellationToken);
        Assert.Equal(saved.Content, loaded.Content);
    }

    [Fact]
    public void A_checkpoint_says_what_it_is()
    {
        using TemporaryFolder folder = new();
        using SmallModel model = new(steps: 2);
        model.Optimizer.LearningRate = 1e-5;
        Checkpoint.Save(folder.File(), model.Set, model.Optimizer, extra: new Dictionary<string, string> { ["epoch"] = "3", [""] = "é" });
        CheckpointInfo info = Checkpoint.Inspect(folder.File());
        Assert.Equal(1, info.FormatVersion);
        Assert.Equal("NAdam", info.RuleName);
        Assert.Equal(NAdam.RuleInfo.Identity, info.RuleIdentity);
        Assert.Equal(2, info.Step);
        CheckpointGroup group = Assert.Single(info.Groups);
        Assert.Equal(NAdam.RuleInfo.Hyperparameters.Select(item => item.Name).Order(), group.Hyperparameters.Keys.Order());
        Assert.Equal(1e-5, group.Hyperparameters["LearningRate"]);
        Assert.Equal("3", info.Extra["epoch"]);
        Assert.Equal("é", info.Extra[""]);
        CheckpointTensor state = info.Tensors.Single(tensor => tensor.Name == "state.w.v");
        Assert.Equal("F32", state.Type);
        Assert.Equal([2, 3], state.Shape);
        Assert.Equal(24, state.Bytes);
        CheckpointTensor uniform = info.Tensors.Single(tensor => tensor.Name == "state.b.product");
        Assert.Equal("F64", uniform.Type);
        Assert.Empty(uniform.Shape);
    }

    [Fact]
    public void Parameters_of_16_bits_come_back_with_their_rounding_and_its_seed()
    {
        using TemporaryFolder folder = new();
        using ParameterSet<BFloat16> set = new() { Seed = ulong.MaxValue };
        set.Allocate("w", 3);
        AdamW optimizer = new() { ParameterRounding = ParameterRounding.MasterCopy };
        optimizer.Step(set);
        Checkpoint.Save(folder.File(), set, optimizer);
        CheckpointInfo info = Checkpoint.Inspect(folder.File());
        Assert.Equal(
            ["state.w.FirstMoment F32", "state.w.MasterCopy F32", "state.w.SecondMoment F32", "w BF16"],
            info.Tensors.Select(tensor => $"{tensor.Name} {tensor.Type}"));
        using ParameterSet<BFloat16> loaded = new();
        loaded.Allocate("w", 3);
        AdamW other = new() { ParameterRounding = ParameterRounding.Stochastic };
        Assert.Throws<CheckpointException>(() => Checkpoint.Load(folder.File(), loaded, other));
        AdamW same = new() { ParameterRounding = ParameterRounding.MasterCopy };
        Checkpoint.Load(folder.File(), loaded, same);
        Assert.Equal(ulong.MaxValue, loaded.Seed);
        Assert.Equal(Content.Of(set, optimizer), Content.Of(loaded, same));

        // Without a tensor of its own, another rounding is refused all the same.
        using ParameterSet<BFloat16> nearest = new();
        nearest.Allocate("w", 3);
        AdamW plain = new();
        Checkpoint.Save(folder.File(), nearest, plain);
        CheckpointException refusal = Assert.Throws<CheckpointException>(() => Checkpoint.Load(folder.File(), nearest, other));
        Assert.Contains("rounding was Nearest and is Stochastic", refusal.Reason, StringComparison.Ordinal);
    }

    private static void AssertProgress(List<CheckpointProgress> progress, long total, int calls)
    {
        Assert.Equal(calls, progress.Count);
        Assert.All(progress, item => Assert.Equal(total, item.BytesTotal));
        Assert.Equal(total, progress[^1].BytesDone);
        Assert.Equal("w", progress[0].Entry);
        Assert.True(progress.Zip(progress.Skip(1)).All(pair => pair.First.BytesDone < pair.Second.BytesDone));
    }
}
