using System;
using System.Collections.Generic;
using System.Linq;
using System.Numerics;
using OptimGen.Generator.Rules;
using OptimGen.Generator.Tests.Interpretation;

namespace OptimGen.Generator.Tests.RandomRules;

/// <summary>Steps a generated optimizer beside the interpreter of its rule, and compares all parameters and states after every step.</summary>
internal sealed class KernelComparison
{
    /// <summary>Kernels multiply by reciprocals and gather factors, so they may round a few times more often than the rule as read.</summary>
    private const double Slack = 4;

    private const int Steps = 5;

    /// <summary>Of long tensors.</summary>
    private const int FewSteps = 2;

    private const int Long = 500;

    /// <summary>How many elements are stepped where nothing is said of them.</summary>
    public const int Length = 19;

    /// <summary>How many values were compared.</summary>
    public int Compared { get; private set; }

    /// <summary>How many of them with a bound that is small beside the value or 1: a hundred thousand roundings at most.</summary>
    public int Sharply { get; private set; }

    /// <summary>The share of sharp comparisons: a rule's, so that its tensors' lengths do not count.</summary>
    public double SharpShare => Compared == 0 ? 0 : (double)Sharply / Compared;

    /// <summary>The first value of a kernel that rounding cannot explain; null where there is none.</summary>
    public string? FindDeviation<T>(IOptimizer<T> optimizer, RuleModel rule, int seed, IReadOnlyList<ElementLayout>? layouts = null)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        layouts ??= [new ElementLayout([Length])];
        if (layouts.Count == 1)
        {
            return FindDeviation<T>(rule, seed, optimizer.CreateState(layouts[0].Sizes, layouts[0].BlockLength), optimizer.Step);
        }

        using ParameterSet<T> set = [];
        T[][] parameters = [.. layouts.Select(layout => new T[layout.Count])];
        T[][] gradients = [.. layouts.Select(layout => new T[layout.Count])];
        for (int number = 0; number < layouts.Count; number++)
        {
            set.Add($"tensor {number}", parameters[number], gradients[number], layouts[number].Sizes, layouts[number].BlockLength);
        }

        return FindDeviation(rule, seed, layouts, parameters, gradients, () => optimizer.Step(set), (number, model) => ValuesOf<T>(set[number].State!, model));
    }

    /// <summary>The same of a rule after lowering, run in double.</summary>
    public string? FindDeviation(LoweredInterpreter lowered, RuleModel rule, int seed, IReadOnlyList<ElementLayout> layouts)
    {
        double[][] parameters = [.. layouts.Select(layout => new double[layout.Count])];
        double[][] gradients = [.. layouts.Select(layout => new double[layout.Count])];
        InterpretedTensor[]? tensors = null;
        int t = 0;
        return FindDeviation(rule, seed, layouts, parameters, gradients, Step, (number, model) => Distinct(tensors![number], rule, model));

        void Step()
        {
            // Parameters are drawn after this method has been entered, and some states begin as they are.
            tensors ??= [.. layouts.Select((layout, number) =>
                new InterpretedTensor(layout, parameters[number], gradients[number], new RuleInterpreter(rule).CreateStates(parameters[number])))];
            lowered.Step(tensors, ++t);
        }
    }

    /// <summary>The same of whatever takes the steps of one tensor.</summary>
    public string? FindDeviation<T>(RuleModel rule, int seed, OptimizerState state, StepMethod<T> step)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        ElementLayout layout = new([.. state.Shape], (int)state.BlockLength, rule.Graph.UsesBlocks);
        T[] parameters = new T[layout.Count];
        T[] gradients = new T[layout.Count];
        using (state)
        {
            return FindDeviation(rule, seed, [layout], [parameters], [gradients], () => step(parameters, gradients, state), (_, model) => ValuesOf<T>(state, model));
        }
    }

    private string? FindDeviation<T>(
        RuleModel rule, int seed, IReadOnlyList<ElementLayout> layouts, T[][] parameters, T[][] gradients, Action step, Func<int, StateModel, double[]> valuesOf)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        bool isSingle = typeof(T) == typeof(float);
        double roundoff = isSingle ? 1.0 / (1 << 24) : BoundedInterpreter.DoubleRoundoff;
        BoundedInterpreter interpreter = new(rule, roundoff, isSingle ? 1e30 : 1e250, isSingle ? 1.2e-38 : 2.3e-308);
        Random random = new(seed);
        Array.ForEach(parameters, values => FillTame(values, random));
        BoundedTensor[] expected = [.. layouts.Select((layout, number) =>
        {
            double[] values = [.. parameters[number].Select(value => double.CreateChecked(value))];
            return new BoundedTensor(
                layout,
                [.. values.Select(value => new Bounded(value, 0))],
                new double[layout.Count],
                [.. rule.States.Select(state => values.Select(value => interpreter.Initial(state, value)).ToArray())]);
        })];
        int steps = layouts.Sum(layout => layout.Count) < Long ? Steps : FewSteps;
        for (int t = 1; t <= steps; t++)
        {
            for (int number = 0; number < layouts.Count; number++)
            {
                FillTame(gradients[number], random);
                gradients[number].Select(value => double.CreateChecked(value)).ToArray().CopyTo(expected[number].Gradients, 0);
            }

            interpreter.Step(expected, t);
            step();
            for (int number = 0; number < layouts.Count; number++)
            {
                int tensor = number;
                if (FindDeviation(rule, parameters[number], model => valuesOf(tensor, model), expected[number], roundoff) is { } deviation)
                {
                    return $"{typeof(T).Name}, {string.Join(", ", layouts)}, tensor {number}, step {t}: {deviation}";
                }
            }
        }

        return null;
    }

    private string? FindDeviation<T>(RuleModel rule, T[] parameters, Func<StateModel, double[]> valuesOf, BoundedTensor expected, double roundoff)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        for (int element = 0; element < parameters.Length; element++)
        {
            if (Compare("x", element, double.CreateChecked(parameters[element]), expected.Parameters[element], roundoff) is { } deviation)
            {
                return deviation;
            }
        }

        for (int index = 0; index < rule.States.Count; index++)
        {
            StateModel model = rule.States[index];
            Domain domain = ElementLayout.DomainOf(model.Shape);
            double[] values = valuesOf(model);
            if (values.Length != expected.Layout.CountOf(domain))
            {
                return $"{model.Name} has {values.Length} values";
            }

            for (int place = 0; place < values.Length; place++)
            {
                Bounded value = expected.States[index][expected.Layout.FirstOf(domain, place)];
                if (Compare(model.Name, place, values[place], value, roundoff) is { } deviation)
                {
                    return deviation;
                }
            }
        }

        return null;
    }

    private static double[] ValuesOf<T>(OptimizerState state, StateModel model)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> =>
        ElementLayout.DomainOf(model.Shape) == Domain.Element
            ? [.. state.Values<T>(model.Name).ToArray().Select(value => double.CreateChecked(value))]
            : state.Values<double>(model.Name).ToArray();

    private static double[] Distinct(InterpretedTensor tensor, RuleModel rule, StateModel model)
    {
        double[] values = tensor.States[rule.States.ToList().IndexOf(model)];
        Domain domain = ElementLayout.DomainOf(model.Shape);
        return [.. Enumerable.Range(0, tensor.Layout.CountOf(domain)).Select(place => values[tensor.Layout.FirstOf(domain, place)])];
    }

    private string? Compare(string name, int place, double actual, Bounded expected, double roundoff)
    {
        double bound = Slack * expected.Error;
        if (!double.IsFinite(bound))
        {
            return null;
        }

        Compared++;
        Sharply += bound < 1e5 * roundoff * Math.Max(1, Math.Abs(expected.Value)) ? 1 : 0;
        return Math.Abs(actual - expected.Value) <= bound ? null : $"{name}[{place}] is {actual:R} instead of {expected.Value:R} ± {bound:R}";
    }

    /// <summary>Numbers of both signs between 0.1 and 4, and some zeros.</summary>
    private static void FillTame<T>(Span<T> values, Random random)
        where T : INumber<T>
    {
        foreach (ref T value in values)
        {
            double magnitude = 0.1 + (3.9 * random.NextDouble());
            value = random.Next(16) == 0 ? T.Zero : T.CreateTruncating(random.Next(2) == 0 ? magnitude : -magnitude);
        }
    }
}
