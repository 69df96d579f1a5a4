using System;
using OptimGen.Generator.Rules;

namespace OptimGen.Generator.Emit;

/// <summary>A class inside of an optimizer that computes one phase or view of it: it sees the optimizer's hyperparameters under their fields' names.</summary>
internal static class NestedClassEmitter
{
    /// <summary>The field that holds the optimizer.</summary>
    public const string Optimizer = "_ofOptimizer";

    /// <summary>Writes the file's beginning and the members that every such class has; disposing ends the file.</summary>
    public static IDisposable Open(SourceWriter writer, RuleModel nested, ClassModel outer, string interfaces, string summary)
    {
        FileSkeleton.WriteHeader(writer);
        IDisposable opened = FileSkeleton.Open(writer, nested.Class, interfaces, $"/// <summary>{summary}</summary>");
        string type = Identifiers.Escape(outer.Name);
        writer.WriteLine($"private readonly {type} {Optimizer};");
        writer.WriteLine();
        writer.WriteLine($"internal {Identifiers.Escape(nested.Class.Name)}({type} optimizer) => {Optimizer} = optimizer;");
        writer.WriteLine();
        foreach (HyperparameterModel hyperparameter in nested.Hyperparameters)
        {
            writer.WriteLine($"private {HyperparameterEmitter.Keyword(hyperparameter)} {hyperparameter.Field} => {Optimizer}.{hyperparameter.Field};");
            writer.WriteLine();
        }

        writer.WriteLine("/// <summary>Whether it belongs to this optimizer: copies of an optimizer begin with what the original had.</summary>");
        writer.WriteLine($"internal bool IsOf({type} optimizer) => ReferenceEquals({Optimizer}, optimizer);");
        writer.WriteLine();
        return opened;
    }

    /// <summary>In the optimizer: the one instance, made when it is first asked for.</summary>
    public static void WriteInstance(SourceWriter writer, string name)
    {
        string field = "_" + char.ToLowerInvariant(name[0]) + name.Substring(1);
        writer.WriteLine($"private {Identifiers.Escape(name)}? {field};");
        writer.WriteLine();
        writer.WriteLine($"private {Identifiers.Escape(name)} Own{name} => {field} is {{ }} known && known.IsOf(this) ? known : ({field} = new {Identifiers.Escape(name)}(this));");
        writer.WriteLine();
    }
}
