namespace OptimGen.Samples.Tests;

/// <summary>A rule of one element, written out by hand: takes the parameter, its gradient and the step, and gives the next parameter.</summary>
internal delegate double WrittenOutStep(double x, double g, int t);
