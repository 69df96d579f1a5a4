using System.Collections.Generic;
using OptimGen.Generator.Rules;

namespace OptimGen.Generator.Reading.Declared;

/// <summary>The states that the slots of a class make, in the order in which they are written; −1 for those it has not.</summary>
internal sealed class DeclaredStates
{
    private readonly List<StateModel> _models = [];
    private readonly List<SlotAttribute> _slots = [];

    public DeclaredStates(Slots slots, DeclaredHyperparameters hyperparameters)
    {
        if (slots.FirstMoment is { Of: MomentOf.Gradient } first)
        {
            First = Add(
                first.Attribute,
                "FirstMoment",
                "m",
                hyperparameters.InitialFirstMoment,
                first.Form == FirstMomentForm.Ema
                    ? "The first moment m: the exponential average of the gradients."
                    : "The first moment m: the fading sum of the gradients.");
        }

        if (slots.SecondMoment is { } second)
        {
            Second = Add(second.Attribute, "SecondMoment", "v", hyperparameters.InitialSecondMoment, SecondDocumentation(second.Form));
            if (second.RunningMaximum)
            {
                Maximum = Add(second.Attribute, "SecondMomentMaximum", "vMax", -1, "The largest value that the second moment has had, uncorrected.");
            }

            if (second.Centered)
            {
                Mean = Add(
                    second.Attribute,
                    "GradientMean",
                    "mean",
                    -1,
                    "The exponential average of the gradients, whose square is taken out of the second moment.");
            }
        }

        if (slots.FirstMoment is { Of: MomentOf.Step } last)
        {
            First = Add(
                last.Attribute,
                "FirstMoment",
                "m",
                hyperparameters.InitialFirstMoment,
                "The first moment m: the fading sum of the steps before the learning rate.");
        }

        if (slots.ClipStep is { } bounds)
        {
            InitialRate = Add(bounds.Attribute, new StateModel(
                "InitialRate",
                "initialRate",
                StateShape.Uniform,
                InitialValueKind.Construction,
                0,
                hyperparameters.LearningRate,
                "The learning rate α₀ that the bounds of the rate are scaled by.")
            { Range = SlotRanges.InitialRate });
        }

        if (slots.Lookahead is { } lookahead)
        {
            Slow = Add(lookahead.Attribute, SlotParts.SlowWeights("slow"));
        }
    }

    public IReadOnlyList<StateModel> Models => _models;

    /// <summary>The slot that each comes from.</summary>
    public IReadOnlyList<SlotAttribute> Slots => _slots;

    public int First { get; } = -1;

    public int Second { get; } = -1;

    public int Maximum { get; } = -1;

    public int Mean { get; } = -1;

    public int InitialRate { get; } = -1;

    public int Slow { get; } = -1;

    private static string SecondDocumentation(SecondMomentForm form) => form switch
    {
        SecondMomentForm.EmaOfSquares => "The second moment v: the exponential average of the squared gradients.",
        SecondMomentForm.SumOfSquares => "The second moment v: the sum of the squared gradients.",
        SecondMomentForm.MaxOfAbsolutes => "The second moment v: the largest gradient by its absolute value, fading.",
        SecondMomentForm.EmaOfDeviations =>
            "The second moment v: the exponential average of the squared deviations of the gradients from the first moment.",
        _ => "The second moment v: it moves towards the squared gradient, by no more than a part of that square.",
    };

    private int Add(SlotAttribute slot, string name, string symbol, int initialHyperparameter, string documentation)
    {
        InitialValueKind initially = initialHyperparameter < 0 ? InitialValueKind.Zero : InitialValueKind.Hyperparameter;
        return Add(slot, new StateModel(name, symbol, StateShape.Element, initially, 0, initialHyperparameter, documentation));
    }

    private int Add(SlotAttribute slot, StateModel model)
    {
        _slots.Add(slot);
        _models.Add(model);
        return _models.Count - 1;
    }
}
