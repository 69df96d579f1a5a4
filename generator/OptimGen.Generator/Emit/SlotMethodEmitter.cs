using System.Collections.Generic;
using System.Linq;
using OptimGen.Generator.Formulas;
using OptimGen.Generator.Rules;

namespace OptimGen.Generator.Emit;

/// <summary>What the slots of the declared form stand for, written as the method that the rule form would have.</summary>
internal static class SlotMethodEmitter
{
    /// <summary>The name of the method.</summary>
    public const string Name = "Update";

    /// <summary>How it is called: parameter, gradient, states, step, hyperparameters.</summary>
    public static ReferenceCall Call(RuleModel rule)
    {
        List<ReferenceArgument> arguments = [new(Op.Parameter, -1, false), new(Op.Gradient, -1, false)];
        arguments.AddRange(rule.States.Select((_, index) => new ReferenceArgument(rule.LeafOf(index).Op, index, false)));
        arguments.Add(new ReferenceArgument(Op.StepNumber, -1, false));
        arguments.AddRange(Shapes(rule).Select(value => new ReferenceArgument(Op.Shape, (int)value, false)));
        arguments.AddRange(rule.Hyperparameters.Select((_, index) => new ReferenceArgument(Op.Hyperparameter, index, false)));
        return new ReferenceCall(Name, new EquatableArray<ReferenceArgument>(arguments));
    }

    public static void Write(SourceWriter writer, RuleModel rule)
    {
        IEnumerable<string> parameters = new[] { $"ref double {rule.ParameterSymbol}", $"double {rule.GradientSymbol}" }
            .Concat(rule.States.Select(state => $"{(state.IsFixed ? "" : "ref ")}double {state.Symbol}"))
            .Append($"long {rule.StepSymbol}")
            .Concat(Shapes(rule).Select(value => $"double {NameOf(value)}"))
            .Concat(rule.Hyperparameters.Select(hyperparameter => $"double {hyperparameter.Symbol}"));
        writer.WriteLine("/// <summary>The rule: what the slots of the declaration stand for.</summary>");
        using (writer.WriteBlock($"private static void {Name}({string.Join(", ", parameters)})"))
        {
            List<string> statements = [];
            SortedSet<string> kept = [];
            WriteStatements(rule, statements, kept);

            // What was loaded is needed after its variable has another value.
            foreach (string symbol in kept)
            {
                writer.WriteLine($"double {OldName(symbol)} = {symbol};");
            }

            statements.ForEach(writer.WriteLine);
        }
    }

    private static void WriteStatements(RuleModel rule, List<string> statements, SortedSet<string> kept)
    {
        HashSet<string> declared = [rule.ParameterSymbol, rule.GradientSymbol, .. rule.States.Select(state => state.Symbol)];
        Dictionary<string, int> current = [];
        ExpressionWriter expressions = new(rule.Graph.Nodes, NameOf, Spell);
        foreach (Assignment assignment in rule.Graph.Assignments)
        {
            string value = expressions.Write(assignment.Node);
            statements.Add($"{(declared.Add(assignment.Name) ? "double " : "")}{assignment.Name} = {value};");
            current[assignment.Name] = assignment.Node;
        }

        string? NameOf(int index)
        {
            Node node = rule.Graph.Nodes[index];
            return node.Op switch
            {
                Op.Literal => Literals.Double(node.Value),
                Op.Hyperparameter => rule.Hyperparameters[node.A].Symbol,
                Op.StepNumber => rule.StepSymbol,
                Op.Shape => SlotMethodEmitter.NameOf((ShapeValue)node.A),
                Op.Parameter => Loaded(rule.ParameterSymbol, index),
                Op.Gradient => Loaded(rule.GradientSymbol, index),
                Op.State or Op.UniformState => Loaded(rule.States[node.A].Symbol, index),
                _ => current.Where(variable => variable.Value == index).Select(variable => variable.Key).FirstOrDefault(),
            };
        }

        string Loaded(string symbol, int index)
        {
            if (!current.TryGetValue(symbol, out int node) || node == index)
            {
                return symbol;
            }

            kept.Add(symbol);
            return OldName(symbol);
        }
    }

    /// <summary>What the rule asks of the tensor's shape.</summary>
    private static IEnumerable<ShapeValue> Shapes(RuleModel rule) =>
        rule.Graph.Nodes.Where(node => node.Op == Op.Shape).Select(node => (ShapeValue)node.A).Distinct().OrderBy(value => value);

    private static string NameOf(ShapeValue value) => value.ToString().ToLowerInvariant();

    /// <summary>C# on doubles; sums over the tensor as the rule form writes them.</summary>
    private static string Spell(OpInfo info) => info.Op == Op.Sum ? "global::OptimGen.Reduce.Sum({0})" : Spelling.Double(info);

    private static string OldName(string symbol) => "old" + Kernels.UniformNaming.Capital(symbol);
}
