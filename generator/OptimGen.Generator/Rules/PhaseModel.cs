namespace OptimGen.Generator.Rules;

/// <summary>One of the methods that a step consists of, each with a gradient of its own.</summary>
/// <param name="Name">The method's name, which the generated one has too.</param>
/// <param name="ParameterSymbol">Its name for the parameter.</param>
/// <param name="GradientSymbol">Its name for the gradient.</param>
/// <param name="StepSymbol">Its name for the step number.</param>
/// <param name="Graph">What it computes, over the states and hyperparameters of all phases.</param>
/// <param name="Reference">How it is called; null in the declared form.</param>
internal sealed record PhaseModel(
    string Name, string ParameterSymbol, string GradientSymbol, string StepSymbol, RuleGraph Graph, ReferenceCall? Reference);
