using System.Linq;
using OptimGen.Generator.Rules;

namespace OptimGen.Generator.Emit;

/// <summary>The settings by their place: what groups, schedules and checkpoints read and set without knowing the class.</summary>
internal static class HyperparameterAccessEmitter
{
    public static void Write(SourceWriter writer, RuleModel rule)
    {
        if (rule.Hyperparameters.Count == 0)
        {
            writer.WriteLine("double global::OptimGen.IOptimizer.GetHyperparameter(int index) => throw global::OptimGen.HyperparameterRange.NoSuchIndex(index, RuleInfo);");
            writer.WriteLine();
            writer.WriteLine("void global::OptimGen.IOptimizer.SetHyperparameter(int index, double value) => throw global::OptimGen.HyperparameterRange.NoSuchIndex(index, RuleInfo);");
        }
        else
        {
            WriteGet(writer, rule);
            writer.WriteLine();
            WriteSet(writer, rule);
        }

        writer.WriteLine();
        writer.WriteLine("global::OptimGen.IOptimizer global::OptimGen.IOptimizer.Clone() => (global::OptimGen.IOptimizer)MemberwiseClone();");
    }

    private static void WriteGet(SourceWriter writer, RuleModel rule)
    {
        writer.WriteLine("double global::OptimGen.IOptimizer.GetHyperparameter(int index) => index switch");
        writer.WriteLine("{");
        foreach ((HyperparameterModel hyperparameter, int index) in rule.Hyperparameters.Select((hyperparameter, index) => (hyperparameter, index)))
        {
            string value = hyperparameter.Kind == HyperparameterKind.Boolean ? $"{hyperparameter.Field} ? 1.0 : 0.0" : hyperparameter.Field;
            writer.WriteLine($"    {index} => {value},");
        }

        writer.WriteLine("    _ => throw global::OptimGen.HyperparameterRange.NoSuchIndex(index, RuleInfo),");
        writer.WriteLine("};");
    }

    private static void WriteSet(SourceWriter writer, RuleModel rule)
    {
        using (writer.WriteBlock("void global::OptimGen.IOptimizer.SetHyperparameter(int index, double value)"))
        using (writer.WriteBlock("switch (index)"))
        {
            foreach ((HyperparameterModel hyperparameter, int index) in rule.Hyperparameters.Select((hyperparameter, index) => (hyperparameter, index)))
            {
                writer.WriteLine($"case {index}:");
                writer.WriteLine($"    {Identifiers.Escape(hyperparameter.Property)} = {Converted(hyperparameter)};");
                writer.WriteLine("    break;");
            }

            writer.WriteLine("default:");
            writer.WriteLine("    throw global::OptimGen.HyperparameterRange.NoSuchIndex(index, RuleInfo);");
        }
    }

    private static string Converted(HyperparameterModel hyperparameter)
    {
        string name = $"nameof({Identifiers.Escape(hyperparameter.Property)})";
        return hyperparameter.Kind switch
        {
            HyperparameterKind.Integer => $"global::OptimGen.HyperparameterRange.ToInt32({name}, value, {Literals.String(hyperparameter.Range.ToString())})",
            HyperparameterKind.Boolean => $"global::OptimGen.HyperparameterRange.ToBoolean({name}, value)",
            _ => "value",
        };
    }
}
