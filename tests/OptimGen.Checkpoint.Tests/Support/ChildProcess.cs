using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.IO;

namespace OptimGen.Checkpoints.Tests.Support;

/// <summary>Another process, which runs <c>OptimGen.Checkpoint.Child</c>.</summary>
internal static class ChildProcess
{
    public static Process Start(IReadOnlyDictionary<string, string> environment, params string[] arguments)
    {
        string assembly = Path.Combine(AppContext.BaseDirectory, "OptimGen.Checkpoint.Child.dll");
        ProcessStartInfo start = new(Environment.ProcessPath is { } host && Path.GetFileNameWithoutExtension(host) == "dotnet" ? host : "dotnet")
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.ArgumentList.Add(assembly);
        foreach (string argument in arguments)
        {
            start.ArgumentList.Add(argument);
        }

        foreach ((string key, string value) in environment)
        {
            start.Environment[key] = value;
        }

        return Process.Start(start)!;
    }
}
