using System.Collections.Generic;
using System.Collections.Immutable;
using System.Globalization;
using System.Linq;
using Microsoft.CodeAnalysis;
using OptimGen.Generator.Diagnostics;
using OptimGen.Generator.Formulas;
using OptimGen.Generator.Reading;
using OptimGen.Generator.Rules;

namespace OptimGen.Generator.Analysis.Corrections;

/// <summary>Reports what <see cref="CorrectionAnalysis"/> and <see cref="WeightAnalysis"/> find, where it stands.</summary>
internal static class CorrectionReporter
{
    /// <summary>The property of a diagnostic that spells the decay of a correction, for the code fixes.</summary>
    public const string WrongProperty = "wrong";

    /// <summary>The property of a diagnostic that spells the decay that belongs in its place.</summary>
    public const string RightProperty = "right";

    public static void Report(RuleModel rule, RuleSources sources, DiagnosticReporter reporter)
    {
        RuleValues values = new(rule);
        foreach (CorrectionFinding finding in CorrectionAnalysis.Find(values).Concat(WeightAnalysis.Find(values)))
        {
            reporter.Report(ToDiagnostic(finding, values, sources));
        }
    }

    private static Diagnostic ToDiagnostic(CorrectionFinding finding, RuleValues rule, RuleSources sources)
    {
        string state = rule.Rule.States[finding.State].Symbol;
        string decay = Spell(rule, finding.Decay);
        string step = rule.Rule.StepSymbol;
        switch (finding.Fault)
        {
            case CorrectionFault.OtherDecay:
                string right = Spell(rule, finding.Right);
                return Create(Descriptors.OtherDecayCorrection, finding, rule, sources, state, right, decay, step);
            case CorrectionFault.Sum:
                return Create(Descriptors.NeedlessCorrection, finding, rule, sources, state, "is a sum, not an average", decay, step);
            case CorrectionFault.Maximum:
                return Create(Descriptors.NeedlessCorrection, finding, rule, sources, state, "is a maximum, not an average", decay, step);
            case CorrectionFault.StartsElsewhere:
                return Create(Descriptors.NeedlessCorrection, finding, rule, sources, state, "does not start at zero", decay, step);
            case CorrectionFault.UnequalWeights:
                string taken = Spell(rule, finding.Right);
                bool isComplement = Leaf(rule, finding.Decay) is null;
                string kept = isComplement ? Spell(rule, rule.Values.Complement(finding.Right)) : decay;
                return Create(Descriptors.UnequalWeights, finding, rule, sources, state, decay, taken, kept);
            default:
                string fault = finding.Fault switch
                {
                    CorrectionFault.OutsideRoot => "is corrected outside the root it stands under, which corrects it twice",
                    CorrectionFault.DebiasedAlready => "has a decay that takes its bias away, and is corrected once more",
                    _ => "is corrected twice",
                };
                return Create(Descriptors.DoubleCorrection, finding, rule, sources, state, fault, decay, step);
        }
    }

    private static Diagnostic Create(
        DiagnosticDescriptor descriptor, CorrectionFinding finding, RuleValues rule, RuleSources sources, params object[] arguments)
    {
        RuleOrigin origin = sources.Of(finding.Node);
        List<Location> causes = [];
        ImmutableDictionary<string, string?> properties = ImmutableDictionary<string, string?>.Empty;
        if (origin.Cause is not null)
        {
            causes.Add(origin.Cause);
        }

        if (finding.Correction >= 0 && sources.Of(finding.Correction) is { Place: { } correction, Cause: null } && correction != origin.Place)
        {
            causes.Add(correction);
            if (origin.Cause is null && Leaf(rule, finding.Decay) is { } wrong && Leaf(rule, finding.Right) is { } right)
            {
                properties = properties.Add(WrongProperty, wrong).Add(RightProperty, right);
            }
        }

        return Diagnostic.Create(descriptor, origin.Place ?? sources.Declaration, causes, properties, arguments);
    }

    /// <summary>A value as the rule's text has it, where that is one word.</summary>
    private static string? Leaf(RuleValues rule, int value) => value < 0 ? null : rule.Values[value] switch
    {
        { Op: Op.Hyperparameter } leaf => rule.Rule.Hyperparameters[leaf.A].Symbol,
        { Op: Op.Literal } leaf => leaf.Value.ToString("R", CultureInfo.InvariantCulture),
        _ => null,
    };

    private static string Spell(RuleValues rule, int value) => value < 0 ? "" : new ExpressionWriter(
        new EquatableArray<Node>(rule.Values.Nodes),
        index => rule.Values[index].Op == Op.StepNumber ? rule.Rule.StepSymbol : Leaf(rule, index),
        info => info.Formula.Replace('−', '-').Replace("·", " * ")).Write(value);
}
