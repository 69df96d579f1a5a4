using OptimGen.Generator.Rules;

namespace OptimGen.Generator.Reading.Declared;

/// <summary>
/// Turns slots into the statements they stand for, one method per slot, in the one order in which they act. The slots were checked:
/// every combination that arrives here has a meaning. In the rows below x is the parameter, g its gradient, n what the step goes along,
/// w what it is divided by the root of, u the step, α the learning rate, λ the weight decay.
/// </summary>
internal sealed partial class Expansion
{
    private readonly RuleBuilder _rule = new();
    private readonly Slots _slots;
    private readonly StepSlot _step;
    private readonly DeclaredHyperparameters _hyperparameters;
    private readonly DeclaredStates _states;
    private readonly RuleVariables _variables;

    private int _n;
    private int _w;
    private int _u;
    private int _rate;

    /// <summary>The denominator of u, where u is still a quotient: the step is then α·n / d, as papers and the rule form have it.</summary>
    private int? _denominator;

    private Expansion(Slots slots, StepSlot step)
    {
        _slots = slots;
        _step = step;
        _hyperparameters = new DeclaredHyperparameters(slots, step);
        _states = new DeclaredStates(slots, _hyperparameters);
        _variables = new RuleVariables(_rule, _states.Models);
        _rate = Hyperparameter(_hyperparameters.LearningRate);
    }

    /// <summary>The rule that the slots declare.</summary>
    public static RuleModel Expand(Slots slots, StepSlot step, ClassModel model)
    {
        Expansion expansion = new(slots, step);
        expansion.DecayIntoGradient();
        expansion.DecayBefore();
        expansion.FirstMomentOfGradient();
        expansion.SecondMoment();
        expansion.RunningMaximum();
        expansion.Centering();
        expansion.CorrectFirst();
        expansion.CorrectSecond();
        expansion.FormStep();
        expansion.DecayIntoStep();
        expansion.FirstMomentOfStep();
        expansion.Move();
        expansion.DecayAfter();
        return new RuleModel(
            model,
            NumericTypes.None, // What kernels are for is no matter of the rule: the caller knows.
            KeepSubnormals: false,
            RuleVariables.ParameterSymbol,
            RuleVariables.GradientSymbol,
            RuleVariables.StepSymbol,
            new EquatableArray<HyperparameterModel>(expansion._hyperparameters.Models),
            new EquatableArray<StateModel>(expansion._states.Models),
            expansion._variables.ToGraph(),
            Reference: null);
    }

    /// <summary>2, <c>L2</c>: g ← g + λ·x.</summary>
    private void DecayIntoGradient()
    {
        if (_slots.WeightDecay is { Form: DecayForm.L2 })
        {
            _variables.SetGradient(Add(Op.Add, Gradient, Decay()));
        }

        _n = Gradient;
    }

    /// <summary>2, <c>Decoupled</c>: x ← x − α·λ·x, with the learning rate alone: no correction is in it.</summary>
    private void DecayBefore()
    {
        if (_slots.WeightDecay is { Form: DecayForm.Decoupled })
        {
            DecayParameter();
        }
    }

    /// <summary>
    /// 4, <c>Ema</c>: m ← β₁·m + (1 − β₁)·g; n = m. <c>Accumulate</c>: m ← μ·m + g; n = m.
    /// <c>Dampening</c>: m ← t = 1 ? g : μ·m + (1 − d)·g. <c>Nesterov</c>: n = g + μ·m. None: n = g.
    /// </summary>
    private void FirstMomentOfGradient()
    {
        if (_slots.FirstMoment is not { Of: MomentOf.Gradient } slot)
        {
            return;
        }

        int decay = Hyperparameter(_hyperparameters.FirstDecay);
        _variables.SetState(_states.First, slot.Form == FirstMomentForm.Ema ? _rule.Ema(First, Gradient, decay) : Accumulated(slot, decay));
        _n = slot.Nesterov ? Add(Op.Add, Gradient, Add(Op.Multiply, decay, First)) : First;
    }

    private int Accumulated(FirstMomentSlot slot, int decay)
    {
        int kept = Add(Op.Multiply, decay, First);
        if (slot.Dampening is null)
        {
            return Add(Op.Add, kept, Gradient);
        }

        int dampened = Add(Op.Multiply, _rule.OneMinus(Hyperparameter(_hyperparameters.Dampening)), Gradient);
        int isFirstStep = Add(Op.Equal, _rule.StepNumber(), _rule.Literal(1));
        return Add(Op.Select, isFirstStep, Gradient, Add(Op.Add, kept, dampened));
    }

    /// <summary>
    /// 5, <c>EmaOfSquares</c>: v ← β₂·v + (1 − β₂)·g². <c>SumOfSquares</c>: v ← v + g². <c>MaxOfAbsolutes</c>: v ← max(β₂·v, |g|).
    /// <c>EmaOfDeviations</c>: v ← β₂·v + (1 − β₂)·(g − m)², with the new m. <c>SignedSquares</c>: v ← v − (1 − β₂)·sign(v − g²)·g².
    /// With <c>InState</c>, ε is added at the end of the statement, or to |g|. w = v.
    /// </summary>
    private void SecondMoment()
    {
        if (_slots.SecondMoment is not { } slot)
        {
            return;
        }

        int value = slot.Form switch
        {
            SecondMomentForm.SumOfSquares => Add(Op.Add, Second, Square()),
            SecondMomentForm.MaxOfAbsolutes =>
                Add(Op.Maximum, Add(Op.Multiply, SecondDecay(), Second), WithStateEpsilon(Add(Op.Abs, Gradient))),
            SecondMomentForm.EmaOfDeviations =>
                WithStateEpsilon(_rule.Ema(Second, Add(Op.Multiply, Deviation(), Deviation()), SecondDecay())),
            SecondMomentForm.SignedSquares => _rule.SignedEma(Second, Square(), SecondDecay()),
            _ => WithStateEpsilon(_rule.Ema(Second, Square(), SecondDecay())),
        };
        _variables.SetState(_states.Second, value);
        _w = value;
    }

    /// <summary>5, <c>RunningMaximum</c>: v̄ ← max(v̄, v), uncorrected; w = v̄.</summary>
    private void RunningMaximum()
    {
        if (_slots.SecondMoment is { RunningMaximum: true })
        {
            _variables.SetState(_states.Maximum, Add(Op.Maximum, _variables.State(_states.Maximum), Second));
            _w = _variables.State(_states.Maximum);
        }
    }

    /// <summary>5, <c>Centered</c>: a ← β₂·a + (1 − β₂)·g; w = max(v − a², 0), as rounding can take it below zero.</summary>
    private void Centering()
    {
        if (_slots.SecondMoment is { Centered: true })
        {
            _variables.SetState(_states.Mean, _rule.Ema(_variables.State(_states.Mean), Gradient, SecondDecay()));
            int mean = _variables.State(_states.Mean);
            _w = Add(Op.Maximum, Add(Op.Subtract, Second, Add(Op.Multiply, mean, mean)), _rule.Literal(0));
        }
    }

    private int Gradient => _variables.Gradient;

    private int First => _variables.State(_states.First);

    private int Second => _variables.State(_states.Second);

    private int SecondDecay() => Hyperparameter(_hyperparameters.SecondDecay);

    private int Epsilon() => Hyperparameter(_hyperparameters.Epsilon);

    private int Square() => Add(Op.Multiply, Gradient, Gradient);

    private int Deviation() => Add(Op.Subtract, Gradient, First);

    private int WithStateEpsilon(int value) => _step.HasEpsilon(EpsilonPlacement.InState) ? Add(Op.Add, value, Epsilon()) : value;

    /// <summary>λ·x.</summary>
    private int Decay() => Add(Op.Multiply, Hyperparameter(_hyperparameters.WeightDecay), _variables.Parameter);

    private void DecayParameter()
    {
        int factor = Add(Op.Multiply, Hyperparameter(_hyperparameters.LearningRate), Hyperparameter(_hyperparameters.WeightDecay));
        _variables.SetParameter(Add(Op.Subtract, _variables.Parameter, Add(Op.Multiply, factor, _variables.Parameter)));
    }

    private int Hyperparameter(int index) => _rule.Hyperparameter(index);

    private int Add(Op op, int a, int b = -1, int c = -1) => _rule.Add(op, a, b, c);
}
