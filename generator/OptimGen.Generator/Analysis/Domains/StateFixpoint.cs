using System.Collections.Generic;
using System.Linq;
using OptimGen.Generator.Rules;

namespace OptimGen.Generator.Analysis.Domains;

/// <summary>
/// The intervals that states stay in: from their first values on, whatever a step can make of them is added, until nothing new comes.
/// </summary>
internal static class StateFixpoint
{
    /// <summary>Rules need three or four: an end moves over few bounds. What is not at rest by then gets every number.</summary>
    private const int MostRounds = 12;

    /// <summary>Rounds that take back what widening added too much.</summary>
    private const int Narrowings = 2;

    private static readonly double[] Bounds = [-1, 0, 1, double.PositiveInfinity];

    /// <summary>The values of the states when step 1 begins.</summary>
    public static Interval[] Initial(RuleModel rule) => rule.States.Select(state => state.Initially switch
    {
        InitialValueKind.Constant => Interval.Point(state.InitialValue),
        InitialValueKind.Hyperparameter => Interval.Of(rule.Hyperparameters[state.InitialHyperparameter].Range),
        InitialValueKind.Construction => Interval.Of(state.Range),
        InitialValueKind.Parameter => Interval.Finite,
        _ => Interval.Zero,
    }).ToArray();

    /// <summary>The intervals of all values at any step, states by their fixpoint.</summary>
    public static ValueIntervals Run(RuleModel rule, DomainShape shape, DomainWork work)
    {
        Interval steps = Interval.Create(1, false, double.PositiveInfinity, true);
        Interval[] initial = Initial(rule);
        Interval[] states = initial;
        ValueIntervals values = new(shape, states, steps, work);
        bool isAtRest = false;
        for (int round = 0; !isAtRest; round++)
        {
            Interval[] next = After(values);
            isAtRest = true;
            for (int state = 0; state < states.Length; state++)
            {
                Interval widened = Widen(states[state], next[state], round >= MostRounds);
                isAtRest &= widened == states[state];
                next[state] = widened;
            }

            if (!isAtRest)
            {
                states = next;
                values = new ValueIntervals(shape, states, steps, work);
            }
        }

        for (int round = 0; round < Narrowings; round++)
        {
            Interval[] next = After(values);
            for (int state = 0; state < states.Length; state++)
            {
                next[state] = states[state].Intersect(initial[state].Hull(next[state]));
            }

            if (next.SequenceEqual(states))
            {
                break;
            }

            states = next;
            values = new ValueIntervals(shape, states, steps, work);
        }

        return values;

        Interval[] After(ValueIntervals before) => rule.Graph.States.Select(node => before[node]).ToArray();
    }

    private static Interval Widen(Interval before, Interval after, bool isLate)
    {
        Interval hull = before.Hull(after);
        if (hull == before)
        {
            return before;
        }

        if (isLate)
        {
            return Interval.All;
        }

        (double high, bool isHighOpen) = Rise(before.High, before.IsHighOpen, hull.High, hull.IsHighOpen);
        (double low, bool isLowOpen) = Rise(-before.Low, before.IsLowOpen, -hull.Low, hull.IsLowOpen);
        return Interval.Create(-low, isLowOpen, high, isHighOpen, !hull.MayBeZero);
    }

    /// <summary>An end that moved goes on to the next bound: open first, then closed.</summary>
    private static (double End, bool IsOpen) Rise(double before, bool wasOpen, double after, bool isOpen)
    {
        if (before == after && wasOpen == isOpen)
        {
            return (after, isOpen);
        }

        foreach (double bound in (IEnumerable<double>)Bounds)
        {
            if (after < bound || (after == bound && isOpen))
            {
                return (bound, true);
            }

            if (after == bound)
            {
                return (bound, false);
            }
        }

        return (after, isOpen);
    }
}
