using System;
using System.Collections.Generic;
using System.Linq;
using Xunit;

namespace OptimGen.Tests.KernelCode;

/// <summary>
/// What the JIT makes of kernels: loops without calls, bounds checks and values on the stack, and with no more roots and divisions than the
/// rule's best form has.
/// </summary>
public sealed class KernelCodeTests
{
    // What the best form of each rule costs per element.
    private static readonly (string Optimizer, int Roots, int Divisions)[] Costs =
    [
        ("Sgd", 0, 0),
        ("SgdMomentum", 0, 0),
        ("Lion", 0, 0),
        ("AdaGrad", 1, 1),
        ("RmsProp", 1, 1),
        ("Adam", 1, 1),
        ("AdamW", 1, 1),
        ("AmsGrad", 1, 1),
        ("NAdam", 1, 1),
        ("AdaMax", 0, 1),
        ("AdaDelta", 2, 1),
    ];

    /// <summary>The settings under which each width is the widest, as users of such processors have it.</summary>
    public static TheoryData<int, string[]> Processors
    {
        get
        {
            TheoryData<int, string[]> processors = [];
            if (Lanes.IsSupported(VectorWidth.Vector512))
            {
                processors.Add(512, []);
            }

            if (Lanes.IsSupported(VectorWidth.Vector256))
            {
                processors.Add(256, ["DOTNET_EnableAVX512=0"]);
            }

            if (Lanes.IsSupported(VectorWidth.Vector128))
            {
                processors.Add(128, ["DOTNET_EnableAVX512=0", "DOTNET_EnableAVX2=0"]);
            }

            return processors;
        }
    }

    [Theory]
    [MemberData(nameof(Processors))]
    public void Loops_are_what_the_rule_costs(int width, string[] settings)
    {
        Assert.SkipUnless(System.Runtime.Intrinsics.X86.X86Base.IsSupported, "The listing is read as x86 code.");
        IReadOnlyDictionary<string, MachineCode> kernels = KernelListing.Read(settings);
        List<string> faults = [];
        foreach ((string optimizer, int roots, int divisions) in Costs)
        {
            foreach (string type in new[] { "Single", "Double" })
            {
                string name = $"{optimizer}.{type}.Step{width}";
                MachineCode[] variants = [.. kernels.Where(pair => pair.Key.StartsWith(name, StringComparison.Ordinal)).Select(static pair => pair.Value)];
                if (variants.Length == 0)
                {
                    faults.Add($"{name} was not compiled.");
                }

                foreach (MachineCode variant in variants)
                {
                    faults.AddRange(FaultsOf(variant, roots, divisions).Select(fault => $"{variant.Name}: {fault}"));
                }
            }
        }

        Assert.True(faults.Count == 0, string.Join('\n', faults));
    }

    [Fact]
    public void Every_kernel_runs()
    {
        foreach (string name in KernelListing.IsRequested ? Catalogue.Names : Catalogue.Names.Take(1))
        {
            Run(Catalogue.Create<float>(name));
            Run(Catalogue.Create<double>(name));
        }
    }

    private static IEnumerable<string> FaultsOf(MachineCode kernel, int roots, int divisions)
    {
        // The first loop takes whole vectors, several at once; what comes after it is for the end of an array.
        IReadOnlyList<Instruction>? loop = kernel.Loops.FirstOrDefault(static loop => loop.Any(static instruction => instruction.IsStore));
        if (loop is null)
        {
            yield return "there is no loop";
            yield break;
        }

        foreach (Instruction call in kernel.Instructions.Where(static instruction => instruction.IsCall))
        {
            yield return $"calls: {call}";
        }

        foreach (Instruction spill in loop.Where(static instruction => instruction.TouchesStack))
        {
            yield return $"a value on the stack: {spill}";
        }

        // The only one is the loop's end, so there is no bounds check.
        int branches = loop.Count(static instruction => instruction.IsBranch);
        if (branches != 1)
        {
            yield return $"{branches} branches in the loop";
        }

        // Stores to the parameter, the first array that each copy of the statements stores to.
        int copies = loop.Count(instruction => instruction.IsStore && instruction.Operands.Contains("[rdi", StringComparison.Ordinal));
        if (copies is not (1 or 2) || loop.Count(static instruction => instruction.IsRoot) != roots * copies
            || loop.Count(static instruction => instruction.IsDivision) != divisions * copies)
        {
            yield return $"{loop.Count(static i => i.IsRoot)} roots and {loop.Count(static i => i.IsDivision)} divisions in {copies} copies";
        }
    }

    private static void Run<T>(IStepKernel<T> optimizer)
        where T : unmanaged
    {
        T[] parameters = new T[100];
        T[] gradients = new T[100];
        using OptimizerState state = optimizer.CreateState(parameters.Length);
        for (int step = 0; step < 10; step++)
        {
            optimizer.Step(parameters, gradients, state);
        }

        Assert.Equal(10, state.Step);
    }
}
