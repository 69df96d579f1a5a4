using OptimGen.Generator.Tests.Interpretation;

namespace OptimGen.Generator.Tests.RandomRules;

/// <summary>A tensor that <see cref="BoundedInterpreter"/> steps.</summary>
/// <param name="Layout">How its elements lie.</param>
/// <param name="Parameters">Its elements, changed in place.</param>
/// <param name="Gradients">Their gradients.</param>
/// <param name="States">The states; one that elements share, once for each of them.</param>
internal sealed record BoundedTensor(ElementLayout Layout, Bounded[] Parameters, double[] Gradients, Bounded[][] States);
