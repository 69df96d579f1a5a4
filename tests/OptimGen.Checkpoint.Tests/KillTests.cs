using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.IO;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using OptimGen.Checkpoints.Tests.Child;
using OptimGen.Checkpoints.Tests.Support;
using OptimGen.Optimizers;

namespace OptimGen.Checkpoints.Tests;

/// <summary>A process that is killed while it saves leaves a whole checkpoint, the old or the new one.</summary>
public sealed class KillTests
{
    private const int Kills = 200;
    private const int Elements = 100_000;

    [Fact]
    public async Task Two_hundred_processes_killed_while_they_save()
    {
        using TemporaryFolder folder = new();
        int seed = Environment.TickCount;
        Random random = new(seed);
        int leftovers = 0;
        using SemaphoreSlim running = new(3);
        List<Task<int>> kills = [];
        for (int kill = 0; kill < Kills; kill++)
        {
            await running.WaitAsync(TestContext.Current.CancellationToken);
            string path = folder.File($"{kill % 20}.safetensors");
            double milliseconds = random.NextDouble() * 12;
            kills.Add(Task.Run(() => KillOne(path, milliseconds, running), TestContext.Current.CancellationToken));
            if (kill % 20 == 19)
            {
                // Each file has one saver at a time.
                leftovers += (await Task.WhenAll(kills)).Sum();
                kills.Clear();
            }
        }

        TestContext.Current.TestOutputHelper?.WriteLine($"seed {seed}: {leftovers} of {Kills} left a file in the making");

        // Some of the kills must have hit a process in the middle of it, or nothing was tested.
        Assert.True(leftovers >= Kills / 20, $"only {leftovers} of {Kills} processes were killed while they wrote; seed {seed}");
    }

    /// <summary>Kills a process after a time of saving and checks what it leaves. Gives the number of files in the making that it leaves.</summary>
    private static int KillOne(string path, double milliseconds, SemaphoreSlim running)
    {
        try
        {
            File.Delete(path);
            using Process process = ChildProcess.Start(
                new Dictionary<string, string> { ["DOTNET_TieredPGO"] = "0" }, "save", path, Elements.ToString(System.Globalization.CultureInfo.InvariantCulture));
            Assert.Equal("saving", process.StandardOutput.ReadLine());
            long start = Stopwatch.GetTimestamp();
            while (Stopwatch.GetElapsedTime(start).TotalMilliseconds < milliseconds)
            {
                Thread.Sleep(0);
            }

            process.Kill();
            process.WaitForExit();
            AssertWhole(path);
            string[] leftovers = Directory.GetFiles(Path.GetDirectoryName(path)!, Path.GetFileName(path) + ".*.partial");
            Assert.InRange(leftovers.Length, 0, 1);

            // The next one to save there cleans up, and is not hindered.
            using ParameterSet<float> set = SavingLoop.CreateSet(Elements);
            Checkpoint.Save(path, set, new SgdMomentum());
            Assert.Empty(Directory.GetFiles(Path.GetDirectoryName(path)!, Path.GetFileName(path) + ".*.partial"));
            return leftovers.Length;
        }
        finally
        {
            running.Release();
        }
    }

    private static void AssertWhole(string path)
    {
        using ParameterSet<float> set = SavingLoop.CreateSet(Elements);
        SgdMomentum optimizer = new();
        Checkpoint.Load(path, set, optimizer);
        float round = set["weight"].Values[0];
        Assert.InRange(round, 1, 1e6f);
        Assert.Equal(round, optimizer.LearningRate);
        foreach (Parameter<float> parameter in set)
        {
            Assert.Equal(-1, parameter.Values.IndexOfAnyExcept(round));
            Assert.Equal(-1, parameter.State!.Values<float>("FirstMoment").IndexOfAnyExcept(round));
        }
    }
}
