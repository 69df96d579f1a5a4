namespace Digits.Training;

/// <summary>Optimizers that resemble each other: those of one panel of the chart.</summary>
internal enum OptimizerFamily
{
    /// <summary>The gradient itself, or a running sum of gradients.</summary>
    Gradient,

    /// <summary>The gradient over the root of its squares.</summary>
    ScaledGradient,

    /// <summary>An average gradient over the root of averaged squares.</summary>
    Adam,

    /// <summary>Weight decay apart from the gradient.</summary>
    DecoupledDecay,

    /// <summary>Signs alone.</summary>
    Sign,

    /// <summary>A second, slower copy of the weights.</summary>
    SlowWeights,

    /// <summary>Something of the whole tensor, or of all: norms, means of rows and columns, sums.</summary>
    WholeTensor,
}
