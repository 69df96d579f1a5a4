using System;
using System.Collections.Generic;

namespace OptimGen.Optimizers;

/// <summary>What the optimizers that PyTorch has too are called there, with their hyperparameters and states: for <see cref="TorchState"/>.</summary>
public static class TorchMappings
{
    private static readonly TorchName Rate = new("LearningRate", "lr");
    private static readonly TorchName Decay = new("WeightDecay", "weight_decay");
    private static readonly TorchName Momentum = new("Momentum", "momentum");
    private static readonly TorchName Beta1 = new("Beta1", "betas[0]");
    private static readonly TorchName Beta2 = new("Beta2", "betas[1]");
    private static readonly TorchName Epsilon = new("Epsilon", "eps");
    private static readonly TorchName Average = new("FirstMoment", "exp_avg");
    private static readonly TorchName Squares = new("SecondMoment", "exp_avg_sq");
    private static readonly TorchName Maximum = new("SecondMomentMaximum", "max_exp_avg_sq");
    private static readonly TorchName Buffer = new("FirstMoment", "momentum_buffer");
    private static readonly TorchName SquareAverage = new("SecondMoment", "square_avg");
    private static readonly TorchName Mean = new("GradientMean", "grad_avg");

    private static readonly TorchName[] AdamNames = [Rate, Beta1, Beta2, Epsilon, Decay];
    private static readonly TorchName[] RmsNames = [Rate, new("Decay", "alpha"), Epsilon, Decay];

    private static readonly Dictionary<string, TorchMapping> ByIdentity = new(StringComparer.Ordinal)
    {
        [Sgd.RuleInfo.Identity] = new("SGD", [Rate, Decay], [], [new("nesterov", false)], CountsSteps: false),
        [SgdMomentum.RuleInfo.Identity] = new(
            "SGD", [Rate, Momentum, new("Dampening", "dampening"), Decay], [Buffer], [new("nesterov", false)], CountsSteps: false),
        [Nesterov.RuleInfo.Identity] = new("SGD", [Rate, Momentum, Decay], [Buffer], [new("nesterov", true)], CountsSteps: false),
        [AdaGrad.RuleInfo.Identity] = new(
            "Adagrad",
            [Rate, new("LearningRateDecay", "lr_decay"), Epsilon, new("InitialSum", "initial_accumulator_value"), Decay],
            [new("sum", "sum")],
            []),
        [AdaDelta.RuleInfo.Identity] = new(
            "Adadelta", [Rate, new("Decay", "rho"), Epsilon, Decay], [new("v", "square_avg"), new("d", "acc_delta")], []),
        [RmsProp.RuleInfo.Identity] = new("RMSprop", RmsNames, [SquareAverage], [new("centered", false)]),
        [RmsPropCentered.RuleInfo.Identity] = new("RMSprop", RmsNames, [SquareAverage, Mean], [new("centered", true)]),
        [RmsPropMomentum.RuleInfo.Identity] = new("RMSprop", [.. RmsNames, Momentum], [SquareAverage, Buffer], [new("centered", false)]),
        [RmsPropCenteredMomentum.RuleInfo.Identity] = new(
            "RMSprop", [.. RmsNames, Momentum], [SquareAverage, Mean, Buffer], [new("centered", true)]),
        [Adam.RuleInfo.Identity] = new("Adam", AdamNames, [Average, Squares], [new("amsgrad", false)]),
        [AmsGrad.RuleInfo.Identity] = new("Adam", AdamNames, [Average, Squares, Maximum], [new("amsgrad", true)]),
        [AdamW.RuleInfo.Identity] = new("AdamW", AdamNames, [Average, Squares], [new("amsgrad", false)]),
        [AdamWAmsGrad.RuleInfo.Identity] = new("AdamW", AdamNames, [Average, Squares, Maximum], [new("amsgrad", true)]),
        [AdaMax.RuleInfo.Identity] = new("Adamax", AdamNames, [Average, new("SecondMoment", "exp_inf")], []),
        [NAdam.RuleInfo.Identity] = new(
            "NAdam",
            [.. AdamNames, new("MomentumDecay", "momentum_decay")],
            [new("m", "exp_avg"), new("v", "exp_avg_sq"), new("product", "mu_product")],
            []),
        [RAdam.RuleInfo.Identity] = new(
            "RAdam", AdamNames, [new("m", "exp_avg"), new("v", "exp_avg_sq")], [new("decoupled_weight_decay", false)]),
        [Rprop.RuleInfo.Identity] = new(
            "Rprop",
            [Rate, new("Shrink", "etas[0]"), new("Grow", "etas[1]"), new("MinimumStep", "step_sizes[0]"), new("MaximumStep", "step_sizes[1]")],
            [new("previous", "prev"), new("s", "step_size")],
            []),
        [Asgd.RuleInfo.Identity] = new(
            "ASGD",
            [Rate, new("Lambda", "lambd"), new("Power", "alpha"), new("AverageFrom", "t0"), Decay],
            [new("average", "ax"), new("rate", "eta"), new("weight", "mu")],
            []),
    };

    /// <summary>The names of a rule in PyTorch; null where it has no such optimizer.</summary>
    /// <param name="rule">The rule: of an optimizer of the catalogue, or of one of yours that is the same.</param>
    /// <exception cref="ArgumentNullException"><paramref name="rule"/> is null.</exception>
    public static TorchMapping? Find(RuleInfo rule)
    {
        ArgumentNullException.ThrowIfNull(rule);
        return ByIdentity.GetValueOrDefault(rule.Identity);
    }

    /// <summary>The names of an optimizer's rule in PyTorch.</summary>
    /// <param name="optimizer">The optimizer.</param>
    /// <exception cref="ArgumentNullException"><paramref name="optimizer"/> is null.</exception>
    /// <exception cref="NotSupportedException">PyTorch has no such optimizer.</exception>
    public static TorchMapping Of(IOptimizer optimizer)
    {
        ArgumentNullException.ThrowIfNull(optimizer);
        return Find(optimizer.Rule) ?? throw new NotSupportedException($"PyTorch has no optimizer with the rule of {optimizer.Rule.Name}.");
    }
}
