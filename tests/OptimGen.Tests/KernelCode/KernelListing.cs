using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.IO;
using System.Linq;
using Xunit;

namespace OptimGen.Tests.KernelCode;

/// <summary>The machine code of kernels as this machine runs them: this program, once more, with the JIT asked to print.</summary>
internal static class KernelListing
{
    /// <summary>Set where this program only runs kernels so that they are compiled.</summary>
    public const string Request = "OPTIMGEN_COMPILE_KERNELS";

    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(3);

    /// <summary>Whether this is the other program.</summary>
    public static bool IsRequested => Environment.GetEnvironmentVariable(Request) is not null;

    /// <summary>Compiles the kernels of all optimizers in a process with these settings of the runtime.</summary>
    /// <param name="settings">Names and values, as <c>DOTNET_EnableAVX512=0</c>.</param>
    /// <returns>Kernels by class and method, such as <c>AdamW.Single.Step512</c>.</returns>
    public static IReadOnlyDictionary<string, MachineCode> Read(params string[] settings)
    {
        string path = Path.GetTempFileName();
        try
        {
            ProcessStartInfo start = new(Path.Combine(AppContext.BaseDirectory, "OptimGen.Tests"))
            {
                RedirectStandardOutput = true,
                RedirectStandardError = true,
            };
            start.ArgumentList.Add("--filter-method");
            start.ArgumentList.Add($"*.{nameof(KernelCodeTests)}.{nameof(KernelCodeTests.Every_kernel_runs)}");
            start.Environment[Request] = "1";
            start.Environment["DOTNET_JitDisasm"] = "*Kernels:*Step*";
            start.Environment["DOTNET_JitStdOutFile"] = path;
            foreach (string setting in settings)
            {
                start.Environment[setting.Split('=')[0]] = setting.Split('=')[1];
            }

            Run(start);
            return MachineCode.ReadAll(File.ReadLines(path)).GroupBy(static code => ShortName(code.Name)).ToDictionary(
                static group => group.Key, static group => group.Last(), StringComparer.Ordinal);
        }
        finally
        {
            File.Delete(path);
        }
    }

    private static void Run(ProcessStartInfo start)
    {
        using Process process = Process.Start(start)!;
        process.OutputDataReceived += static (_, _) => { };
        process.ErrorDataReceived += static (_, _) => { };
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        if (!process.WaitForExit(Patience))
        {
            process.Kill();
        }

        Assert.Equal(0, process.ExitCode);
    }

    // OptimGen.Optimizers.AdamW+SingleKernels:Step512 is AdamW.Single.Step512.
    private static string ShortName(string method) => method[(method.LastIndexOf('.') + 1)..]
        .Replace("Kernels:", ".", StringComparison.Ordinal).Replace('+', '.');
}
