using System;
using System.Collections.Generic;
using System.ComponentModel;
using System.Diagnostics;
using System.Globalization;
using System.IO;
using System.Linq;

namespace OptimGen.Benchmarks.Python;

/// <summary>PyTorch's AdamW in Python, as its users run it, where it is installed.</summary>
internal sealed class PyTorch
{
    private const string Source = "OptimGen.Benchmarks.Python.adamw.py";

    // A Python of the user's may come before the system's, which has the system's packages.
    private static readonly string[] Interpreters = ["python3", "/usr/bin/python3"];

    private PyTorch(string version, IReadOnlyDictionary<string, double> times)
    {
        Version = version;
        Times = times;
    }

    /// <summary>PyTorch's version.</summary>
    public string Version { get; }

    /// <summary>Nanoseconds per step, by problem.</summary>
    public IReadOnlyDictionary<string, double> Times { get; }

    /// <summary>Measures steps.</summary>
    /// <param name="threads">How many threads it may use.</param>
    /// <param name="problems">Each as tensors × length, such as <c>200x1000</c>.</param>
    /// <returns>Null where it is not installed.</returns>
    public static PyTorch? TryMeasure(int threads, params string[] problems) =>
        Interpreters.Select(interpreter => TryMeasure(interpreter, threads, problems)).FirstOrDefault(static result => result is not null);

    private static PyTorch? TryMeasure(string interpreter, int threads, string[] problems)
    {
        using Stream resource = typeof(PyTorch).Assembly.GetManifestResourceStream(Source)!;
        using StreamReader reader = new(resource);
        ProcessStartInfo start = new(interpreter)
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.ArgumentList.Add("-c");
        start.ArgumentList.Add(reader.ReadToEnd());
        start.ArgumentList.Add(threads.ToString(CultureInfo.InvariantCulture));
        Array.ForEach(problems, start.ArgumentList.Add);
        try
        {
            using Process process = Process.Start(start)!;
            process.ErrorDataReceived += static (_, _) => { };
            process.BeginErrorReadLine();
            string[][] lines = [.. process.StandardOutput.ReadToEnd().Split('\n').Select(static line => line.Split(' ')).Where(static line => line.Length == 2)];
            process.WaitForExit();
            return process.ExitCode != 0
                ? null
                : new PyTorch(lines[0][1], lines.Skip(1).ToDictionary(static line => line[0], static line => double.Parse(line[1], CultureInfo.InvariantCulture)));
        }
        catch (Win32Exception)
        {
            return null;
        }
    }
}
