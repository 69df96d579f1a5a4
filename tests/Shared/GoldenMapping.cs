using System.Collections.Generic;
using System.Linq;

namespace OptimGen.Tests.Shared;

/// <summary>Every recorded configuration and the optimizer that must reproduce it.</summary>
internal static class GoldenMapping
{
    private static readonly GoldenHyperparameter Rate = new("LearningRate", "lr");
    private static readonly GoldenHyperparameter Decay = new("WeightDecay", "weight_decay");
    private static readonly GoldenHyperparameter NoDecay = new("WeightDecay", null, 0);
    private static readonly GoldenHyperparameter DecoupledDecay = new("DecoupledWeightDecay", "weight_decay");
    private static readonly GoldenHyperparameter NoDecoupledDecay = new("DecoupledWeightDecay", null, 0);
    private static readonly GoldenHyperparameter Momentum = new("Momentum", "momentum");
    private static readonly GoldenHyperparameter Alpha = new("Decay", "alpha");
    private static readonly GoldenHyperparameter Beta1 = new("Beta1", "betas[0]");
    private static readonly GoldenHyperparameter Beta2 = new("Beta2", "betas[1]");
    private static readonly GoldenHyperparameter Nu1 = new("Nu1", "nus[0]");
    private static readonly GoldenHyperparameter Nu2 = new("Nu2", "nus[1]");
    private static readonly GoldenHyperparameter Epsilon = new("Epsilon", "eps");

    private static readonly GoldenHyperparameter FinalRate = new("FinalRate", "final_lr");
    private static readonly GoldenHyperparameter Gamma = new("Gamma", "gamma");
    private static readonly GoldenHyperparameter SyncPeriod = new("SyncPeriod", "la_k");
    private static readonly GoldenHyperparameter SlowStepSize = new("SlowStepSize", "la_alpha");
    private static readonly GoldenHyperparameter Power = new("Power", "p");
    private static readonly GoldenHyperparameter Clip = new("Clip", "clip");
    private static readonly GoldenHyperparameter NormLimit = new("NormLimit", "clamp");
    private static readonly GoldenHyperparameter LargestRate = new("LearningRate", null, 1e-2);
    private static readonly GoldenHyperparameter Beta1OfAdafactor = new("Beta1", "beta1");

    private static readonly GoldenState Row = new("row", "exp_avg_sq_row");
    private static readonly GoldenState Column = new("column", "exp_avg_sq_col");
    private static readonly GoldenState Slow = new("SlowWeights", "slow");
    private static readonly GoldenState InitialRate = new("initialRate", "hyperparameters.lr");
    private static readonly GoldenState KeptRate = new("InitialRate", "hyperparameters.lr");
    private static readonly GoldenState Buffer = new("FirstMoment", "momentum_buffer");
    private static readonly GoldenState Average = new("FirstMoment", "exp_avg");
    private static readonly GoldenState Squares = new("SecondMoment", "exp_avg_sq");
    private static readonly GoldenState Maximum = new("SecondMomentMaximum", "max_exp_avg_sq");
    private static readonly GoldenState SquareAverage = new("SecondMoment", "square_avg");
    private static readonly GoldenState Mean = new("GradientMean", "grad_avg");
    private static readonly GoldenState M = new("m", "exp_avg");
    private static readonly GoldenState V = new("v", "exp_avg_sq");

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
            [Rate, Beta1, Beta2, new("MomentumDecay", "momentum_decay"), Epsilon, Decay, NoDecoupledDecay],
            [M, V, new("product", "mu_product")]),
        new("adamw", "ABS", "AdamW", [Rate, Beta1, Beta2, Epsilon, Decay], [Average, Squares]),
        new("adamw_hf", "ABS", "AdamWAfter", [Rate, Beta1, Beta2, Epsilon, Decay], [Average, Squares]),
        new("amsgrad", "ABS", "AmsGrad", [Rate, Beta1, Beta2, Epsilon, Decay], [Average, Squares, Maximum]),
        new("adamw_amsgrad", "ABS", "AdamWAmsGrad", [Rate, Beta1, Beta2, Epsilon, Decay], [Average, Squares, Maximum]),
        new("lion", "ABS", "Lion", [Rate, Beta1, Beta2, Decay], [M]),
        new("tiger", "ABS", "Tiger", [Rate, new("Momentum", "beta"), Decay], [Average]),
        new("adabelief", "ABS", "AdaBelief", [Rate, Beta1, Beta2, Epsilon, Decay], [Average, new("SecondMoment", "exp_avg_var")]),
        new("adabelief_rectified", "ABS", "AdaBeliefRectified", [Rate, Beta1, Beta2, Epsilon, Decay], [M, new("v", "exp_avg_var")]),
        new("adabound", "ABS", "AdaBound", [Rate, Beta1, Beta2, FinalRate, Gamma, Epsilon, Decay], [Average, Squares, KeptRate]),
        new("amsbound", "ABS", "AmsBound", [Rate, Beta1, Beta2, FinalRate, Gamma, Epsilon, Decay], [Average, Squares, Maximum, KeptRate]),
        new("adaboundw", "ABS", "AdaBoundW", [Rate, Beta1, Beta2, FinalRate, Gamma, Epsilon, Decay], [M, V, InitialRate]),
        new("radam", "ABS", "RAdam", [Rate, Beta1, Beta2, Epsilon, Decay, NoDecoupledDecay], [M, V]),
        new(
            "adamod",
            "ABS",
            "AdaMod",
            [Rate, Beta1, Beta2, new("Beta3", "beta3"), Epsilon, Decay],
            [M, V, new("s", "exp_avg_lr")]),
        new(
            "yogi",
            "ABS",
            "Yogi",
            [
                Rate, Beta1, Beta2, Epsilon, Decay,
                new("InitialFirstMoment", "initial_accumulator"), new("InitialSecondMoment", "initial_accumulator"),
            ],
            [Average, Squares]),
        new(
            "adan",
            "ABS",
            "Adan",
            [Rate, Beta1, Beta2, new("Beta3", "betas[2]"), Epsilon, Decay, new("ProximalWeightDecay", null, 1)],
            [M, new("d", "exp_avg_diff"), new("n", "exp_avg_sq"), new("previous", "neg_pre_grad", Negated: true)]),

        // The recorded case A decays with the gradient, the other two apart from it; so does QHAdam below.
        new("adopt", "A", "Adopt", [Rate, Beta1, Beta2, Epsilon, Decay, NoDecoupledDecay], [M, V]),
        new("adopt", "BS", "Adopt", [Rate, Beta1, Beta2, Epsilon, NoDecay, DecoupledDecay], [M, V]),
        new(
            "laprop",
            "ABS",
            "LaProp",
            [Rate, Beta1, Beta2, new("RootFloor", null, 1e-15), Epsilon, Decay],
            [M, V, new("s", "exp_avg_lr_1")]),
        new("qhadam", "A", "QHAdam", [Rate, Beta1, Beta2, Nu1, Nu2, Epsilon, Decay, NoDecoupledDecay], [M, V]),
        new("qhadam", "BS", "QHAdam", [Rate, Beta1, Beta2, Nu1, Nu2, Epsilon, NoDecay, DecoupledDecay], [M, V]),
        new(
            "rprop",
            "AB",
            "Rprop",
            [
                Rate, new("Shrink", "etas[0]"), new("Grow", "etas[1]"),
                new("MinimumStep", "step_sizes[0]"), new("MaximumStep", "step_sizes[1]"),
            ],
            [new("previous", "prev"), new("s", "step_size")]),
        new(
            "asgd",
            "ABS",
            "Asgd",
            [Rate, new("Lambda", "lambd"), new("Power", "alpha"), new("AverageFrom", "t0"), Decay],
            [new("average", "ax"), new("rate", "eta"), new("weight", "mu")]),
        new(
            "schedule_free_adamw",
            "ABS",
            "ScheduleFreeAdamW",
            [
                Rate, Beta1, Beta2, new("WarmupSteps", "warmup_steps"), new("Power", "r"), new("RatePower", "weight_lr_power"),
                Epsilon, Decay,
            ],
            [new("z", "z"), V, new("weightSum", "weight_sum"), new("rateMax", "lr_max")]),
        new("fadam", "ABS", "FAdam", [Rate, Beta1, Beta2, Power, Clip, Epsilon, Decay], [new("m", "momentum"), new("f", "fim")]),
        new("fadam_maxeps", "ABS", "FAdamMaxEpsilon", [Rate, Beta1, Beta2, Power, Clip, Epsilon, Decay], [new("m", "momentum"), new("f", "fim")]),
        new("lamb", "ABS", "Lamb", [Rate, Beta1, Beta2, NormLimit, Epsilon, Decay], [Average, Squares]),
        new("lamb_debias", "ABS", "LambCorrected", [Rate, Beta1, Beta2, NormLimit, Epsilon, Decay], [Average, Squares]),
        new("lars", "ABS", "Lars", [Rate, Momentum, new("TrustCoefficient", "trust_coefficient"), Decay], [new("FirstMoment", "mu")]),
        new("cautious_adamw", "ABS", "CautiousAdamW", [Rate, Beta1, Beta2, new("MeanFloor", "mask_mean_floor"), Epsilon, Decay], [Average, Squares]),
        new("stable_adamw", "ABS", "StableAdamW", [Rate, Beta1, Beta2, Epsilon, Decay], [M, V]),

        // The recorded case A takes relative steps, the other two have a rate and a first moment; S is a vector in both configurations.
        new("adafactor", "A", "Adafactor", [LargestRate, .. Adafactor(0.8)], [Row, Column]),
        new("adafactor", "B", "AdafactorMomentum", [Rate, Beta1OfAdafactor, .. Adafactor(0.7)], [Row, Column, M]),
        new("adafactor", "S", "AdafactorVectorMomentum", [Rate, Beta1OfAdafactor, .. Adafactor(0.7)], [V, M]),
        new("adafactor_unfactored", "A", "AdafactorVector", [LargestRate, .. Adafactor(0.8)], [V]),
        new("adafactor_unfactored", "BS", "AdafactorVectorMomentum", [Rate, Beta1OfAdafactor, .. Adafactor(0.7)], [V, M]),

        // Its rate comes from x₀ − x, of which a float has few digits left while the steps are of 1e-6: the parameters hardly see it, the states do.
        new(
            "prodigy",
            "ABS",
            "Prodigy",
            [
                Rate, Beta1, Beta2, new("InitialScale", "d0"), new("Coefficient", "d_coef"), new("Growth", "growth_rate"),
                new("BiasCorrection", "use_bias_correction"), new("SafeguardWarmup", "safeguard_warmup"), Epsilon, NoDecay, DecoupledDecay,
            ],
            [M, V, new("s", "s"), new("x0", "p0"), new("d", "d"), new("dMax", "d_max"), new("numerator", "d_numerator"), new("k", "k")],
            SingleTolerance: 1e-4,
            HasSingleStates: false),
        new(
            "dadapt_adam",
            "ABS",
            "DAdaptAdam",
            [
                Rate, Beta1, Beta2, new("InitialScale", "d0"), new("Growth", "growth_rate"), new("BiasCorrection", "use_bias_correction"),
                Epsilon, Decay, NoDecoupledDecay,
            ],
            [M, V, new("s", "s"), new("d", "d"), new("numerator", "numerator_weighted"), new("k", "k")]),
        new(
            "lookahead_adam",
            "ABS",
            "LookaheadAdam",
            [Rate, Beta1, Beta2, Epsilon, Decay, SyncPeriod, SlowStepSize],
            [new("FirstMoment", "inner.exp_avg"), new("SecondMoment", "inner.exp_avg_sq"), Slow]),
        new(
            "lookahead_sgd_momentum",
            "ABS",
            "LookaheadSgdMomentum",
            [Rate, Momentum, new("Dampening", "dampening"), Decay, SyncPeriod, SlowStepSize],
            [new("FirstMoment", "inner.momentum_buffer"), Slow]),
    ];

    /// <summary>
    /// The optimizers for which nobody's recorded trajectory exists: other tests show by limits, invariances and steps computed by hand that they
    /// are what they say.
    /// </summary>
    public static IReadOnlyList<string> Unrecorded { get; } =
        ["AdamMini", "AdamWFullyDecoupled", "GrokfastAdamW", "LookaheadAdamW", "LookaheadRAdam", "MarsAdamW", "SignSgd", "Signum"];

    /// <summary>Every optimizer that should be in the catalogue, recorded or not.</summary>
    public static IEnumerable<string> Optimizers => All.Select(mapping => mapping.Optimizer).Distinct().Concat(Unrecorded);

    /// <summary>What all four forms of Adafactor have. The power is recorded with the other sign.</summary>
    private static GoldenHyperparameter[] Adafactor(double decayPower) =>
    [
        new("ScaleFloor", "eps2[1]"), new("Clip", "clip_threshold"), new("DecayPower", null, decayPower), new("Epsilon", "eps2[0]"), Decay,
        new("RelativeStep", "relative_step"), new("ScaleParameter", "scale_parameter"), new("WarmupInit", "warmup_init"),
    ];

    /// <summary>Every configuration with each of its cases: what data-driven tests take as rows.</summary>
    public static IEnumerable<(string Configuration, string Case)> Rows =>
        All.SelectMany(configuration => configuration.Cases.Select(letter => (configuration.Name, letter.ToString())));

    /// <summary>The optimizer that reproduces one case of a configuration.</summary>
    public static GoldenConfiguration Find(string configuration, string @case) =>
        All.Single(candidate => candidate.Name == configuration && candidate.Cases.Contains(@case));
}
