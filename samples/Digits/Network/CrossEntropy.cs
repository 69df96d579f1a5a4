using System;
using System.Numerics.Tensors;

namespace Digits.Network;

/// <summary>The loss of a classifier: minus the logarithm of the probability that it gives to the right class.</summary>
internal static class CrossEntropy
{
    /// <summary>Computes the loss of softmax(scores), and replaces the scores by the gradient of the loss by them.</summary>
    /// <param name="scores">The scores, one per class; then their gradient, softmax(scores) − 1 at the right class.</param>
    /// <param name="label">The right class.</param>
    public static double LossAndGradient(Span<float> scores, int label)
    {
        // Less the highest score, so that no exponential overflows.
        TensorPrimitives.Subtract(scores, TensorPrimitives.Max(scores), scores);
        float rightScore = scores[label];
        TensorPrimitives.Exp(scores, scores);
        float sum = TensorPrimitives.Sum(scores);
        TensorPrimitives.Divide(scores, sum, scores);
        scores[label] -= 1;
        return Math.Log(sum) - rightScore;
    }
}
