using System;
using System.Globalization;
using System.Linq;
using OptimGen.Generator.Analysis.Domains;
using OptimGen.Generator.Rules;
using Xunit;

namespace OptimGen.Generator.Tests.Analysis.Domains;

/// <summary>No value of any run is outside the interval that was computed for it.</summary>
public sealed class SoundnessTests(ITestOutputHelper output)
{
    private const int Rules = 1500;
    private const int Inputs = 8;
    private const int Steps = 3;
    private const double Tolerance = 1e-9;

    private int _values;

    [Fact]
    public void Every_value_lies_in_its_interval()
    {
        int seed = int.TryParse(Environment.GetEnvironmentVariable("OPTIMGEN_SEED"), CultureInfo.InvariantCulture, out int given) ? given : 20240611;
        output.WriteLine($"Seed {seed} (set OPTIMGEN_SEED for another).");
        for (int index = 0; index < Rules; index++)
        {
            Random random = new(unchecked((seed * 7919) + index));
            RuleModel rule = RandomRule.Create(random);
            DomainAnalysis analysis = DomainAnalysis.Of(rule);
            for (int input = 0; input < Inputs; input++)
            {
                CheckRun(rule, analysis, random, $"Seed {seed}, rule {index}, input {input}");
            }
        }

        output.WriteLine($"{_values} values were checked.");
        Assert.True(_values > 100_000);
    }

    private void CheckRun(RuleModel rule, DomainAnalysis analysis, Random random, string run)
    {
        Rational[] hyperparameters = [.. rule.Hyperparameters.Select(
            hyperparameter => Rational.Of(RandomRule.Pick(random, hyperparameter.Range, hyperparameter.Kind)))];
        Rational parameter = Pick(random);
        Rational?[] states = [.. rule.States.Select(state => (Rational?)(state.Initially switch
        {
            InitialValueKind.Constant => Rational.Of(state.InitialValue),
            InitialValueKind.Hyperparameter => hyperparameters[state.InitialHyperparameter],
            InitialValueKind.Parameter => parameter,
            _ => Rational.Of(0),
        }))];
        ExactEvaluation evaluation = new(rule);
        for (int step = 1; step <= Steps; step++)
        {
            Rational?[] values = evaluation.Run(parameter, Pick(random), states, hyperparameters, step);
            for (int node = 0; node < values.Length; node++)
            {
                Check(rule, analysis, values, node, step, run);
            }

            parameter = Pick(random);
            states = [.. rule.Graph.States.Select(state => values[state])];
        }
    }

    private void Check(RuleModel rule, DomainAnalysis analysis, Rational?[] values, int node, int step, string run)
    {
        if (values[node] is not { } value)
        {
            return;
        }

        _values++;
        Node operation = rule.Graph.Nodes[node];
        AssertContains(analysis[node], value, $"{run}, step {step}, node {node} {operation.Op}", rule);
        if (step == 1)
        {
            AssertContains(analysis.AtFirstStep(node), value, $"{run}, first step, node {node} {operation.Op}", rule);
        }

        for (int operand = 0; operand < operation.Arity; operand++)
        {
            int used = operation.Operand(operand);
            if (values[used] is { } part && analysis.FactsOf(node).All(fact => values[fact.Condition] is { } truth && truth.Sign != 0 == fact.Holds))
            {
                AssertContains(analysis.WhereUsed(used, node), part, $"{run}, step {step}, operand {used} of {node}", rule);
            }
        }
    }

    private static void AssertContains(Interval interval, Rational value, string what, RuleModel rule)
    {
        if (!Contains(interval, value))
        {
            Assert.Fail($"{what}: {value.ToDouble():R} is not in {interval}.\n{RuleGraphPrinter.Print(rule.Graph)}"
                + string.Join('\n', rule.Hyperparameters.Select(hyperparameter => hyperparameter.Range)));
        }
    }

    private static bool Contains(Interval interval, Rational value)
    {
        if (interval.IsEmpty)
        {
            return false;
        }

        if (!value.IsExact)
        {
            double near = value.ToDouble();
            double tolerance = Tolerance * (1 + Math.Abs(near));
            return near >= interval.Low - tolerance && near <= interval.High + tolerance;
        }

        int low = double.IsInfinity(interval.Low) ? 1 : value.CompareTo(Rational.Of(interval.Low));
        int high = double.IsInfinity(interval.High) ? -1 : value.CompareTo(Rational.Of(interval.High));
        return (low > 0 || (low == 0 && !interval.IsLowOpen))
            && (high < 0 || (high == 0 && !interval.IsHighOpen))
            && !(interval.HasHole && value.Sign == 0);
    }

    private static Rational Pick(Random random) => Rational.Of(random.Next(5) switch
    {
        0 => 0,
        1 => random.Next(-3, 4),
        2 => random.Next(-64, 65) / 16.0,
        3 => (random.NextDouble() - 0.5) * 1e-6,
        _ => (random.NextDouble() - 0.5) * 10,
    });
}
