using System.Linq;
using OptimGen.Generator.Reading.Declared;
using OptimGen.Generator.Rules;

namespace OptimGen.Generator.Reading.Body;

/// <content>Slots of the class that act before and after its rule.</content>
internal sealed partial class BodyReader
{
    /// <summary>The slow weights, which are no parameter of the method; null without any.</summary>
    private Variable? _slow;

    private Variable FindLeaf(Signature signature, Op leaf) => _frame.Find(signature.Parameters.First(parameter => parameter.Leaf == leaf).Symbol)!;

    private void ReadSlotsBefore(Signature signature)
    {
        if (signature.Around is not { } around)
        {
            return;
        }

        SlotArithmetic arithmetic = new(_builder, _arithmetic);
        Variable parameter = FindLeaf(signature, Op.Parameter);
        Variable gradient = FindLeaf(signature, Op.Gradient);
        if (around.Slots.Maximize is { } maximize)
        {
            EnterSlot(maximize.Attribute);
            Assign(gradient, arithmetic.Opposite(_values[gradient]));
        }

        if (around.Slots.ClipGradient is { } clip)
        {
            EnterSlot(clip.Attribute);
            Assign(gradient, arithmetic.Clipped(_values[gradient], _builder.Hyperparameter(around.ClipValue)));
        }

        if (around.Slots.WeightDecay is { Form: DecayForm.L2 } decay)
        {
            EnterSlot(decay.Attribute);
            Assign(gradient, arithmetic.WithDecay(_values[gradient], _values[parameter], _builder.Hyperparameter(around.WeightDecay)));
        }

        if (around.Slots.WeightDecay is { Form: DecayForm.Decoupled })
        {
            ReadDecay(around, parameter, arithmetic);
        }

        if (around.Slow >= 0)
        {
            _slow = new Variable(AssignmentTarget.State, around.Slow, around.States[around.Slow].Symbol, _values.Count, _depth);
            _values.Add(_slow, _builder.State(around.Slow));
        }

        _builder.Origin = -1;
    }

    private void ReadSlotsAfter(Signature signature)
    {
        if (signature.Around is not { } around)
        {
            return;
        }

        SlotArithmetic arithmetic = new(_builder, _arithmetic);
        Variable parameter = FindLeaf(signature, Op.Parameter);
        if (around.Slots.WeightDecay is { Form: DecayForm.DecoupledAfter })
        {
            ReadDecay(around, parameter, arithmetic);
        }

        if (around.Slots.Lookahead is { } lookahead && _slow is not null)
        {
            EnterSlot(lookahead.Attribute);
            (int moved, int slow) = arithmetic.DrawnBack(
                _values[parameter], _values[_slow], _builder.Hyperparameter(around.SyncPeriod), _builder.Hyperparameter(around.SlowStepSize));
            Assign(parameter, moved);
            Assign(_slow, slow);
        }

        _builder.Origin = -1;
    }

    private void ReadDecay(Surroundings around, Variable parameter, SlotArithmetic arithmetic)
    {
        EnterSlot(around.Slots.WeightDecay!.Attribute);
        Assign(parameter, arithmetic.Decayed(
            _values[parameter], _builder.Hyperparameter(around.LearningRate), _builder.Hyperparameter(around.WeightDecay)));
    }

    private void EnterSlot(SlotAttribute slot)
    {
        if (_keepsOrigins)
        {
            _origins.Add(new RuleOrigin(slot.Location, null, null));
            _builder.Origin = _origins.Count - 1;
        }
    }
}
