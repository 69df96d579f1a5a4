using System.Globalization;
using BenchmarkDotNet.Running;
using OptimGen.Benchmarks.Commands;

namespace OptimGen.Benchmarks;

/// <summary>Quick commands, and BenchmarkDotNet for everything else.</summary>
public static class Program
{
    /// <summary><c>quick</c>, <c>all-rules [file.svg [size]]</c>, <c>large-rules</c>, <c>alignment</c>, <c>types</c>, <c>editor</c>, or arguments of BenchmarkDotNet such as <c>--filter '*StepBenchmarks*'</c>.</summary>
    /// <param name="args">The arguments.</param>
    public static int Main(string[] args)
    {
        switch (args)
        {
            case ["quick"]:
                QuickCommand.Run();
                return 0;
            case ["all-rules"]:
                AllRulesCommand.Run([1 << 14, 1 << 22], drawing: null);
                return 0;
            case ["all-rules", string drawing]:
                AllRulesCommand.Run([1 << 14, 1 << 22], drawing);
                return 0;
            case ["all-rules", string drawing, string size]:
                AllRulesCommand.Run([int.Parse(size, CultureInfo.InvariantCulture)], drawing);
                return 0;
            case ["large-rules"]:
                AllRulesCommand.Run([1 << 26], drawing: null);
                return 0;
            case ["alignment"]:
                AlignmentCommand.Run();
                return 0;
            case ["types"]:
                TypesCommand.Run();
                return 0;
            case ["editor"]:
                EditorCommand.Run();
                return 0;
            default:
                BenchmarkSwitcher.FromAssembly(typeof(Program).Assembly).Run(args);
                return 0;
        }
    }
}
