namespace OptimGen.Generator.Reading.Declared;

/// <summary>What the step is made of: the same values as the attribute's.</summary>
internal enum StepForm
{
    Gradient,
    Momentum,
    Ratio,
    Sign,
}
