namespace OptimGen.Generator.Rules;

/// <summary>A slot around a rule of the author's own, for the reference; the graph has it as operations.</summary>
/// <param name="Kind">What it does.</param>
/// <param name="First">Its hyperparameter: κ, λ or k; −1 for none.</param>
/// <param name="Second">Its other one: the learning rate of a decay, the step size a; −1 for none.</param>
/// <param name="State">Its state; −1 for none.</param>
internal readonly record struct SurroundingSlot(SurroundingKind Kind, int First, int Second, int State);
