using System.Collections.Generic;
using System.Linq;

namespace OptimGen.Tests.Shared;

/// <summary>Every recorded configuration and the optimizer that must reproduce it.</summary>
internal static class GoldenMapping
{
    private static readonly GoldenHyperparameter Rate = new("LearningRate", "lr");
    private static readonly GoldenHyperparameter Decay = new("WeightDecay", "weight_decay");
    private static readonly GoldenHyperparameter Momentum = new("Momentum", "momentum");
    private static readonly GoldenHyperparameter Alpha = new("Decay", "alpha");
    private static readonly GoldenHyperparameter Beta1 = new("Beta1", "betas[0]");
    private static readonly GoldenHyperparameter Beta2 = new("Beta2", "betas[1]");
    private static readonly GoldenHyperparameter Epsilon = new("Epsilon", "eps");

    private static readonly GoldenState Buffer = new("FirstMoment", "momentum_buffer");
    private static readonly GoldenState Average = new("FirstMoment", "exp_avg");
    private static readonly GoldenState Squares = new("SecondMoment", "exp_avg_sq");
    private static readonly GoldenState Maximum = new("SecondMomentMaximum", "max_exp_avg_sq");
    private static readonly GoldenState SquareAverage = new("SecondMoment", "square_avg");
    private static readonly GoldenState Mean = new("GradientMean", "grad_avg");

    public static IReadOnlyList<GoldenConfiguration> All { get; } =
    [
        new("sgd", "ABS", "Sgd", [Rate, Decay], []),
        new("sgd_momentum", "ABS", "SgdMomentum", [Rate, Momentum, new("Dampening", "dampening"), Decay], [Buffer]),
        new("sgd_momentum_ema", "ABS", "SgdMomentumEma", [Rate, Momentum, Decay], [Buffer]),
        new("nesterov", "ABS", "Nesterov", [Rate, Momentum, Decay], [Buffer]),
        new(
            "adagrad",
            "ABS",
            "AdaGrad",
            [Rate, new("LearningRateDecay", "lr_decay"), Epsilon, new("InitialSum", "initial_accumulator_value"), Decay],
            [new("sum", "sum")]),
        new("rmsprop", "ABS", "RmsProp", [Rate, Alpha, Epsilon, Decay], [SquareAverage]),
        new("rmsprop_centered", "ABS", "RmsPropCentered", [Rate, Alpha, Epsilon, Decay], [SquareAverage, Mean]),

        // The recorded case A is not centered, the other two are: two optimizers here.
        new("rmsprop_momentum", "A", "RmsPropMomentum", [Rate, Alpha, Momentum, Epsilon, Decay], [SquareAverage, Buffer]),
        new("rmsprop_momentum", "BS", "RmsPropCenteredMomentum", [Rate, Alpha, Momentum, Epsilon, Decay], [SquareAverage, Mean, Buffer]),
        new(
            "adadelta",
            "ABS",
            "AdaDelta",
            [Rate, new("Decay", "rho"), Epsilon, Decay],
            [new("v", "square_avg"), new("d", "acc_delta")]),
        new("adam", "ABS", "Adam", [Rate, Beta1, Beta2, Epsilon, Decay], [Average, Squares]),
        new("adam_efficient", "ABS", "AdamReordered", [Rate, Beta1, Beta2, Epsilon], [Average, Squares]),
        new("adamax", "ABS", "AdaMax", [Rate, Beta1, Beta2, Epsilon, Decay], [Average, new("SecondMoment", "exp_inf")]),
        new(
            "nadam",
            "ABS",
            "NAdam",
            [Rate, Beta1, Beta2, new("MomentumDecay", "momentum_decay"), Epsilon, Decay],
            [new("m", "exp_avg"), new("v", "exp_avg_sq"), new("product", "mu_product")]),
        new("adamw", "ABS", "AdamW", [Rate, Beta1, Beta2, Epsilon, Decay], [Average, Squares]),
        new("adamw_hf", "ABS", "AdamWAfter", [Rate, Beta1, Beta2, Epsilon, Decay], [Average, Squares]),
        new("amsgrad", "ABS", "AmsGrad", [Rate, Beta1, Beta2, Epsilon, Decay], [Average, Squares, Maximum]),
        new("adamw_amsgrad", "ABS", "AdamWAmsGrad", [Rate, Beta1, Beta2, Epsilon, Decay], [Average, Squares, Maximum]),
        new("lion", "ABS", "Lion", [Rate, Beta1, Beta2, Decay], [new("m", "exp_avg")]),
    ];

    /// <summary>Every configuration with each of its cases: what data-driven tests take as rows.</summary>
    public static IEnumerable<(string Configuration, string Case)> Rows =>
        All.SelectMany(configuration => configuration.Cases.Select(letter => (configuration.Name, letter.ToString())));

    /// <summary>The optimizer that reproduces one case of a configuration.</summary>
    public static GoldenConfiguration Find(string configuration, string @case) =>
        All.Single(candidate => candidate.Name == configuration && candidate.Cases.Contains(@case));
}
