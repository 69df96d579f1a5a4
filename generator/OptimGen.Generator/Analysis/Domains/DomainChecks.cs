using System.Collections.Generic;
using System.Threading;
using OptimGen.Generator.Lowering;
using OptimGen.Generator.Rules;

namespace OptimGen.Generator.Analysis.Domains;

/// <summary>Finds the operations that may have no value, and the constants that an element type has no number for.</summary>
internal sealed class DomainChecks
{
    private readonly RuleModel _rule;
    private readonly DomainAnalysis _analysis;
    private readonly ExpressionText _text;
    private readonly bool[] _isUniform;
    private readonly List<DomainFinding> _findings = [];

    private DomainChecks(RuleModel rule, DomainOptions options)
    {
        _rule = rule;
        _analysis = DomainAnalysis.Of(rule, options);
        _text = new ExpressionText(rule);
        _isUniform = Uniformity.Of(Graph.Of(rule.Graph));
    }

    /// <summary>All that is found in a rule, in the order of its operations.</summary>
    public static IReadOnlyList<DomainFinding> Find(RuleModel rule, DomainOptions? options = null, CancellationToken token = default)
    {
        DomainChecks checks = new(rule, options ?? DomainOptions.Default);
        for (int index = 0; index < rule.Graph.Nodes.Count; index++)
        {
            token.ThrowIfCancellationRequested();
            if (checks._analysis.IsUsed(index))
            {
                checks.Check(index);
            }
        }

        checks._findings.AddRange(ConstantChecks.Find(rule, checks._analysis, checks._text));
        return checks._findings;
    }

    private void Check(int index)
    {
        Node node = _rule.Graph.Nodes[index];
        switch (node.Op)
        {
            case Op.Sqrt when Fails(node.A, index, value => value.IsNotNegative) is { } negative:
                Add(DomainFault.NegativeRoot, index, _text.Of(node.A), negative.ToString());
                break;
            case Op.Log or Op.Log2 when Fails(node.A, index, value => value.IsPositive) is { } below:
                Add(DomainFault.LogarithmOfZero, index, _text.Of(node.A), below.ToString());
                break;
            case Op.Divide or Op.Remainder:
                CheckDivisor(index, node.B);
                break;
            case Op.Power:
                CheckPower(index, node);
                break;
        }
    }

    private void CheckPower(int index, Node node)
    {
        if (!_isUniform[index])
        {
            // Zero is well where the exponent is positive: e to the power of −∞.
            bool allowsZero = Fails(node.B, index, exponent => exponent.IsPositive) is null;
            if (Fails(node.A, index, value => allowsZero ? value.IsNotNegative : value.IsPositive) is { } outside)
            {
                Add(DomainFault.VaryingPower, index, _text.Of(node.A), _text.Of(node.B), outside.ToString());
            }

            return;
        }

        bool isWhole = _analysis.IsWhole(node.B);
        if (!isWhole && Fails(node.A, index, value => value.IsNotNegative) is { } negative)
        {
            Add(DomainFault.NegativeBase, index, _text.Of(node.A), _text.Of(node.B), negative.ToString());
        }
        else if (Fails(node.B, index, exponent => exponent.IsNotNegative) is not null)
        {
            CheckDivisor(index, node.A);
        }
    }

    private void CheckDivisor(int index, int divisor)
    {
        if (Fails(divisor, index, value => !value.MayBeZero) is not { } interval)
        {
            return;
        }

        ZeroCause cause = ZeroCause.Find(_rule, _analysis, divisor, index);
        if (cause.Step >= 0)
        {
            string step = _analysis.WhereUsed(cause.Step, index).ToString();
            Add(DomainFault.CorrectionFromZero, index, _text.Of(divisor), _text.Of(cause.Step), step);
        }
        else if (_analysis.WhereUsedAtFirstStep(divisor, index) == Interval.Zero)
        {
            Add(DomainFault.DivisionByZeroAtFirst, index, _text.Of(divisor), Interval.Zero.ToString(), interval.ToString());
        }
        else
        {
            Add(DomainFault.DivisionByZero, index, _text.Of(divisor), interval.ToString(), cause.Advice);
        }
    }

    /// <summary>The interval of an operand where it is used, if it is not as it must be; null where all is well.</summary>
    private Interval? Fails(int operand, int user, System.Func<Interval, bool> isWell)
    {
        Interval value = _analysis[operand];
        if (value.IsEmpty || isWell(value))
        {
            return null;
        }

        value = _analysis.WhereUsed(operand, user);
        return value.IsEmpty || isWell(value) ? null : value;
    }

    private void Add(DomainFault fault, int node, params string[] arguments) =>
        _findings.Add(new DomainFinding(fault, node, -1, arguments));
}
