using System;
using System.Linq;
using OptimGen.Tests.Shared;
using Xunit;

namespace OptimGen.Tests.Papers;

/// <summary>
/// The inferred units hold in fact: measure parameters and gradients in units a power of two as large, and each hyperparameter accordingly,
/// and every step is the same to the last bit. Of Adam, AdaGrad and AdaMax this is what their papers promise: rescaling the gradient leaves the
/// steps as they are. For a learning rate of unit X/G the same says how it follows the scale of the loss.
/// </summary>
public sealed class UnitScalingTests
{
    private const int Rows = 3;
    private const int Columns = 4;
    private const int Steps = 12;

    /// <summary>Rules that break their own units, as their papers do, and say so by <c>Rule.AnyUnit</c>.</summary>
    private static readonly string[] Inconsistent =
        ["AdaBelief", "AdaBeliefRectified", "FAdam", "FAdamMaxEpsilon", "LookaheadRAdam", "MarsAdamW", "RAdam"];

    public static TheoryData<string> Consistent => new(Catalogue.Names.Except(Inconsistent));

    public static TheoryData<string> Others => new(Inconsistent);

    [Theory]
    [MemberData(nameof(Consistent))]
    public void Steps_are_the_same_in_any_unit_of_parameters_and_gradients(string optimizer)
    {
        double[] steps = Run(optimizer, 1, 1);
        Assert.Equal(steps, Run(optimizer, 1, Math.Pow(2, 8)));
        Assert.Equal(steps, Run(optimizer, 1, Math.Pow(2, -12)));
        Assert.Equal(steps, Run(optimizer, Math.Pow(2, 6), 1));
        Assert.Equal(steps, Run(optimizer, Math.Pow(2, -4), Math.Pow(2, 10)));
    }

    [Theory]
    [MemberData(nameof(Others))]
    public void A_rule_whose_units_do_not_work_out_depends_on_them(string optimizer) =>
        Assert.NotEqual(Run(optimizer, 1, 1), Run(optimizer, 1, Math.Pow(2, 8)));

    [Fact]
    public void The_comparison_sees_a_hyperparameter_that_is_not_scaled()
    {
        using TensorRun plain = new TensorRun("Adam", 1).With("Epsilon", 1e-3);
        using TensorRun scaled = new TensorRun("Adam", 1).With("Epsilon", 1e-3);
        Assert.NotEqual(plain.Step(1), scaled.Step(256));
    }

    /// <summary>The parameters of every step, in the first unit.</summary>
    private static double[] Run(string optimizer, double parameterScale, double gradientScale)
    {
        double[] start = new double[Rows * Columns];
        double[] gradients = new double[Rows * Columns];
        TestValues.FillOrdinary<double>(start, seed: 1);
        using TensorRun run = new TensorRun(optimizer, [.. start.Select(value => value * parameterScale)]).As(Rows, Columns);
        foreach (HyperparameterInfo hyperparameter in run.Rule.Hyperparameters)
        {
            Unit unit = Unit.Parse(hyperparameter.Unit);

            // A part that is switched off would prove nothing.
            double value = hyperparameter.Default == 0 ? 0.125 : hyperparameter.Default;
            run.With(
                hyperparameter.Name, value * Math.Pow(parameterScale, unit.Parameter) * Math.Pow(gradientScale, unit.Gradient));
        }

        return [.. Enumerable.Range(2, Steps).SelectMany(seed =>
        {
            TestValues.FillOrdinary<double>(gradients, seed);
            return run.Step([.. gradients.Select(value => value * gradientScale)]).Select(value => value / parameterScale);
        })];
    }
}
