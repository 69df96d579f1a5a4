using System;
using System.Linq;
using System.Numerics;
using OptimGen.Generator.Rules;

namespace OptimGen.Generator.Tests.RandomRules;

/// <summary>Steps a generated optimizer beside the interpreter of its rule, and compares all parameters and states after every step.</summary>
internal sealed class KernelComparison
{
    /// <summary>Kernels multiply by reciprocals and gather factors, so they may round a few times more often than the rule as read.</summary>
    private const double Slack = 4;

    /// <summary>How many elements are stepped.</summary>
    public const int Length = 19;

    private const int Steps = 5;

    /// <summary>How many values were compared.</summary>
    public int Compared { get; private set; }

    /// <summary>How many of them with a bound that is small beside the value or 1: a hundred thousand roundings at most.</summary>
    public int Sharply { get; private set; }

    /// <summary>The first value of a kernel that rounding cannot explain; null where there is none.</summary>
    public string? FindDeviation<T>(IOptimizer<T> optimizer, RuleModel rule, int seed)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> =>
        FindDeviation<T>(rule, seed, optimizer.CreateState(Length), optimizer.Step);

    /// <summary>The same of whatever takes the steps.</summary>
    public string? FindDeviation<T>(RuleModel rule, int seed, OptimizerState state, StepMethod<T> step)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        bool isSingle = typeof(T) == typeof(float);
        double roundoff = isSingle ? 1.0 / (1 << 24) : 1.0 / (1L << 53);
        BoundedInterpreter interpreter = new(rule, roundoff, isSingle ? 1e30 : 1e250, isSingle ? 1.2e-38 : 2.3e-308);
        Random random = new(seed);
        T[] parameters = new T[Length];
        FillTame(parameters, random);
        Bounded[] expected = [.. parameters.Select(value => new Bounded(double.CreateChecked(value), 0))];
        Bounded[][] states = [.. expected.Select(value => rule.States.Select(one => interpreter.Initial(one, value.Value)).ToArray())];
        T[] gradients = new T[Length];
        using (state)
        {
            for (int t = 1; t <= Steps; t++)
            {
                FillTame(gradients, random);
                for (int element = 0; element < Length; element++)
                {
                    interpreter.Step(ref expected[element], double.CreateChecked(gradients[element]), states[element], t);
                }

                step(parameters, gradients, state);
                string? deviation = Enumerable.Range(0, Length)
                    .Select(element => Compare($"x[{element}]", parameters[element], expected[element], roundoff))
                    .FirstOrDefault(found => found is not null)
                    ?? Enumerable.Range(0, rule.States.Count)
                        .SelectMany(index => Enumerable.Range(0, Length).Select(element => Compare(
                            $"{rule.States[index].Name}[{element}]", ValueOf<T>(state, rule.States[index], element), states[element][index], roundoff)))
                        .FirstOrDefault(found => found is not null);
                if (deviation is not null)
                {
                    return $"{typeof(T).Name}, step {t}: {deviation}";
                }
            }
        }

        return null;
    }

    /// <summary>A state's value for an element; one that the tensor shares is in double.</summary>
    private static T ValueOf<T>(OptimizerState state, StateModel model, int element)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> =>
        model.Shape == OptimGen.Generator.Rules.StateShape.Uniform ? T.CreateTruncating(state.Values<double>(model.Name)[0]) : state.Values<T>(model.Name)[element];

    private string? Compare<T>(string name, T actual, Bounded expected, double roundoff)
        where T : IBinaryFloatingPointIeee754<T>
    {
        double bound = Slack * expected.Error;
        if (!double.IsFinite(bound))
        {
            return null;
        }

        Compared++;
        Sharply += bound < 1e5 * roundoff * Math.Max(1, Math.Abs(expected.Value)) ? 1 : 0;
        double value = double.CreateChecked(actual);
        return Math.Abs(value - expected.Value) <= bound ? null : $"{name} is {value:R} instead of {expected.Value:R} ± {bound:R}";
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
