using OptimGen.Generator.Rules;

namespace OptimGen.Generator.Analysis.Domains;

/// <summary>Why a divisor may be zero: the part of it to look at, and what to write.</summary>
/// <param name="Step">The step of a correction that counts from zero; −1 for any other cause.</param>
/// <param name="Advice">What to write.</param>
internal sealed record ZeroCause(int Step, string Advice)
{
    private const int MostLevels = 16;

    /// <summary>Looks for the cause in a divisor, as its value is where <paramref name="user"/> divides by it.</summary>
    public static ZeroCause Find(RuleModel rule, DomainAnalysis analysis, int divisor, int user) =>
        Find(rule, analysis, divisor, user, MostLevels)
        ?? new ZeroCause(-1, "add a [Positive] hyperparameter such as epsilon to it, or write Rule.Ratio, which is 0 there");

    private static ZeroCause? Find(RuleModel rule, DomainAnalysis analysis, int value, int user, int levels)
    {
        Node node = rule.Graph.Nodes[value];
        if (levels == 0 || !analysis.WhereUsed(value, user).MayBeZero)
        {
            return null;
        }

        switch (node.Op)
        {
            case Op.Hyperparameter:
                return Positive(rule, node);
            case Op.Negate or Op.Abs or Op.Sqrt or Op.AnyUnit or Op.Divide:
                return Find(rule, analysis, node.A, user, levels - 1);
            case Op.Multiply:
                return Find(rule, analysis, node.A, user, levels - 1) ?? Find(rule, analysis, node.B, user, levels - 1);
            case Op.Add or Op.Maximum:
                // Only what is added plainly: a hyperparameter inside the other summand does not keep the sum from zero.
                return PositiveOperand(rule, node.A) ?? PositiveOperand(rule, node.B);
            case Op.Subtract when rule.Graph.Nodes[node.A] is { Op: Op.Literal, Value: 1 }:
                return FindCorrection(rule, analysis, node.B, user);
            default:
                return null;
        }
    }

    private static ZeroCause? FindCorrection(RuleModel rule, DomainAnalysis analysis, int value, int user)
    {
        Node node = rule.Graph.Nodes[value];
        if (node.Op == Op.Hyperparameter)
        {
            return Decay(rule, node);
        }

        if (node.Op != Op.Power)
        {
            return null;
        }

        return analysis.WhereUsed(node.B, user).MayBeZero ? new ZeroCause(node.B, "")
            : rule.Graph.Nodes[node.A] is { Op: Op.Hyperparameter } decay ? Decay(rule, decay)
            : null;
    }

    private static ZeroCause? PositiveOperand(RuleModel rule, int value)
    {
        Node node = rule.Graph.Nodes[value];
        return node.Op == Op.AnyUnit ? PositiveOperand(rule, node.A) : node.Op == Op.Hyperparameter ? Positive(rule, node) : null;
    }

    private static ZeroCause? Positive(RuleModel rule, Node node)
    {
        HyperparameterModel hyperparameter = rule.Hyperparameters[node.A];
        return hyperparameter.Range.Contains(0)
            ? new ZeroCause(-1, $"declare [Positive] on '{hyperparameter.Symbol}', which may be anything in {hyperparameter.Range}")
            : null;
    }

    private static ZeroCause? Decay(RuleModel rule, Node node)
    {
        HyperparameterModel hyperparameter = rule.Hyperparameters[node.A];
        return hyperparameter.Range.Contains(1)
            ? new ZeroCause(-1, $"declare [Decay] on '{hyperparameter.Symbol}', which may be anything in {hyperparameter.Range}")
            : null;
    }
}
