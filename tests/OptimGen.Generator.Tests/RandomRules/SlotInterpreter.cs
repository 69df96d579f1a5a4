using System;

namespace OptimGen.Generator.Tests.RandomRules;

/// <summary>
/// What the table of docs/declared-form.md says, statement by statement, of one element in double: an oracle for the expansion of slots
/// that has no part in it.
/// </summary>
internal sealed class SlotInterpreter(SlotStack slots)
{
    private double _m = slots is { First: not null, Dampening: null } ? slots.Initial?.First ?? 0 : 0;
    private double _v = slots.Initial?.Second ?? 0;
    private double _vMax;
    private double _mean;
    private double _slow;

    /// <summary>Takes step <paramref name="t"/>, from 1, and gives the new parameter.</summary>
    public double Step(double x, double g, int t)
    {
        if (t == 1)
        {
            _slow = x;
        }

        // 1, 2
        double alpha = slots.LearningRate;
        double lambda = slots.WeightDecay;
        g = slots.Maximize ? -g : g;
        g = slots.ClipValue is { } bound ? Math.Min(Math.Max(g, -bound), bound) : g;
        g = slots.Decay == DecayForm.L2 ? g + (lambda * x) : g;
        x = slots.Decay == DecayForm.Decoupled ? x - (alpha * lambda * x) : x;

        // 3: along what
        double beta1 = slots.FirstDecay;
        double n = g;
        if (slots is { First: { } form, Of: MomentOf.Gradient })
        {
            _m = form == FirstMomentForm.Ema ? (beta1 * _m) + ((1 - beta1) * g)
                : slots.Dampening is { } dampening ? (t == 1 ? g : (beta1 * _m) + ((1 - dampening) * g))
                : (beta1 * _m) + g;
            n = slots.Nesterov ? g + (beta1 * _m) : _m;
        }

        // 4: over what
        double w = SecondMoment(g);

        // 5
        bool averagesFirst = slots is { First: FirstMomentForm.Ema, Of: MomentOf.Gradient };
        bool averagesSecond = slots.Second is SecondMomentForm.EmaOfSquares or SecondMomentForm.EmaOfDeviations or SecondMomentForm.SignedSquares;
        double c1 = averagesFirst && slots.Correction is CorrectedMoments.Both or CorrectedMoments.First ? 1 - Math.Pow(beta1, t) : 1;
        double c2 = averagesSecond && slots.Correction is CorrectedMoments.Both or CorrectedMoments.Second ? 1 - Math.Pow(slots.SecondDecay, t) : 1;
        bool isReordered = slots.Step == StepForm.Ratio && slots.Placement.HasFlag(EpsilonPlacement.Reordered) && c2 != 1;
        double rate = isReordered ? alpha * Math.Sqrt(c2) / c1 : alpha;
        if (!isReordered)
        {
            n /= c1;
            w /= c2;
        }

        // 6, 7
        double denominator = 1;
        if (slots.Step == StepForm.Ratio)
        {
            bool isInside = slots.Placement.HasFlag(EpsilonPlacement.Inside);
            bool isAdded = (slots.Placement & (EpsilonPlacement.Outside | EpsilonPlacement.Reordered)) != 0;
            double root = isInside ? Math.Sqrt(w + slots.Epsilon) : slots.Second == SecondMomentForm.MaxOfAbsolutes ? w : Math.Sqrt(w);
            denominator = isAdded ? root + slots.Epsilon : root;
        }

        double u = slots.Step switch { StepForm.Gradient => g, StepForm.Sign => Math.Sign(n), _ => n / denominator };
        u = slots.Decay == DecayForm.InStep ? u + (lambda * x) : u;
        if (slots is { First: not null, Of: MomentOf.Step })
        {
            _m = (beta1 * _m) + u;
            u = _m;
        }

        double move = rate * u;
        if (slots.ClipStep is { } clip)
        {
            // α is what it was at construction: φ·α/α₀ is φ.
            double low = clip.FinalRate * (1 - (1 / ((clip.Gamma * t) + 1)));
            double high = clip.FinalRate * (1 + (1 / (clip.Gamma * t)));
            move = Math.Min(Math.Max(rate / denominator, low), high) * n;
        }

        // 9, 10
        x -= move;
        x = slots.Decay == DecayForm.DecoupledAfter ? x - (alpha * lambda * x) : x;
        if (slots.Lookahead is { } lookahead && t % lookahead.Period == 0)
        {
            _slow += lookahead.StepSize * (x - _slow);
            x = _slow;
        }

        return x;
    }

    private double SecondMoment(double g)
    {
        if (slots.Second is not { } form)
        {
            return 1;
        }

        double beta2 = slots.SecondDecay;
        double epsilon = slots.Placement.HasFlag(EpsilonPlacement.InState) ? slots.Epsilon : 0;
        double square = g * g;
        _v = form switch
        {
            SecondMomentForm.SumOfSquares => _v + square,
            SecondMomentForm.MaxOfAbsolutes => Math.Max(beta2 * _v, Math.Abs(g) + epsilon),
            SecondMomentForm.SignedSquares => _v - ((1 - beta2) * Math.Sign(_v - square) * square),
            SecondMomentForm.EmaOfDeviations => (beta2 * _v) + ((1 - beta2) * (g - _m) * (g - _m)) + epsilon,
            _ => (beta2 * _v) + ((1 - beta2) * square) + epsilon,
        };
        _vMax = Math.Max(_vMax, _v);
        _mean = (beta2 * _mean) + ((1 - beta2) * g);
        return slots.RunningMaximum ? _vMax : slots.Centered ? Math.Max(_v - (_mean * _mean), 0) : _v;
    }
}
