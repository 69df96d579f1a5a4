using System;
using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using OptimGen.Generator.Diagnostics;
using OptimGen.Generator.Rules;

namespace OptimGen.Generator.Reading.Declared;

/// <summary>
/// Slots that stand around a rule of the author's own, with the hyperparameters and states that they add to it: these follow the rule's.
/// </summary>
internal sealed class Surroundings
{
    private static readonly string[] SlowSymbols = ["slow", "slowWeights", "slowWeightsOfLookahead"];

    private readonly List<HyperparameterModel> _hyperparameters;
    private readonly List<StateModel> _states;
    private readonly List<Location?> _hyperparameterPlaces = [];

    /// <summary>Adds what the checked slots need.</summary>
    public Surroundings(Slots slots, Signature signature, Func<string, bool> isTaken)
    {
        Slots = slots;
        _hyperparameters = [.. signature.Hyperparameters];
        _states = [.. signature.States];
        LearningRate = SurroundingChecks.FindLearningRate(signature.Hyperparameters);
        if (slots.WeightDecay is { } decay)
        {
            WeightDecay = Add(SlotParts.WeightDecay(decay), decay.Attribute.LocationOf(1));
        }

        if (slots.ClipGradient is { } clip)
        {
            ClipValue = Add(SlotParts.ClipValue(clip), clip.Attribute.LocationOf(0));
        }

        if (slots.Lookahead is { } lookahead)
        {
            SyncPeriod = Add(SlotParts.SyncPeriod(lookahead), lookahead.Attribute.LocationOf(0));
            SlowStepSize = Add(SlotParts.SlowStepSize(lookahead), lookahead.Attribute.LocationOf(1));
            Slow = _states.Count;
            _states.Add(SlotParts.SlowWeights(SlowSymbols.FirstOrDefault(symbol => !isTaken(symbol)) ?? "slowWeightsOfTheSlot"));
        }
    }

    public Slots Slots { get; }

    /// <summary>Those of the rule and those of the slots.</summary>
    public IReadOnlyList<HyperparameterModel> Hyperparameters => _hyperparameters;

    /// <summary>Those of the rule and those of the slots.</summary>
    public IReadOnlyList<StateModel> States => _states;

    /// <summary>Where the added hyperparameters stand.</summary>
    public IReadOnlyList<Location?> HyperparameterPlaces => _hyperparameterPlaces;

    /// <summary>Where the added states stand.</summary>
    public IReadOnlyList<Location?> StatePlaces => Slots.Lookahead is { } lookahead ? [lookahead.Attribute.Location] : [];

    public int LearningRate { get; }

    public int WeightDecay { get; } = -1;

    public int ClipValue { get; } = -1;

    public int SyncPeriod { get; } = -1;

    public int SlowStepSize { get; } = -1;

    /// <summary>The state of the slow weights; −1 without any.</summary>
    public int Slow { get; } = -1;

    /// <summary>Reports names that an added hyperparameter would share.</summary>
    public void CheckNames(Signature signature, string className, DiagnosticReporter reporter)
    {
        foreach ((HyperparameterModel added, Location? place) in _hyperparameters.Skip(signature.Hyperparameters.Count).Zip(_hyperparameterPlaces, (one, place) => (one, place)))
        {
            HyperparameterModel? twin = signature.Hyperparameters.FirstOrDefault(
                other => other.Property == added.Property || other.Field == added.Property || other.Property == added.Field);
            if ((MemberCollisions.FindOwner(added.Property, className) ?? (twin is null ? null : $"the property of '{twin.Symbol}'")) is { } owner)
            {
                reporter.Report(Descriptors.PropertyCollision, place, added.Symbol, added.Property, owner);
            }
        }
    }

    /// <summary>The same for the generated reference.</summary>
    public IEnumerable<SurroundingSlot> ToCalls()
    {
        if (Slots.Maximize is not null)
        {
            yield return new SurroundingSlot(SurroundingKind.Maximize, -1, -1, -1);
        }

        if (Slots.ClipGradient is not null)
        {
            yield return new SurroundingSlot(SurroundingKind.ClipGradient, ClipValue, -1, -1);
        }

        if (Slots.WeightDecay is { } decay)
        {
            SurroundingKind kind = decay.Form switch
            {
                DecayForm.L2 => SurroundingKind.DecayIntoGradient,
                DecayForm.Decoupled => SurroundingKind.DecayBefore,
                _ => SurroundingKind.DecayAfter,
            };
            yield return new SurroundingSlot(kind, WeightDecay, LearningRate, -1);
        }

        if (Slots.Lookahead is not null)
        {
            yield return new SurroundingSlot(SurroundingKind.Lookahead, SyncPeriod, SlowStepSize, Slow);
        }
    }

    private int Add(HyperparameterModel model, Location? place)
    {
        _hyperparameters.Add(model);
        _hyperparameterPlaces.Add(place);
        return _hyperparameters.Count - 1;
    }
}
