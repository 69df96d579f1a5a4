using OptimGen.Generator.Reading.Body;
using OptimGen.Generator.Rules;

namespace OptimGen.Generator.Reading.Declared;

/// <content>Slots that need a value of the whole tensor.</content>
internal sealed partial class Expansion
{
    /// <summary>The gradient that the first moment took up, and what it became, before any correction.</summary>
    private (int Gradient, int Direction) _agreement;

    /// <summary>
    /// 3, <c>[TrustRatio]</c> of the gradient, with L2 decay inside of it: where rank &gt; 1, g ← (g + λ·x)·(‖x‖ &gt; 0 and ‖g‖ &gt; 0 ? τ·‖x‖/‖g‖ : 1);
    /// vectors have neither.
    /// </summary>
    private void TrustGradient()
    {
        if (_slots.TrustRatio is not { Of: MomentOf.Gradient })
        {
            return;
        }

        int isMatrix = Add(Op.Greater, _rule.Shape(ShapeValue.Rank), _rule.Literal(1));
        int gradient = _slots.WeightDecay is { Form: DecayForm.L2 }
            ? _variables.SetLocal("decayed", _slotArithmetic.WithDecay(Gradient, _variables.Parameter, Hyperparameter(_hyperparameters.WeightDecay)))
            : Gradient;
        int parameterNorm = Norm("xNorm", _variables.Parameter);
        int gradientNorm = Norm("gNorm", gradient);
        int scaled = Add(Op.Divide, Add(Op.Multiply, Hyperparameter(_hyperparameters.TrustCoefficient), parameterNorm), gradientNorm);
        int ratio = Add(Op.Select, ArePositive(parameterNorm, gradientNorm), scaled, _rule.Literal(1));
        _variables.SetGradient(Add(Op.Select, isMatrix, Add(Op.Multiply, gradient, ratio), Gradient));
    }

    /// <summary>8, <c>[Cautious]</c>: u ← u·k / max(mean of k, floor) with k = 1 where n·g &gt; 0, else 0.</summary>
    private void Cautious()
    {
        if (_slots.Cautious is null)
        {
            return;
        }

        int agrees = _variables.SetLocal("agrees", Add(
            Op.Select,
            Add(Op.Greater, Add(Op.Multiply, _agreement.Direction, _agreement.Gradient), _rule.Literal(0)),
            _rule.Literal(1),
            _rule.Literal(0)));
        int mean = _variables.SetLocal(
            "share", _arithmetic.Reduce(new ReductionCall(ReductionFunction.Mean, ReductionScope.Tensor, IsBlock: false), agrees, Domain.Element));
        int mask = _variables.SetLocal("mask", Add(Op.Divide, agrees, Add(Op.Maximum, mean, Hyperparameter(_hyperparameters.MeanFloor))));
        if (_slots.TrustRatio is { Of: MomentOf.Step })
        {
            _u = _variables.SetLocal("u", Add(Op.Multiply, TakeStep(), mask));
        }
        else
        {
            _rate = Add(Op.Multiply, _rate, mask);
        }
    }

    /// <summary>8, <c>[TrustRatio]</c> of the step: u ← u·(‖x‖ &gt; 0 and ‖u‖ &gt; 0 ? min(‖x‖, N)/‖u‖ : 1), the rate outside.</summary>
    private void TrustStep()
    {
        if (_slots.TrustRatio is not { Of: MomentOf.Step } slot)
        {
            return;
        }

        _u = _denominator is null ? _u : _variables.SetLocal("u", TakeStep());
        int parameterNorm = Norm("xNorm", _variables.Parameter);
        int stepNorm = Norm("uNorm", _u);
        int limited = slot.HasLimit
            ? _variables.SetLocal("limited", Add(Op.Minimum, parameterNorm, Hyperparameter(_hyperparameters.NormLimit)))
            : parameterNorm;

        // The ratio has the parameter's unit over the step's, and 1 stands in for it: LAMB's units do not agree.
        int ratio = Add(Op.Select, ArePositive(limited, stepNorm), Add(Op.Divide, limited, stepNorm), _arithmetic.AnyUnit(_rule.Literal(1)));
        _rate = Add(Op.Multiply, _rate, _variables.SetLocal("trust", ratio));
    }

    /// <summary>A local, because a reference must meet every reduction once.</summary>
    private int Norm(string name, int value) => _variables.SetLocal(
        name, _arithmetic.Reduce(new ReductionCall(ReductionFunction.Norm, ReductionScope.Tensor, IsBlock: false), value, Domain.Element));

    private int ArePositive(int first, int second) => Add(
        Op.And, Add(Op.Greater, first, _rule.Literal(0)), Add(Op.Greater, second, _rule.Literal(0)));
}
