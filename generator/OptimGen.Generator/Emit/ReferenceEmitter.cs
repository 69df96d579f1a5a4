using System.Collections.Generic;
using System.Linq;
using OptimGen.Generator.Rules;

namespace OptimGen.Generator.Emit;

/// <summary>
/// The rule as plain C# over doubles, one element after the other: an oracle for tests that shares nothing with the kernels. In the
/// rule form it calls the author's own method, which is thereby used; the declared form has none, so its statements are written out.
/// </summary>
internal static class ReferenceEmitter
{
    private const string Add = "global::System.Runtime.CompilerServices.Unsafe.Add";

    public static void Write(SourceWriter writer, RuleModel rule)
    {
        writer.WriteLine("""
            /// <summary>Takes the same step in plain C#, element by element, without kernels: slow, and what they are compared with.</summary>
            /// <param name="parameters">The parameters, changed in place.</param>
            /// <param name="gradients">Their gradients, as many.</param>
            /// <param name="state">A state made by <c>CreateState&lt;double&gt;</c>. Subnormal moments are kept.</param>
            /// <exception cref="global::System.ArgumentNullException"><paramref name="state"/> is null.</exception>
            /// <exception cref="global::System.ArgumentException">Lengths differ, arrays overlap, or the state is another rule's or type's; nothing was changed.</exception>
            """);
        using (writer.WriteBlock("public void Reference(global::System.Span<double> parameters, global::System.ReadOnlySpan<double> gradients, global::OptimGen.OptimizerState state)"))
        {
            StepEmitter.WriteNullCheck(writer, "state");
            writer.WriteLine("""
                state.BeginStep(
                    RuleInfo,
                    ref global::System.Runtime.InteropServices.MemoryMarshal.GetReference(parameters),
                    parameters.Length,
                    ref global::System.Runtime.InteropServices.MemoryMarshal.GetReference(gradients),
                    gradients.Length);
                """);
            bool hasInitialValues = rule.States.Any(state => state.Initially != InitialValueKind.Zero);
            if (hasInitialValues)
            {
                writer.WriteLine("const nint start = 0;");
                writer.WriteLine("nint length = parameters.Length;");
                StepEmitter.WriteInitialValues(writer, rule, "double", "", "ref global::System.Runtime.InteropServices.MemoryMarshal.GetReference(parameters)");
            }

            using (writer.WriteBlock("for (int i = 0; i < parameters.Length; i++)"))
            {
                if (rule.Reference is { } call)
                {
                    writer.WriteLine($"{Identifiers.Escape(call.Method)}({string.Join(", ", call.Arguments.Select(argument => Argument(rule, argument)))});");
                }
                else
                {
                    WriteStatements(writer, rule);
                }
            }

            writer.WriteLine();
            writer.WriteLine("state.EndStep();");
        }
    }

    private static string Argument(RuleModel rule, ReferenceArgument argument) => argument.Leaf switch
    {
        Op.Parameter => "ref parameters[i]",
        Op.Gradient => "gradients[i]",
        Op.State => $"ref {StateElement(argument.Index)}",
        Op.StepNumber => argument.IsInteger32 ? "checked((int)(state.Step + 1))" : "state.Step + 1",
        _ => UniformsEmitter.FieldName(rule.Hyperparameters[argument.Index]),
    };

    private static string StateElement(int index) => $"{Add}(ref state.Buffer<double>({index}), i)";

    private static void WriteStatements(SourceWriter writer, RuleModel rule)
    {
        Dictionary<string, int> current = [];
        HashSet<string> declared = [];
        ExpressionWriter writeExpression = new(rule.Graph.Nodes, NameOf, Spelling.Double);
        foreach (Assignment assignment in rule.Graph.Assignments)
        {
            string value = writeExpression.Write(assignment.Node);
            string name = Identifiers.Escape(assignment.Name);
            writer.WriteLine($"{(declared.Add(name) ? "double " : "")}{name} = {value};");
            current[name] = assignment.Node;
        }

        // Elements are stored last: until then, the arrays hold what the step began with.
        writer.WriteLine($"parameters[i] = {writeExpression.Write(rule.Graph.Parameter)};");
        for (int state = 0; state < rule.States.Count; state++)
        {
            writer.WriteLine($"{StateElement(state)} = {writeExpression.Write(rule.Graph.States[state])};");
        }

        string? NameOf(int index)
        {
            Node node = rule.Graph.Nodes[index];
            string? leaf = node.Op switch
            {
                Op.Literal => Literals.Double(node.Value),
                Op.Parameter => "parameters[i]",
                Op.Gradient => "gradients[i]",
                Op.State => StateElement(node.A),
                Op.Hyperparameter => UniformsEmitter.FieldName(rule.Hyperparameters[node.A]),
                Op.StepNumber => "(state.Step + 1)",
                _ => null,
            };
            return leaf ?? current.Where(variable => variable.Value == index).Select(variable => variable.Key).FirstOrDefault();
        }
    }
}
