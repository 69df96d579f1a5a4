using System;
using System.Globalization;
using System.IO;
using System.Text;
using OptimGen.Checkpoints.Tests.Support;
using OptimGen.Optimizers;

namespace OptimGen.Checkpoints.Tests;

/// <summary>Files that were made to deceive: each is refused for the reason it should be, with right checksums where it can have them.</summary>
public sealed class HostileFileTests
{
    [Theory]
    [InlineData("", "does not begin with '{'")]
    [InlineData(" {}", "does not begin with '{'")]
    [InlineData("[]", "does not begin with '{'")]
    [InlineData("{", "not valid JSON")]
    [InlineData("{}\n", "other than spaces")]
    [InlineData("{}x", "other than spaces")]
    [InlineData("{}", "no 'optimgen.version'")]
    [InlineData("{\"__metadata__\":{\"a\":1}}", "Number where a String")]
    [InlineData("{\"__metadata__\":{\"a\":null}}", "Null where a String")]
    [InlineData("{\"__metadata__\":{\"a\":\"1\",\"\\u0061\":\"2\"}}", "'a' stands in it twice")]
    [InlineData("{\"__metadata__\":{},\"__metadata__\":{}}", "stands in the header twice")]
    [InlineData("{\"__metadata__\":[]}", "StartArray where a StartObject")]
    [InlineData("{/**/}", "not valid JSON")]
    [InlineData("{\"w\":{},}", "has no 'dtype'")]
    [InlineData("{\"\\ud800\":{}}", "not valid JSON")]
    [InlineData("{\"w\":{\"dtype\":\"F32\",\"shape\":[],\"data_offsets\":[0,4],\"x\":1}}", "unknown field 'x'")]
    [InlineData("{\"w\":{\"dtype\":\"F32\",\"dtype\":\"F32\"}}", "'dtype' stands in the header twice")]
    [InlineData("{\"w\":{\"dtype\":\"F32\",\"shape\":[]}}", "has no 'data_offsets'")]
    [InlineData("{\"w\":{\"dtype\":\"F99\",\"shape\":[],\"data_offsets\":[0,4]}}", "'F99' is none of")]
    [InlineData("{\"w\":{\"dtype\":4,\"shape\":[],\"data_offsets\":[0,4]}}", "Number where a String")]
    [InlineData("{\"w\":{\"dtype\":\"F32\",\"shape\":[1.0],\"data_offsets\":[0,4]}}", "other than whole numbers")]
    [InlineData("{\"w\":{\"dtype\":\"F32\",\"shape\":[1e0],\"data_offsets\":[0,4]}}", "other than whole numbers")]
    [InlineData("{\"w\":{\"dtype\":\"F32\",\"shape\":[-1],\"data_offsets\":[0,4]}}", "other than whole numbers")]
    [InlineData("{\"w\":{\"dtype\":\"F32\",\"shape\":[-0],\"data_offsets\":[0,0]}}", "other than whole numbers")]
    [InlineData("{\"w\":{\"dtype\":\"F32\",\"shape\":[\"1\"],\"data_offsets\":[0,4]}}", "other than whole numbers")]
    [InlineData("{\"w\":{\"dtype\":\"F32\",\"shape\":[[1]],\"data_offsets\":[0,4]}}", "not valid JSON")]
    [InlineData("{\"w\":{\"dtype\":\"F32\",\"shape\":[9223372036854775808],\"data_offsets\":[0,4]}}", "other than whole numbers")]
    [InlineData("{\"w\":{\"dtype\":\"F32\",\"shape\":[1],\"data_offsets\":[0,4,4]}}", "3 numbers instead of 2")]
    [InlineData("{\"w\":{\"dtype\":\"F32\",\"shape\":[1],\"data_offsets\":[0,3]}}", "are not the 4")]
    [InlineData("{\"w\":{\"dtype\":\"F32\",\"shape\":[1],\"data_offsets\":[4,0]}}", "are not the 4")]
    [InlineData("{\"w\":{\"dtype\":\"F32\",\"shape\":[4611686018427387904,4],\"data_offsets\":[0,0]}}", "more elements than any file")]
    [InlineData("{\"w\":{\"dtype\":\"F32\",\"shape\":[4611686018427387904,4,0],\"data_offsets\":[0,0]}}", "more elements than any file")]
    [InlineData("{\"w\":{\"dtype\":\"F32\",\"shape\":[2305843009213693951],\"data_offsets\":[0,9223372036854775804]}}", "take 9223372036854775804 bytes")]
    [InlineData("{\"w\":{\"dtype\":\"F32\",\"shape\":[0],\"data_offsets\":[8,8]}}", "leaves a hole")]
    [InlineData("{\"w\":{\"dtype\":\"U8\",\"shape\":[2],\"data_offsets\":[0,2]},\"b\":{\"dtype\":\"U8\",\"shape\":[2],\"data_offsets\":[1,3]}}", "overlaps")]
    [InlineData("{\"w\":{\"dtype\":\"U8\",\"shape\":[2],\"data_offsets\":[0,2]},\"b\":{\"dtype\":\"U8\",\"shape\":[2],\"data_offsets\":[0,2]}}", "overlaps")]
    [InlineData("{\"../w\":{\"dtype\":\"U8\",\"shape\":[0],\"data_offsets\":[0,0]}}", "no such parameter or state")]
    [InlineData("{\"w\\u0000\":{\"dtype\":\"U8\",\"shape\":[0],\"data_offsets\":[0,0]}}", "no such parameter or state")]
    [InlineData("{\"\":{\"dtype\":\"U8\",\"shape\":[0],\"data_offsets\":[0,0]}}", "no such parameter or state")]
    public void A_header_that_breaks_a_rule(string header, string reason)
    {
        using SmallModel live = new(steps: 1);
        CheckpointException refusal = Loading.AssertRefused(Container.Build(header, []), live);
        Assert.Contains(reason, refusal.Reason, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("\"optimgen.version\":\"1\"", "\"optimgen.version\":\"2\"", "version 2 of the format")]
    [InlineData("\"optimgen.version\":\"1\"", "\"optimgen.version\":\"one\"", "'one' is not a whole number")]
    [InlineData("\"optimgen.step\":\"3\"", "\"optimgen.step\":\"-3\"", "'-3' is not a whole number")]
    [InlineData("\"optimgen.step\":\"3\"", "\"optimgen.step\":\"9223372036854775808\"", "is not a whole number")]
    [InlineData("\"optimgen.step\":\"3\",", "", "has no 'optimgen.step'")]
    [InlineData("\"optimgen.groups\":\"1\"", "\"optimgen.groups\":\"2000000000\"", "is not a whole number")]
    [InlineData("\"optimgen.groups\":\"1\"", "\"optimgen.groups\":\"2\"", "has no 'group.1'")]
    [InlineData("\"optimgen.groups\":\"1\"", "\"optimgen.groups\":\"0\"", "none of the 0 groups")]
    [InlineData("\"hyperparameter.0.Beta1\":\"0.9\"", "\"hyperparameter.0.Beta1\":\"1\"", "Beta1 must be in [0, 1)")]
    [InlineData("\"hyperparameter.0.Beta1\":\"0.9\"", "\"hyperparameter.0.Beta1\":\"NaN\"", "Beta1 must be in [0, 1)")]
    [InlineData("\"hyperparameter.0.Beta1\":\"0.9\"", "\"hyperparameter.0.Beta1\":\"high\"", "'high' is no number")]
    [InlineData("\"hyperparameter.0.Beta1\":\"0.9\",", "", "no value of Beta1 for the group 'default'")]
    [InlineData("\"hyperparameter.0.Beta1\":", "\"hyperparameter.0.Beta1\":\"0.9\",\"hyperparameter.0.Beta9\":", "no hyperparameter 'Beta9'")]
    [InlineData("\"crc32c.w\"", "\"crc32c.x\"", "has no checksum")]
    [InlineData("\"state.w.m\":{\"dtype\":\"F32\",\"shape\":[2,3]", "\"state.w.m\":{\"dtype\":\"F32\",\"shape\":[3,2]", "shape is [3, 2], the set's is [2, 3]")]
    [InlineData("\"state.w.m\":{\"dtype\":\"F32\",\"shape\":[2,3]", "\"state.w.m\":{\"dtype\":\"F64\",\"shape\":[3]", "type is F64, the set's is F32")]
    [InlineData("\"state.w.m\":{", "\"state.w.q\":{", "no such parameter or state")]
    public void A_checkpoint_that_says_something_else(string old, string @new, string reason)
    {
        using SmallModel saved = new(steps: 3);
        using SmallModel live = new(steps: 1);
        byte[] file = Container.WithHeader(saved.Save(), header =>
        {
            Assert.Contains(old, header, StringComparison.Ordinal);
            return header.Replace(old, @new, StringComparison.Ordinal);
        });
        CheckpointException refusal = Loading.AssertRefused(file, live);
        Assert.Contains(reason, refusal.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void A_missing_tensor_is_named()
    {
        using SmallModel saved = new(steps: 3);
        using SmallModel live = new();
        live.Set.Allocate("c", 0);
        CheckpointException refusal = Loading.AssertRefused(saved.Save(), live);
        Assert.Equal("c", refusal.Entry);
        Assert.Contains("is missing, as are 3 others", refusal.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void Another_rule_is_named()
    {
        using TemporaryFolder folder = new();
        using ParameterSet<float> set = new();
        set.Allocate("w", 2);
        Checkpoint.Save(folder.File(), set, new Adam());
        CheckpointException refusal = Assert.Throws<CheckpointException>(() => Checkpoint.Load(folder.File(), set, new AdamW()));
        Assert.Contains("the rule of Adam ", refusal.Reason, StringComparison.Ordinal);
        Assert.Contains("not of AdamW", refusal.Reason, StringComparison.Ordinal);
        Assert.Null(set["w"].State);
    }

    [Fact]
    public void A_header_that_claims_more_than_the_file_allocates_nothing_for_it()
    {
        using SmallModel live = new(steps: 1);
        foreach (ulong claim in new ulong[] { 17, 99_999_999, 100_000_001, int.MaxValue, long.MaxValue, ulong.MaxValue })
        {
            byte[] file = [.. BitConverter.GetBytes(claim), .. "{              }"u8];
            long before = GC.GetAllocatedBytesForCurrentThread();
            CheckpointException refusal = Assert.Throws<CheckpointException>(() => Loading.Load(file, live));
            Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 100_000);
            Assert.Contains($"claims {claim} bytes", refusal.Reason, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void Tensors_that_claim_more_than_the_file_allocate_nothing_for_it()
    {
        using SmallModel live = new(steps: 1);
        byte[] file = Container.Build("{\"w\":{\"dtype\":\"F32\",\"shape\":[250000000000],\"data_offsets\":[0,1000000000000]}}", new byte[24]);
        long before = GC.GetAllocatedBytesForCurrentThread();
        CheckpointException refusal = Assert.Throws<CheckpointException>(() => Loading.Load(file, live));
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 100_000);
        Assert.Contains("take 1000000000000 bytes, but 24 follow", refusal.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void A_header_beyond_the_limit_is_refused_though_the_file_has_it()
    {
        // A sparse file: it takes no room on the disk.
        using TemporaryFolder folder = new();
        using (FileStream stream = File.Create(folder.File()))
        {
            stream.Write(BitConverter.GetBytes(100_000_001UL));
            stream.SetLength(200_000_000);
        }

        using SmallModel live = new(steps: 1);
        CheckpointException refusal = Assert.Throws<CheckpointException>(() => Checkpoint.Load(folder.File(), live.Set, live.Optimizer));
        Assert.Contains("more than the 100000000", refusal.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void A_million_entries_are_refused_at_the_first_and_listed_within_a_few_times_the_file()
    {
        StringBuilder header = new("{");
        for (int i = 0; i < 1_000_000; i++)
        {
            header.Append(CultureInfo.InvariantCulture, $"\"x{i}\":{{\"dtype\":\"U8\",\"shape\":[0],\"data_offsets\":[0,0]}},");
        }

        header.Append("\"w\":{\"dtype\":\"U8\",\"shape\":[0],\"data_offsets\":[0,0]}}");
        byte[] file = Container.Build(header.ToString(), []);
        using SmallModel live = new(steps: 1);
        long before = GC.GetAllocatedBytesForCurrentThread();
        CheckpointException refusal = Assert.Throws<CheckpointException>(() => Loading.Load(file, live));
        Assert.Equal("x0", refusal.Entry);
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, file.Length + 100_000);

        before = GC.GetAllocatedBytesForCurrentThread();
        using MemoryStream stream = new(file);
        Transfer transfer = new(isAsync: false, progress: null, default);
        refusal = Assert.Throws<CheckpointException>(
            () => CheckpointLoading.InspectAsync(stream, "memory", transfer).AsTask().GetAwaiter().GetResult());
        Assert.Contains("no 'optimgen.version'", refusal.Reason, StringComparison.Ordinal);
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 8L * file.Length);
    }

    [Fact]
    public void A_nesting_without_end_is_refused()
    {
        using SmallModel live = new(steps: 1);
        string deep = "{\"w\":" + new string('[', 100_000);
        CheckpointException refusal = Loading.AssertRefused(Container.Build(deep, []), live);
        Assert.Equal("w", refusal.Entry);
    }
}
