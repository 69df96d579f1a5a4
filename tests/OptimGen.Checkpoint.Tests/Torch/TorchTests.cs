using System;
using System.Collections.Generic;
using System.ComponentModel;
using System.Diagnostics;
using System.IO;
using System.Numerics;
using System.Threading.Tasks;
using OptimGen.Checkpoints.Tests.Support;
using OptimGen.Optimizers;
using OptimGen.Tests;

namespace OptimGen.Checkpoints.Tests.Torch;

/// <summary>The real PyTorch, where it is installed: k steps there and n here are k + n there, and the other way round.</summary>
public sealed class TorchTests
{
    private static readonly string Scripts = Path.Combine(AppContext.BaseDirectory, "Torch");

    [Fact]
    public async Task Runs_that_begin_there_and_go_on_here()
    {
        string python = await FindPythonOrSkip();
        using TemporaryFolder folder = new();
        await RunAsync(python, Path.Combine(Scripts, "torch_runs.py"), "there", Scripts, TorchCase.File, folder.Path);
        foreach (TorchCase item in TorchCase.All)
        {
            if (item.IsDouble)
            {
                AssertGoesOnHere<double>(item, folder);
            }
            else
            {
                AssertGoesOnHere<float>(item, folder);
            }
        }
    }

    [Fact]
    public async Task Runs_that_begin_here_and_go_on_there()
    {
        string python = await FindPythonOrSkip();
        using TemporaryFolder folder = new();
        List<Action> checks = [];
        foreach (TorchCase item in TorchCase.All)
        {
            checks.Add(item.IsDouble ? Begin<double>(item, folder) : Begin<float>(item, folder));
        }

        await RunAsync(python, Path.Combine(Scripts, "torch_runs.py"), "back", Scripts, TorchCase.File, folder.Path);
        checks.ForEach(static check => check());
    }

    private static void AssertGoesOnHere<T>(TorchCase item, TemporaryFolder folder)
        where T : unmanaged, INumber<T>
    {
        IOptimizer<T> optimizer = Catalogue.Create<T>(item.Optimizer);
        TorchMapping mapping = TorchMappings.Of(optimizer);
        using ParameterSet<T> set = item.CreateSet(optimizer);
        TorchState.Import(folder.File($"{item.Name}.k.safetensors"), set, optimizer, mapping);
        TorchModel.Step(set, optimizer, item.After);
        TorchFile.Read(folder.File($"{item.Name}.kn.safetensors")).AssertEquals(set, mapping, item.Tolerance);
    }

    /// <summary>Steps and exports; gives what is to be checked when PyTorch has gone on.</summary>
    private static Action Begin<T>(TorchCase item, TemporaryFolder folder)
        where T : unmanaged, INumber<T>
    {
        IOptimizer<T> optimizer = item.CreateOptimizer<T>();
        TorchMapping mapping = TorchMappings.Of(optimizer);
        ParameterSet<T> set = item.CreateSet(optimizer);
        TorchModel.Fill(set);
        TorchModel.Step(set, optimizer, item.Before);
        TorchState.Export(folder.File($"{item.Name}.ours.safetensors"), set, optimizer, mapping);
        return () =>
        {
            TorchModel.Step(set, optimizer, item.After);
            TorchFile.Read(folder.File($"{item.Name}.ours.n.safetensors")).AssertEquals(set, mapping, item.Tolerance);
            set.Dispose();
        };
    }

    private static async Task<string> FindPythonOrSkip()
    {
        foreach (string? candidate in new[] { Environment.GetEnvironmentVariable("OPTIMGEN_PYTHON"), "python3", "/usr/bin/python3", "python" })
        {
            if (!string.IsNullOrEmpty(candidate) && (await TryRunAsync(candidate, "-c", "import torch")).Code == 0)
            {
                return candidate;
            }
        }

        Assert.Skip("PyTorch is not installed: set OPTIMGEN_PYTHON to a Python that has it. What it reached is tested by its record.");
        throw new UnreachableException();
    }

    private static async Task RunAsync(string python, params string[] arguments)
    {
        (int code, string output) = await TryRunAsync(python, arguments);
        Assert.True(code == 0, output);
    }

    private static async Task<(int Code, string Output)> TryRunAsync(string python, params string[] arguments)
    {
        ProcessStartInfo start = new(python, arguments) { RedirectStandardError = true, RedirectStandardOutput = true };
        start.Environment["PYTHONDONTWRITEBYTECODE"] = "1";
        try
        {
            using Process process = Process.Start(start)!;
            Task<string> output = process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
            string error = await process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
            await process.WaitForExitAsync(TestContext.Current.CancellationToken);
            return (process.ExitCode, error + await output);
        }
        catch (Win32Exception)
        {
            return (-1, $"There is no '{python}'.");
        }
    }
}
