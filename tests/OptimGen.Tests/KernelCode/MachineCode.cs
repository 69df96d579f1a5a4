using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.RegularExpressions;

namespace OptimGen.Tests.KernelCode;

/// <summary>A method's machine code, read from the JIT's listing.</summary>
/// <param name="Name">The method and its class.</param>
/// <param name="Instructions">All instructions.</param>
/// <param name="Loops">The instructions of each innermost loop, in the order of the code.</param>
internal sealed partial record MachineCode(string Name, IReadOnlyList<Instruction> Instructions, IReadOnlyList<IReadOnlyList<Instruction>> Loops)
{
    /// <summary>Reads all methods of a listing.</summary>
    public static IReadOnlyList<MachineCode> ReadAll(IEnumerable<string> listing)
    {
        List<MachineCode> methods = [];
        List<string> lines = [];
        string? name = null;
        foreach (string line in listing)
        {
            Match start = MethodStart().Match(line);
            if (start.Success)
            {
                Finish();
                name = start.Groups["name"].Value;
            }

            lines.Add(line);
        }

        Finish();
        return methods;

        void Finish()
        {
            if (name is not null)
            {
                methods.Add(Read(name, lines));
            }

            lines.Clear();
        }
    }

    private static MachineCode Read(string name, List<string> lines)
    {
        List<Instruction> instructions = [];
        Dictionary<string, int> labels = [];
        foreach (string line in lines)
        {
            Match label = Label().Match(line);
            if (label.Success)
            {
                labels[label.Groups["label"].Value] = instructions.Count;
                continue;
            }

            Match instruction = Code().Match(line);
            if (instruction.Success && instruction.Groups["name"].Value is not "align")
            {
                instructions.Add(new Instruction(instruction.Groups["name"].Value, instruction.Groups["operands"].Value.Trim()));
            }
        }

        // A jump backwards is the end of a loop.
        List<(int Start, int End)> loops = [];
        for (int i = 0; i < instructions.Count; i++)
        {
            string target = instructions[i].Operands.Split(' ')[^1];
            if (instructions[i].IsJump && labels.TryGetValue(target, out int start) && start <= i)
            {
                loops.Add((start, i));
            }
        }

        return new MachineCode(
            name,
            instructions,
            [
                .. loops
                    .Where(loop => !loops.Exists(inner => inner != loop && inner.Start >= loop.Start && inner.End <= loop.End))
                    .OrderBy(static loop => loop.Start)
                    .Select(loop => instructions.GetRange(loop.Start, loop.End - loop.Start + 1)),
            ]);
    }

    [GeneratedRegex(@"^; Assembly listing for method (?<name>[^(]+)\(")]
    private static partial Regex MethodStart();

    [GeneratedRegex(@"^(?<label>G_M\w+):")]
    private static partial Regex Label();

    [GeneratedRegex(@"^       (?<name>[a-z]\w*) *(?<operands>[^;]*)")]
    private static partial Regex Code();
}
