using System.Collections.Generic;

namespace OptimGen;

/// <summary>
/// Which optimizer of PyTorch a rule is, and what its hyperparameters and states are called in a <c>state_dict</c> there. The catalogue has one
/// for each optimizer that PyTorch has too; make one for a rule of yours whose counterpart in PyTorch has the same states.
/// </summary>
/// <param name="Optimizer">The class in <c>torch.optim</c>.</param>
/// <param name="Hyperparameters">The hyperparameters that both have.</param>
/// <param name="States">All states of the rule.</param>
/// <param name="Flags">Settings that choose this rule among those of the class there.</param>
/// <param name="CountsSteps">Whether PyTorch keeps the number of steps, as <c>step</c>; its SGD does not.</param>
public sealed record TorchMapping(
    string Optimizer,
    IReadOnlyList<TorchName> Hyperparameters,
    IReadOnlyList<TorchName> States,
    IReadOnlyList<TorchFlag> Flags,
    bool CountsSteps = true);
