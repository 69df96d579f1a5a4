using System.Collections.Generic;

namespace OptimGen;

/// <summary>The names in a file of PyTorch's vocabulary.</summary>
internal static class TorchKeys
{
    public const string Optimizer = "torch.optimizer";
    public const string Groups = "torch.param_groups";

    /// <summary>The number of steps where PyTorch keeps none; not PyTorch's.</summary>
    public const string Step = CheckpointKeys.Step;

    /// <summary>The key of a parameter's number of steps among its states.</summary>
    public const string StepState = "step";

    /// <summary>The parameters of a group.</summary>
    public const string Parameters = "params";

    /// <summary>Steps upwards, which no rule here does.</summary>
    public const string Maximize = "maximize";

    /// <summary>Numbers that are part of the rule unless they are zero: where a rule here has no such hyperparameter, they must be.</summary>
    public static IReadOnlyList<string> Optional { get; } = ["momentum", "dampening", "weight_decay", "lr_decay"];
}
