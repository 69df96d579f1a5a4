namespace OptimGen.Generator.Tests.Interpretation;

/// <summary>A tensor that an interpreter steps.</summary>
/// <param name="Layout">How its elements lie.</param>
/// <param name="Parameters">Its elements, changed in place.</param>
/// <param name="Gradients">Their gradients.</param>
/// <param name="States">The states; one that elements share, once for each of them.</param>
internal sealed record InterpretedTensor(ElementLayout Layout, double[] Parameters, double[] Gradients, double[][] States);
