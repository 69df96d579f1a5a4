using System;
using System.Globalization;
using OptimGen.Generator.Rules;

namespace OptimGen.Generator.Tests.Reading;

/// <summary>A node and all it depends on as one fully parenthesised expression.</summary>
internal static class GraphText
{
    public static string Of(RuleModel rule, int index)
    {
        Node node = rule.Graph.Nodes[index];
        string A() => Of(rule, node.A);
        string B() => Of(rule, node.B);
        return node.Op switch
        {
            Op.Literal => node.Value.ToString("R", CultureInfo.InvariantCulture),
            Op.Parameter => rule.ParameterSymbol,
            Op.Gradient => rule.GradientSymbol,
            Op.StepNumber => rule.StepSymbol,
            Op.State => rule.States[node.A].Symbol,
            Op.Hyperparameter => rule.Hyperparameters[node.A].Symbol,
            Op.Negate => "-" + A(),
            Op.Not => "!" + A(),
            Op.AnyUnit => $"any({A()})",
            Op.Abs => $"abs({A()})",
            Op.Sqrt => $"sqrt({A()})",
            Op.Minimum => $"min({A()}, {B()})",
            Op.Maximum => $"max({A()}, {B()})",
            Op.Power => $"pow({A()}, {B()})",
            Op.Add => $"({A()} + {B()})",
            Op.Subtract => $"({A()} - {B()})",
            Op.Multiply => $"({A()} * {B()})",
            Op.Divide => $"({A()} / {B()})",
            Op.Remainder => $"({A()} % {B()})",
            Op.Less => $"({A()} < {B()})",
            Op.Greater => $"({A()} > {B()})",
            Op.Equal => $"({A()} = {B()})",
            Op.NotEqual => $"({A()} != {B()})",
            Op.And => $"({A()} && {B()})",
            Op.Or => $"({A()} || {B()})",
            Op.Select => $"({A()} ? {B()} : {Of(rule, node.C)})",
            _ => throw new InvalidOperationException($"No text for {node.Op}."),
        };
    }
}
