namespace OptimGen;

/// <summary>
/// How <see cref="StepAttribute"/> forms u. n is the corrected first moment (the gradient g without one), w the corrected second.
/// </summary>
public enum StepForm
{
    /// <summary>u = g: gradient descent. Neither moment is read.</summary>
    Gradient,

    /// <summary>u = n: SGD with momentum. Needs a first moment.</summary>
    Momentum,

    /// <summary>u = n / (√w + ε): Adam, RMSprop, AdaGrad. Needs a second moment; ε as <see cref="EpsilonPlacement"/> says.</summary>
    /// <remarks>With <see cref="SecondMomentForm.MaxOfAbsolutes"/> the denominator is w without the root.</remarks>
    Ratio,

    /// <summary>
    /// u = sign(n): every element moves by the learning rate, whatever the gradient's size (signSGD, Tiger). sign(0) is 0.
    /// </summary>
    Sign,
}
