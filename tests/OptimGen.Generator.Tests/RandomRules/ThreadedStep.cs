using System;
using System.Linq;
using System.Numerics;
using System.Runtime.InteropServices;
using System.Threading.Tasks;
using OptimGen.Tests.Shared;

namespace OptimGen.Generator.Tests.RandomRules;

/// <summary>Steps whose pieces are taken by several threads in no order: what the pool does, but for tensors that it would not wake anyone for.</summary>
internal static class ThreadedStep
{
    private const int Steps = 2;
    private const int Threads = 4;

    private static readonly nint[] Shape = [131, 33];

    /// <summary>The first value that differs from a step in one piece by one thread; null where there is none.</summary>
    public static string? FindDifference<T>(IStepKernel<T> optimizer)
        where T : unmanaged, INumber<T>
    {
        int length = (int)(Shape[0] * Shape[1]);
        T[] alone = GC.AllocateUninitializedArray<T>(length, pinned: true);
        T[] together = GC.AllocateUninitializedArray<T>(length, pinned: true);
        T[] gradients = GC.AllocateUninitializedArray<T>(length, pinned: true);
        TestValues.FillOrdinary<T>(alone, 1);
        alone.CopyTo(together, 0);
        using KernelRun<T> run = new(optimizer, alone, gradients, optimizer.CreateState(Shape));
        using OptimizerState state = optimizer.CreateState(Shape);
        for (int step = 0; step < Steps; step++)
        {
            TestValues.FillOrdinary<T>(gradients, step);
            run.Step(Lanes.Widest);
            Step(optimizer, together, gradients, state);
            if (!MemoryMarshal.AsBytes(alone.AsSpan()).SequenceEqual(MemoryMarshal.AsBytes(together.AsSpan())))
            {
                return $"{optimizer.Rule.Name}: parameters differ in pieces taken by {Threads} threads";
            }

            string? name = optimizer.Rule.States.Select(info => info.Name).FirstOrDefault(name => !IsSame<T>(run.State, state, name));
            if (name is not null)
            {
                return $"{optimizer.Rule.Name}: {name} differs in pieces taken by {Threads} threads";
            }
        }

        return null;
    }

    private static bool IsSame<T>(OptimizerState first, OptimizerState second, string name)
        where T : unmanaged => first.Buffers.Single(buffer => buffer.Name == name).ElementType == typeof(T)
            ? MemoryMarshal.AsBytes(first.Values<T>(name)).SequenceEqual(MemoryMarshal.AsBytes(second.Values<T>(name)))
            : MemoryMarshal.AsBytes(first.Values<double>(name)).SequenceEqual(MemoryMarshal.AsBytes(second.Values<double>(name)));

    private static void Step<T>(IStepKernel<T> optimizer, T[] parameters, T[] gradients, OptimizerState state)
        where T : unmanaged
    {
        byte[] uniforms = new byte[optimizer.UniformBytes];
        state.BeginStep(optimizer.Rule, ref parameters[0], parameters.Length, ref gradients[0], gradients.Length);
        int piece = (int)state.RangeUnit * Math.Max(1, 200 / (int)state.RangeUnit);
        int pieces = (parameters.Length + piece - 1) / piece;
        for (int pass = 0; pass < optimizer.PassCount; pass++)
        {
            int current = pass;
            optimizer.ComputeUniforms(pass, state, uniforms);
            Parallel.For(0, pieces, new ParallelOptions { MaxDegreeOfParallelism = Threads }, number =>
            {
                int start = (pieces - 1 - number) * piece;
                nint length = Math.Min(piece, parameters.Length - start);
                optimizer.Run(current, ref parameters[0], ref gradients[0], state, start, length, uniforms, Lanes.Widest);
            });
            state.Combine<T>(pass);
        }

        optimizer.Commit(state, uniforms);
        state.EndStep();
    }
}
