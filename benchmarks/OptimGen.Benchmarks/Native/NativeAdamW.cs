using System;
using System.ComponentModel;
using System.Diagnostics;
using System.IO;
using System.Runtime.InteropServices;
using OptimGen.Benchmarks.Steps;

namespace OptimGen.Benchmarks.Native;

/// <summary>
/// AdamW in C, compiled here by the system's compiler for this very processor with all liberties (<c>-O3 -march=native -ffast-math</c>), in a
/// folder that is deleted at the end. One thread, and a pool of threads that spin from one step to the next.
/// </summary>
internal sealed unsafe class NativeAdamW : IDisposable
{
    private const string Source = "OptimGen.Benchmarks.Native.adamw.c";

    private readonly string _folder;
    private readonly nint _library;
    private readonly delegate* unmanaged<float*, float*, float*, float*, nuint, float*, void> _step;
    private readonly delegate* unmanaged<float*, float*, float*, float*, nuint, float*, void> _poolStep;
    private readonly delegate* unmanaged<int, int> _start;
    private readonly delegate* unmanaged<void> _stop;

    private NativeAdamW(string folder, string library)
    {
        _folder = folder;
        _library = NativeLibrary.Load(library);
        _step = (delegate* unmanaged<float*, float*, float*, float*, nuint, float*, void>)NativeLibrary.GetExport(_library, "adamw_step");
        _poolStep = (delegate* unmanaged<float*, float*, float*, float*, nuint, float*, void>)NativeLibrary.GetExport(_library, "adamw_pool_step");
        _start = (delegate* unmanaged<int, int>)NativeLibrary.GetExport(_library, "adamw_start");
        _stop = (delegate* unmanaged<void>)NativeLibrary.GetExport(_library, "adamw_stop");
    }

    /// <summary>Compiles it.</summary>
    /// <returns>Null where there is no compiler that can.</returns>
    public static NativeAdamW? TryCompile()
    {
        string folder = Directory.CreateTempSubdirectory("optimgen-").FullName;
        string source = Path.Combine(folder, "adamw.c");
        string library = Path.Combine(folder, "adamw.so");
        using (Stream resource = typeof(NativeAdamW).Assembly.GetManifestResourceStream(Source)!)
        using (FileStream file = File.Create(source))
        {
            resource.CopyTo(file);
        }

        if (TryRun("cc", "-O3", "-march=native", "-ffast-math", "-shared", "-fPIC", "-pthread", "-o", library, source))
        {
            return new NativeAdamW(folder, library);
        }

        Directory.Delete(folder, recursive: true);
        return null;
    }

    /// <summary>Takes a step on this thread.</summary>
    public void Step(ref float x, ref float g, ref float m, ref float v, nuint length, AdamWUniforms uniforms) =>
        Call(_step, ref x, ref g, ref m, ref v, length, uniforms);

    /// <summary>Takes a step on all threads of the pool.</summary>
    public void PoolStep(ref float x, ref float g, ref float m, ref float v, nuint length, AdamWUniforms uniforms) =>
        Call(_poolStep, ref x, ref g, ref m, ref v, length, uniforms);

    /// <summary>Starts the pool. Its threads keep their cores busy until <see cref="StopPool"/>.</summary>
    /// <param name="threads">The threads of a step, this one included.</param>
    public void StartPool(int threads)
    {
        if (_start(threads) != 0)
        {
            throw new InvalidOperationException($"The native pool does not start {threads} threads.");
        }
    }

    /// <summary>Stops the pool.</summary>
    public void StopPool() => _stop();

    /// <inheritdoc/>
    public void Dispose()
    {
        NativeLibrary.Free(_library);
        Directory.Delete(_folder, recursive: true);
    }

    // All arrays are native memory.
    private static void Call(
        delegate* unmanaged<float*, float*, float*, float*, nuint, float*, void> step,
        ref float x,
        ref float g,
        ref float m,
        ref float v,
        nuint length,
        AdamWUniforms uniforms)
    {
        float* numbers = stackalloc float[]
        {
            uniforms.Keep, uniforms.Decay1, uniforms.Rest1, uniforms.Decay2, uniforms.Rest2, uniforms.FoldedRate, uniforms.FoldedEpsilon,
        };
        fixed (float* px = &x, pg = &g, pm = &m, pv = &v)
        {
            step(px, pg, pm, pv, length, numbers);
        }
    }

    private static bool TryRun(string program, params string[] arguments)
    {
        try
        {
            using Process process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardError = true })!;
            process.StandardError.ReadToEnd();
            process.WaitForExit();
            return process.ExitCode == 0;
        }
        catch (Win32Exception)
        {
            return false;
        }
    }
}
