using OptimGen.Generator.Rules;

namespace OptimGen.Generator.Reading.Declared;

/// <content>From the bias correction on: the step itself.</content>
internal sealed partial class Expansion
{
    /// <summary>
    /// 6, <c>[BiasCorrection]</c> of the first moment: n ← n / c₁ with c₁ = 1 − β₁ᵗ. <c>Reordered</c>: α ← α·√c₂ / c₁ instead.
    /// </summary>
    private void CorrectFirst()
    {
        if (_slots.CorrectsFirst && !_slots.IsReordered)
        {
            _n = _variables.SetLocal("mHat", Add(Op.Divide, _n, FirstCorrection()));
        }
    }

    /// <summary>
    /// 6, <c>[BiasCorrection]</c> of the second moment: w ← w / c₂ with c₂ = 1 − β₂ᵗ. <c>Reordered</c>: α ← α·√c₂ / c₁ instead.
    /// </summary>
    private void CorrectSecond()
    {
        if (_slots.IsReordered)
        {
            int root = Add(Op.Multiply, _rate, Add(Op.Sqrt, SecondCorrection()));
            _rate = _variables.SetLocal("rate", _slots.CorrectsFirst ? Add(Op.Divide, root, FirstCorrection()) : root);
        }
        else if (_slots.CorrectsSecond)
        {
            _w = _variables.SetLocal("vHat", Add(Op.Divide, _w, SecondCorrection()));
        }
    }

    /// <summary>
    /// 6, <c>[Step]</c>. <c>Gradient</c>: u = g. <c>Momentum</c>: u = n. <c>Sign</c>: u = sign(n). <c>Ratio</c>: u = n / (√w + ε);
    /// <c>Inside</c>: u = n / √(w + ε); <c>InState</c> alone: u = n / √w. <c>MaxOfAbsolutes</c> has no root: w itself.
    /// </summary>
    private void FormStep()
    {
        switch (_step.Form)
        {
            case StepForm.Gradient:
                _u = Gradient;
                break;
            case StepForm.Momentum:
                _u = _n;
                break;
            case StepForm.Sign:
                _u = _variables.SetLocal("u", _arithmetic.Sign(_n));
                break;
            default:
                _u = _n;
                _denominator = Denominator();
                break;
        }
    }

    private int Denominator()
    {
        if (_step.HasEpsilon(EpsilonPlacement.Inside))
        {
            return Add(Op.Sqrt, Add(Op.Add, _w, Epsilon()));
        }

        int root = _slots.SecondMoment is { Form: SecondMomentForm.MaxOfAbsolutes } ? _w : Add(Op.Sqrt, _w);
        if (_slots.SecondMoment is { Centered: true })
        {
            _variables.SetLocal("deviation", root);
        }

        return _step.HasEpsilon(EpsilonPlacement.Outside | EpsilonPlacement.Reordered) ? Add(Op.Add, root, Epsilon()) : root;
    }

    /// <summary>6, <c>InStep</c>: u ← u + λ·x.</summary>
    private void DecayIntoStep()
    {
        if (_slots.WeightDecay is { Form: DecayForm.InStep })
        {
            _u = _variables.SetLocal("u", Add(Op.Add, TakeStep(), Decay()));
        }
    }

    /// <summary>7, <c>[FirstMoment]</c> with <c>Of = Step</c>: u ← m ← μ·m + u.</summary>
    private void FirstMomentOfStep()
    {
        if (_slots.FirstMoment is { Of: MomentOf.Step })
        {
            int kept = Add(Op.Multiply, Hyperparameter(_hyperparameters.FirstDecay), First);
            _variables.SetState(_states.First, Add(Op.Add, kept, TakeStep()));
            _u = First;
        }
    }

    /// <summary>
    /// 7, <c>[ClipStep]</c>: the rate before it multiplies, α / (√w + ε), held between φ·α/α₀·(1 − 1/(γ·t + 1)) and φ·α/α₀·(1 + 1/(γ·t)).
    /// </summary>
    private void ClipStep()
    {
        if (_slots.ClipStep is null || _denominator is not { } denominator)
        {
            return;
        }

        int one = _rule.Literal(1);
        int final = _variables.SetLocal("final", Add(
            Op.Divide,
            Add(Op.Multiply, Hyperparameter(_hyperparameters.FinalRate), Hyperparameter(_hyperparameters.LearningRate)),
            _variables.State(_states.InitialRate)));
        int lower = Add(Op.Multiply, final, Add(Op.Subtract, one, Add(Op.Divide, one, Add(Op.Add, Elapsed(), one))));
        int upper = Add(Op.Multiply, final, Add(Op.Add, one, Add(Op.Divide, one, Elapsed())));
        _rate = _variables.SetLocal("rate", _arithmetic.Clamp(Add(Op.Divide, _rate, denominator), lower, upper));
        _denominator = null;

        int Elapsed() => Add(Op.Multiply, Hyperparameter(_hyperparameters.Gamma), _rule.StepNumber());
    }

    /// <summary>9: x ← x − α·u.</summary>
    private void Move()
    {
        int product = Add(Op.Multiply, _rate, _u);
        int step = _denominator is { } denominator ? Add(Op.Divide, product, denominator) : product;
        _variables.SetParameter(Add(Op.Subtract, _variables.Parameter, step));
    }

    /// <summary>9, <c>DecoupledAfter</c>: x ← x − α·λ·x, on the new x, with the learning rate alone.</summary>
    private void DecayAfter()
    {
        if (_slots.WeightDecay is { Form: DecayForm.DecoupledAfter })
        {
            DecayParameter();
        }
    }

    /// <summary>10, <c>[Lookahead]</c>: where t mod k = 0, x ← slow ← slow + a·(x − slow).</summary>
    private void Lookahead()
    {
        if (_slots.Lookahead is not null)
        {
            (int parameter, int slow) = _slotArithmetic.DrawnBack(
                _variables.Parameter,
                _variables.State(_states.Slow),
                Hyperparameter(_hyperparameters.SyncPeriod),
                Hyperparameter(_hyperparameters.SlowStepSize));
            _variables.SetParameter(parameter);
            _variables.SetState(_states.Slow, slow);
        }
    }

    private int FirstCorrection() => _variables.SetLocal("c1", _arithmetic.BiasCorrection(Hyperparameter(_hyperparameters.FirstDecay), _rule.StepNumber()));

    private int SecondCorrection() => _variables.SetLocal("c2", _arithmetic.BiasCorrection(SecondDecay(), _rule.StepNumber()));

    /// <summary>u as one value, its division done.</summary>
    private int TakeStep()
    {
        int step = _denominator is { } denominator ? Add(Op.Divide, _u, denominator) : _u;
        _denominator = null;
        return step;
    }
}
