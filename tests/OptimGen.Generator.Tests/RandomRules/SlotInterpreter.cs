using System;
using System.Linq;

namespace OptimGen.Generator.Tests.RandomRules;

/// <summary>
/// What the table of docs/declared-form.md says, statement by statement, of one tensor in double: an oracle for the expansion of slots that
/// has no part in it.
/// </summary>
internal sealed class SlotInterpreter(SlotStack slots, int rank)
{
    private double[] _m = [];
    private double[] _v = [];
    private double[] _vMax = [];
    private double[] _mean = [];
    private double[] _slow = [];

    /// <summary>Takes step <paramref name="t"/>, from 1, in place.</summary>
    public void Step(double[] x, double[] gradient, int t)
    {
        double[] g = [.. gradient];
        int[] all = [.. Enumerable.Range(0, x.Length)];
        if (t == 1)
        {
            _m = [.. all.Select(_ => slots is { First: not null, Dampening: null } ? slots.Initial?.First ?? 0 : 0)];
            _v = [.. all.Select(_ => slots.Initial?.Second ?? 0)];
            _vMax = new double[x.Length];
            _mean = new double[x.Length];
            _slow = [.. x];
        }

        // 1, 2, 3
        double alpha = slots.LearningRate;
        double lambda = slots.WeightDecay;
        bool trustsGradient = slots.Trust == MomentOf.Gradient;
        foreach (int i in all)
        {
            g[i] = slots.Maximize ? -g[i] : g[i];
            g[i] = slots.ClipValue is { } bound ? Math.Min(Math.Max(g[i], -bound), bound) : g[i];
            g[i] = slots.Decay == DecayForm.L2 && !(trustsGradient && rank == 1) ? g[i] + (lambda * x[i]) : g[i];
            x[i] = slots.Decay == DecayForm.Decoupled ? x[i] - (alpha * lambda * x[i]) : x[i];
        }

        if (trustsGradient && rank > 1)
        {
            double ratio = Norm(x) > 0 && Norm(g) > 0 ? slots.Coefficient * Norm(x) / Norm(g) : 1;
            foreach (int i in all)
            {
                g[i] *= ratio;
            }
        }

        double[] u = new double[x.Length];
        double[] rates = new double[x.Length];
        bool[] agrees = new bool[x.Length];
        foreach (int i in all)
        {
            // 4: along what
            double beta1 = slots.FirstDecay;
            double n = g[i];
            if (slots is { First: { } form, Of: MomentOf.Gradient })
            {
                _m[i] = form == FirstMomentForm.Ema ? (beta1 * _m[i]) + ((1 - beta1) * g[i])
                    : slots.Dampening is { } dampening ? (t == 1 ? g[i] : (beta1 * _m[i]) + ((1 - dampening) * g[i]))
                    : (beta1 * _m[i]) + g[i];
                n = slots.Nesterov ? g[i] + (beta1 * _m[i]) : _m[i];
            }

            agrees[i] = n * g[i] > 0;

            // 5: over what
            double w = SecondMoment(i, g[i]);

            // 6
            bool averagesFirst = slots is { First: FirstMomentForm.Ema, Of: MomentOf.Gradient };
            bool averagesSecond = slots.Second is SecondMomentForm.EmaOfSquares or SecondMomentForm.EmaOfDeviations or SecondMomentForm.SignedSquares;
            double c1 = averagesFirst && slots.Correction is CorrectedMoments.Both or CorrectedMoments.First ? 1 - Math.Pow(beta1, t) : 1;
            double c2 = averagesSecond && slots.Correction is CorrectedMoments.Both or CorrectedMoments.Second ? 1 - Math.Pow(slots.SecondDecay, t) : 1;
            bool isReordered = slots.Step == StepForm.Ratio && slots.Placement.HasFlag(EpsilonPlacement.Reordered) && c2 != 1;
            rates[i] = isReordered ? alpha * Math.Sqrt(c2) / c1 : alpha;
            if (!isReordered)
            {
                n /= c1;
                w /= c2;
            }

            double denominator = 1;
            if (slots.Step == StepForm.Ratio)
            {
                bool isInside = slots.Placement.HasFlag(EpsilonPlacement.Inside);
                bool isAdded = (slots.Placement & (EpsilonPlacement.Outside | EpsilonPlacement.Reordered)) != 0;
                double root = isInside ? Math.Sqrt(w + slots.Epsilon) : slots.Second == SecondMomentForm.MaxOfAbsolutes ? w : Math.Sqrt(w);
                denominator = isAdded ? root + slots.Epsilon : root;
            }

            u[i] = slots.Step switch { StepForm.Gradient => g[i], StepForm.Sign => Math.Sign(n), _ => n / denominator };
            u[i] = slots.Decay == DecayForm.InStep ? u[i] + (lambda * x[i]) : u[i];

            // 7
            if (slots is { First: not null, Of: MomentOf.Step })
            {
                _m[i] = (beta1 * _m[i]) + u[i];
                u[i] = _m[i];
            }

            if (slots.ClipStep is { } clip)
            {
                // α is what it was at construction: φ·α/α₀ is φ.
                double low = clip.FinalRate * (1 - (1 / ((clip.Gamma * t) + 1)));
                double high = clip.FinalRate * (1 + (1 / (clip.Gamma * t)));
                rates[i] = Math.Min(Math.Max(rates[i] / denominator, low), high);
                u[i] = n;
            }
        }

        // 8
        if (slots.MeanFloor is { } floor)
        {
            double share = agrees.Count(one => one) / (double)x.Length;
            u = [.. all.Select(i => agrees[i] ? u[i] / Math.Max(share, floor) : 0)];
        }

        if (slots.Trust == MomentOf.Step)
        {
            double norm = Math.Min(Norm(x), slots.NormLimit);
            double trust = norm > 0 && Norm(u) > 0 ? norm / Norm(u) : 1;
            u = [.. u.Select(value => trust * value)];
        }

        // 9, 10
        foreach (int i in all)
        {
            x[i] -= rates[i] * u[i];
            x[i] = slots.Decay == DecayForm.DecoupledAfter ? x[i] - (alpha * lambda * x[i]) : x[i];
            if (slots.Lookahead is { } lookahead && t % lookahead.Period == 0)
            {
                _slow[i] += lookahead.StepSize * (x[i] - _slow[i]);
                x[i] = _slow[i];
            }
        }
    }

    private static double Norm(double[] values) => Math.Sqrt(values.Sum(value => value * value));

    private double SecondMoment(int i, double g)
    {
        if (slots.Second is not { } form)
        {
            return 1;
        }

        double beta2 = slots.SecondDecay;
        double epsilon = slots.Placement.HasFlag(EpsilonPlacement.InState) ? slots.Epsilon : 0;
        double square = g * g;
        _v[i] = form switch
        {
            SecondMomentForm.SumOfSquares => _v[i] + square,
            SecondMomentForm.MaxOfAbsolutes => Math.Max(beta2 * _v[i], Math.Abs(g) + epsilon),
            SecondMomentForm.SignedSquares => _v[i] - ((1 - beta2) * Math.Sign(_v[i] - square) * square),
            SecondMomentForm.EmaOfDeviations => (beta2 * _v[i]) + ((1 - beta2) * (g - _m[i]) * (g - _m[i])) + epsilon,
            _ => (beta2 * _v[i]) + ((1 - beta2) * square) + epsilon,
        };
        _vMax[i] = Math.Max(_vMax[i], _v[i]);
        _mean[i] = (beta2 * _mean[i]) + ((1 - beta2) * g);
        return slots.RunningMaximum ? _vMax[i] : slots.Centered ? Math.Max(_v[i] - (_mean[i] * _mean[i]), 0) : _v[i];
    }
}
