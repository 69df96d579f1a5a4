using System.Collections.Generic;
using System.Linq;
using OptimGen.Generator.Rules;

namespace OptimGen.Generator.Analysis.Corrections;

/// <summary>
/// Whether averages are corrected with their own decay, once, and only where they start at zero. In every product on its own, each
/// correction is given to an average of its decay that it corrects: cᵏ corrects aᵉ where k = −e, so √c₂ in a reordered rate belongs to
/// the √v it is divided by. What is left over is reported where one average alone can have been meant.
/// </summary>
internal sealed class CorrectionAnalysis
{
    private readonly RuleValues _rule;
    private readonly StateAverage[] _averages;
    private readonly List<CorrectionFinding> _findings = [];
    private readonly HashSet<(CorrectionFault Fault, int State, int Node)> _found = [];

    private CorrectionAnalysis(RuleValues rule)
    {
        _rule = rule;
        _averages = StateAverages.Find(rule);
    }

    public static IReadOnlyList<CorrectionFinding> Find(RuleValues rule)
    {
        CorrectionAnalysis analysis = new(rule);
        foreach (int root in analysis.Roots())
        {
            Product product = new(rule, analysis._averages, root);
            if (product.IsComplete && product.Corrections.Count > 0)
            {
                analysis.Check(product);
            }
        }

        return analysis._findings;
    }

    /// <summary>The products that are no factors of larger ones, wherever they are used otherwise.</summary>
    private IEnumerable<int> Roots()
    {
        RuleGraph graph = _rule.Rule.Graph;
        HashSet<int> roots = [graph.Parameter, .. graph.States];
        for (int index = 0; index < graph.Nodes.Count; index++)
        {
            Node node = graph.Nodes[index];
            int through = Product.LooksThrough(_rule, node);
            for (int operand = 0; operand < node.Arity && !Product.IsProduct(node.Op); operand++)
            {
                if (node.Operand(operand) != through)
                {
                    roots.Add(node.Operand(operand));
                }
            }
        }

        return roots.Where(root => _rule.Varies(_rule.Values.Of(root))).OrderBy(root => root);
    }

    private void Check(Product product)
    {
        HashSet<Occurrence> corrected = new(IdentityComparer.Instance);
        List<Occurrence> left = [];
        foreach (Occurrence correction in product.Corrections)
        {
            if (product.Averages.FirstOrDefault(average => IsOwn(correction, average) && !corrected.Contains(average)) is not { } own)
            {
                left.Add(correction);
                continue;
            }

            corrected.Add(own);
            if (!_averages[own.Key].IsFromZero)
            {
                Report(CorrectionFault.StartsElsewhere, own, correction);
            }
        }

        foreach (Occurrence correction in WithoutOpposites(left))
        {
            if (!IsExplained(correction, product))
            {
                CheckLeft(correction, product.Averages, corrected);
            }
        }
    }

    private bool IsOwn(Occurrence correction, Occurrence average) =>
        _averages[average.Key] is { Kind: AverageKind.Average } known && known.Decay == correction.Key && average.Exponent == -correction.Exponent;

    /// <summary>c / c is nothing.</summary>
    private static List<Occurrence> WithoutOpposites(List<Occurrence> corrections)
    {
        List<Occurrence> rest = [];
        foreach (Occurrence correction in corrections)
        {
            int opposite = rest.FindIndex(other => other.Key == correction.Key && other.Exponent == -correction.Exponent);
            if (opposite >= 0)
            {
                rest.RemoveAt(opposite);
            }
            else
            {
                rest.Add(correction);
            }
        }

        return rest;
    }

    /// <summary>Whether something that was not looked into may hold the average that the correction is for.</summary>
    private bool IsExplained(Occurrence correction, Product product)
    {
        foreach (Occurrence other in product.Others)
        {
            bool[] reached = _rule.Values.ReachedFrom(other.Key);
            for (int state = 0; state < _averages.Length; state++)
            {
                StateAverage known = _averages[state];
                bool isCandidate = known.Kind == AverageKind.Unknown || known.Decay == correction.Key;
                if (isCandidate && (reached[_rule.Updates[state]] || (_rule.Leaves[state] >= 0 && reached[_rule.Leaves[state]])))
                {
                    return true;
                }
            }
        }

        return false;
    }

    private void CheckLeft(Occurrence correction, List<Occurrence> averages, HashSet<Occurrence> corrected)
    {
        Occurrence[] ofDecay = [.. averages.Where(average => _averages[average.Key].Decay == correction.Key)];
        Occurrence[] again = [.. ofDecay.Where(average => average.Exponent == -correction.Exponent)];
        if (again.Length > 0)
        {
            if (again.Length == 1)
            {
                bool isDebiased = _averages[again[0].Key].Kind == AverageKind.Debiased;
                Report(isDebiased ? CorrectionFault.DebiasedAlready : CorrectionFault.Twice, again[0], correction);
            }

            return;
        }

        if (ofDecay.Length == 1 && !corrected.Contains(ofDecay[0]) && correction.Exponent == -2 * ofDecay[0].Exponent)
        {
            Report(CorrectionFault.OutsideRoot, ofDecay[0], correction);
            return;
        }

        Occurrence[] candidates = [.. averages.Where(average => average.Exponent == -correction.Exponent && !corrected.Contains(average))];
        if (candidates.Length != 1)
        {
            return;
        }

        switch (_averages[candidates[0].Key].Kind)
        {
            case AverageKind.Average:
                Report(CorrectionFault.OtherDecay, candidates[0], correction);
                break;
            case AverageKind.Sum:
                Report(CorrectionFault.Sum, candidates[0], correction);
                break;
            case AverageKind.Maximum:
                Report(CorrectionFault.Maximum, candidates[0], correction);
                break;
        }
    }

    private void Report(CorrectionFault fault, Occurrence average, Occurrence correction)
    {
        if (_found.Add((fault, average.Key, correction.Place)))
        {
            _findings.Add(new CorrectionFinding(
                fault, average.Key, correction.Place, correction.Node, correction.Key, _averages[average.Key].Decay));
        }
    }
}
