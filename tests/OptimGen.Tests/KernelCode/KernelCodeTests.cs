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
    // What the best form of each rule costs per element. AdaDelta's two roots would be one of a quotient, were the quotient not infinite where
    // neither root is. NAdam has eleven numbers that live through the loop: with sixteen registers, some values go to the stack.
    private static readonly Cost[] Costs =
    [
        new("Sgd", 0, 0),
        new("SgdMomentum", 0, 0),
        new("Lion", 0, 0),
        new("AdaGrad", 1, 1),
        new("RmsProp", 1, 1),
        new("Adam", 1, 1),
        new("AdamW", 1, 1),
        new("AmsGrad", 1, 1),
        new("NAdam", 1, 1, StackAccesses: 5),
        new("RAdam", 1, 1, HasOtherVariants: true),
        new("AdaMax", 0, 1),
        new("AdaDelta", 2, 1),
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
        foreach (Cost cost in Costs)
        {
            foreach (string type in new[] { "Single", "Double" })
            {
                string name = $"{cost.Optimizer}.{type}.Step{width}";
                MachineCode[] variants = [.. kernels.Where(pair => pair.Key.StartsWith(name, StringComparison.Ordinal)).Select(static pair => pair.Value)];
                if (variants.Length == 0)
                {
                    faults.Add($"{name} was not compiled.");
                }

                foreach (MachineCode variant in variants)
                {
                    faults.AddRange(FaultsOf(variant, cost, width == 512 ? 0 : cost.StackAccesses).Select(fault => $"{variant.Name}: {fault}"));
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

    private static IEnumerable<string> FaultsOf(MachineCode kernel, Cost cost, int stackAccesses)
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

        Instruction[] spills = [.. loop.Where(static instruction => instruction.TouchesStack)];
        if (spills.Length > stackAccesses)
        {
            yield return $"values on the stack: {string.Join("; ", spills.Select(static spill => spill.ToString()))}";
        }

        // The only one is the loop's end, so there is no bounds check.
        int branches = loop.Count(static instruction => instruction.IsBranch);
        if (branches != 1)
        {
            yield return $"{branches} branches in the loop";
        }

        // Stores to the parameter, the first array, are as many as there are copies of the statements.
        int copies = loop.Count(static instruction => instruction.IsStore && instruction.Operands.Contains("[rdi", StringComparison.Ordinal));
        int roots = loop.Count(static instruction => instruction.IsRoot);
        int divisions = loop.Count(static instruction => instruction.IsDivision);
        bool isExpected = roots == cost.Roots * copies && divisions == cost.Divisions * copies;
        if (copies is not (1 or 2) || !(isExpected || (cost.HasOtherVariants && roots + divisions == 0)))
        {
            yield return $"{roots} roots and {divisions} divisions in {copies} copies";
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

    /// <summary>What a rule costs per element.</summary>
    /// <param name="Optimizer">Its class.</param>
    /// <param name="Roots">Square roots.</param>
    /// <param name="Divisions">Divisions.</param>
    /// <param name="StackAccesses">Reads and writes of the stack in a loop with sixteen registers.</param>
    /// <param name="HasOtherVariants">Whether some loops of it have neither roots nor divisions.</param>
    private sealed record Cost(string Optimizer, int Roots, int Divisions, int StackAccesses = 0, bool HasOtherVariants = false);
}
