namespace OptimGen;

/// <summary>A setting of an optimizer of PyTorch that decides which rule it is, such as <c>amsgrad</c>.</summary>
/// <param name="Key">Its key in <c>param_groups</c>.</param>
/// <param name="Value">What it must be for the rule.</param>
public sealed record TorchFlag(string Key, bool Value);
