namespace OptimGen;

/// <summary>One thing under two names.</summary>
/// <param name="Name">The name of a state or of a hyperparameter's property here.</param>
/// <param name="Key">
/// Its key in PyTorch: of <c>state</c>, such as <c>exp_avg</c>, or of <c>param_groups</c>, such as <c>lr</c> or <c>betas[0]</c>.
/// </param>
public sealed record TorchName(string Name, string Key);
