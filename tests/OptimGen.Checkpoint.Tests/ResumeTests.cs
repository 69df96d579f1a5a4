using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.IO;
using System.Threading.Tasks;
using OptimGen.Checkpoints.Tests.Child;
using OptimGen.Checkpoints.Tests.Support;
using OptimGen.Tests;

namespace OptimGen.Checkpoints.Tests;

/// <summary>A run that is stopped and resumed gives the bits of one that is not: every optimizer, every type, any step, another process.</summary>
public sealed class ResumeTests
{
    private const int Steps = 7;

    public static TheoryData<string> Optimizers => new(Catalogue.Names);

    [Theory]
    [MemberData(nameof(Optimizers))]
    public void Stopped_after_any_step(string optimizer)
    {
        AssertResumes<float>(optimizer);
        AssertResumes<double>(optimizer);
        AssertResumes<Half>(optimizer, ParameterRounding.Nearest);
        AssertResumes<Half>(optimizer, ParameterRounding.MasterCopy);
        AssertResumes<BFloat16>(optimizer, ParameterRounding.Nearest);
        AssertResumes<BFloat16>(optimizer, ParameterRounding.Stochastic);
        AssertResumes<BFloat16>(optimizer, ParameterRounding.MasterCopy);
    }

    [Theory]
    [InlineData("DOTNET_gcServer", "0")]
    [InlineData("DOTNET_EnableAVX512", "0")]
    [InlineData("DOTNET_PreferredVectorBitWidth", "128")]
    public async Task In_another_process_with_other_vectors(string variable, string value)
    {
        const int Before = 3;
        using TemporaryFolder folder = new();
        foreach (string name in Catalogue.Names)
        {
            SaveBefore<float>(folder.Path, name, Before);
            SaveBefore<double>(folder.Path, name, Before);
            SaveBefore<Half>(folder.Path, name, Before);
            SaveBefore<BFloat16>(folder.Path, name, Before);
        }

        using Process process = ChildProcess.Start(new Dictionary<string, string> { [variable] = value }, "resume", folder.Path, "4");
        Task<string> output = process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        string error = await process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        Assert.True(process.ExitCode == 0, error + await output);
        foreach (string name in Catalogue.Names)
        {
            AssertAfter<float>(folder.Path, name, Before + 4);
            AssertAfter<double>(folder.Path, name, Before + 4);
            AssertAfter<Half>(folder.Path, name, Before + 4);
            AssertAfter<BFloat16>(folder.Path, name, Before + 4);
        }
    }

    [Theory]
    [InlineData("AdamW")]
    [InlineData("Lamb")]
    public void With_another_number_of_threads(string name)
    {
        using TemporaryFolder folder = new();
        int maximum = StepThreads.Maximum;
        try
        {
            StepThreads.Maximum = 1;
            IOptimizer<float> optimizer = CreateTuned<float>(name)!;
            using ParameterSet<float> whole = CreateLargeSet();
            Problem.Step(whole, optimizer, 2);
            Checkpoint.Save(folder.File(), whole, optimizer);
            Problem.Step(whole, optimizer, 2);

            StepThreads.Maximum = 5;
            IOptimizer<float> resumedOptimizer = Catalogue.Create<float>(name);
            using ParameterSet<float> resumed = CreateLargeSet();
            Checkpoint.Load(folder.File(), resumed, resumedOptimizer);
            Problem.Step(resumed, resumedOptimizer, 2);
            Assert.True(Content.Of(whole, optimizer) == Content.Of(resumed, resumedOptimizer), $"{name} went another way with other threads.");
        }
        finally
        {
            StepThreads.Maximum = maximum;
        }
    }

    /// <summary>Large enough that its steps are shared.</summary>
    private static ParameterSet<float> CreateLargeSet()
    {
        ParameterSet<float> set = new();
        set.Allocate("large", 300, 1_001).Values.Fill(0.5f);
        set.Allocate("small", 7);
        return set;
    }

    private static void AssertResumes<T>(string name, ParameterRounding? rounding = null)
        where T : unmanaged
    {
        if (CreateTuned<T>(name, rounding) is not { } optimizer)
        {
            return;
        }

        using TemporaryFolder folder = new();
        using ParameterSet<T> whole = CreateSet<T>();
        for (int step = 0; step < Steps; step++)
        {
            Checkpoint.Save(folder.File($"{step}"), whole, optimizer);
            Problem.Step(whole, optimizer, 1);
        }

        for (int step = 0; step < Steps; step++)
        {
            IOptimizer<T> resumedOptimizer = Resumption.Create<T>(name, rounding)!;
            using ParameterSet<T> resumed = Problem.CreateSet<T>(isFilled: false);
            Checkpoint.Load(folder.File($"{step}"), resumed, resumedOptimizer);
            Problem.Step(resumed, resumedOptimizer, Steps - step);
            Assert.Equal(Content.Of(whole, optimizer), Content.Of(resumed, resumedOptimizer));
        }
    }

    private static void SaveBefore<T>(string folder, string name, int steps)
        where T : unmanaged
    {
        if (CreateTuned<T>(name) is { } optimizer)
        {
            using ParameterSet<T> set = CreateSet<T>();
            Problem.Step(set, optimizer, steps);
            Checkpoint.Save(Resumption.Stem<T>(folder, name) + Resumption.Before, set, optimizer);
        }
    }

    // Equal content gives equal files, so the files can be compared.
    private static void AssertAfter<T>(string folder, string name, int steps)
        where T : unmanaged
    {
        if (CreateTuned<T>(name) is { } optimizer)
        {
            string stem = Resumption.Stem<T>(folder, name);
            using ParameterSet<T> whole = CreateSet<T>();
            Problem.Step(whole, optimizer, steps);
            Checkpoint.Save(stem, whole, optimizer);
            Assert.True(
                File.ReadAllBytes(stem).AsSpan().SequenceEqual(File.ReadAllBytes(stem + Resumption.After)),
                $"{name} of {typeof(T).Name} went another way in the other process.");
        }
    }

    private static ParameterSet<T> CreateSet<T>()
        where T : unmanaged
    {
        ParameterSet<T> set = Problem.CreateSet<T>(isFilled: true);
        set.Seed = 0xfedcba9876543210;
        return set;
    }

    /// <summary>With hyperparameters of its own where that is possible, so that they must come from the checkpoint.</summary>
    private static IOptimizer<T>? CreateTuned<T>(string name, ParameterRounding? rounding = null)
        where T : unmanaged
    {
        if (Resumption.Create<T>(name, rounding) is not { } optimizer)
        {
            return null;
        }

        for (int i = 0; i < optimizer.Rule.Hyperparameters.Count; i++)
        {
            double value = optimizer.GetHyperparameter(i);
            if (value != Math.Truncate(value))
            {
                optimizer.SetHyperparameter(i, value * 0.987654321);
            }
            else if (optimizer.Rule.Hyperparameters[i].Name == "WeightDecay")
            {
                optimizer.SetHyperparameter(i, 0.0123);
            }
        }

        return optimizer;
    }
}
