using System;
using System.IO;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using OptimGen.Checkpoints.Tests.Support;
using OptimGen.Optimizers;

namespace OptimGen.Checkpoints.Tests;

/// <summary>One file takes the place of another at once, and what dead processes left is cleared away.</summary>
public sealed class ReplacementTests
{
    private const string Leftover = "model.safetensors.0123456789abcdef.partial";

    [Fact]
    public void What_a_dead_process_left_is_removed_and_nothing_else()
    {
        using TemporaryFolder folder = new();
        using SmallModel model = new(steps: 1);
        string[] others =
        [
            "model.safetensors.0123456789abcdeX.partial",
            "model.safetensors.0123456789abcde.partial",
            "model.safetensors.partial",
            "other.safetensors.0123456789abcdef.partial",
            "amodel.safetensors.0123456789abcdef.partial",
        ];
        foreach (string name in (string[])[Leftover, .. others])
        {
            File.WriteAllText(folder.File(name), "x");
        }

        Checkpoint.Save(folder.File(), model.Set, model.Optimizer);
        Assert.Equal(Sorted(["model.safetensors", .. others]), folder.Names);
    }

    [Fact]
    public void What_another_process_is_writing_is_left_alone()
    {
        using TemporaryFolder folder = new();
        using SmallModel model = new(steps: 1);
        using (ReplacementFile inWork = ReplacementFile.Create(folder.File(), 10, isAsync: false))
        {
            Checkpoint.Save(folder.File(), model.Set, model.Optimizer);
            Assert.Equal(2, folder.Names.Length);
            inWork.Stream.WriteByte(1);
            inWork.Stream.SetLength(1);
            inWork.Commit();
        }

        Assert.Equal(["model.safetensors"], folder.Names);
        Assert.Equal([1], File.ReadAllBytes(folder.File()));
    }

    [Fact]
    public void Where_the_file_is_a_link_what_it_leads_to_is_replaced()
    {
        using TemporaryFolder folder = new();
        using SmallModel model = new(steps: 1);
        Directory.CreateDirectory(folder.File("far"));
        foreach (bool exists in new[] { false, true })
        {
            if (!exists)
            {
                File.CreateSymbolicLink(folder.File("latest"), folder.File("far/model"));
            }

            Checkpoint.Save(folder.File("latest"), model.Set, model.Optimizer);
            Assert.Equal(["far", "latest"], folder.Names);
            Assert.NotNull(new FileInfo(folder.File("latest")).LinkTarget);
            Assert.Equal(model.Save(), File.ReadAllBytes(folder.File("far/model")));
        }
    }

    [Fact]
    public void A_relative_path_is_one_of_the_current_folder()
    {
        string name = $"optimgen-{Guid.NewGuid():n}.safetensors";
        using SmallModel model = new(steps: 1);
        try
        {
            Checkpoint.Save(name, model.Set, model.Optimizer);
            Assert.True(File.Exists(Path.Combine(Environment.CurrentDirectory, name)));
            Checkpoint.Load(name, model.Set, model.Optimizer);
        }
        finally
        {
            File.Delete(name);
        }
    }

    [Fact]
    public async Task Readers_beside_a_writer_always_see_one_whole_checkpoint()
    {
        using TemporaryFolder folder = new();
        string path = folder.File();
        using ParameterSet<float> saved = CreateSet();
        Sgd optimizer = new();
        Checkpoint.Save(path, saved, optimizer);
        bool isDone = false;
        Task<int>[] readers =
        [
            .. Enumerable.Range(0, 3).Select(_ => Task.Run(
                () =>
                {
                    int count = 0;
                    for (; count < 5 || !Volatile.Read(ref isDone); count++)
                    {
                        using ParameterSet<float> set = CreateSet();
                        Checkpoint.Load(path, set, new Sgd());
                        Assert.Equal(-1, set["w"].Values.IndexOfAnyExcept(set["w"].Values[0]));
                        Assert.Equal(set["w"].Values[0], set["b"].Values[0]);
                    }

                    return count;
                },
                TestContext.Current.CancellationToken)),
        ];
        for (int round = 1; round <= 30; round++)
        {
            saved["w"].Values.Fill(round);
            saved["b"].Values.Fill(round);
            Checkpoint.Save(path, saved, optimizer);
        }

        Volatile.Write(ref isDone, true);
        Assert.All(await Task.WhenAll(readers), count => Assert.True(count >= 5));
    }

    [Fact]
    public async Task Writers_of_one_file_at_once_leave_one_whole_checkpoint_and_nothing_else()
    {
        using TemporaryFolder folder = new();
        string path = folder.File();
        await Task.WhenAll(Enumerable.Range(0, 4).Select(writer => Task.Run(
            () =>
            {
                using ParameterSet<float> set = CreateSet();
                set["w"].Values.Fill(writer);
                set["b"].Values.Fill(writer);
                for (int round = 0; round < 25; round++)
                {
                    Checkpoint.Save(path, set, new Sgd());
                }
            },
            TestContext.Current.CancellationToken)));
        using ParameterSet<float> loaded = CreateSet();
        Checkpoint.Load(path, loaded, new Sgd());
        Assert.Equal(-1, loaded["w"].Values.IndexOfAnyExcept(loaded["b"].Values[0]));
        Assert.Equal(["model.safetensors"], folder.Names);
    }

    private static string[] Sorted(string[] names)
    {
        Array.Sort(names, StringComparer.Ordinal);
        return names;
    }

    private static ParameterSet<float> CreateSet()
    {
        ParameterSet<float> set = new();
        set.Allocate("w", 50_000);
        set.Allocate("b", 2);
        return set;
    }
}
