namespace OptimGen.Optimizers;

/// <summary>Momentum with one rate per tensor: as far as the tensor is long, whatever the length of its gradient.</summary>
/// <remarks>
/// <code>
/// rank > 1:  g ← g + λ·x
///            g ← ‖x‖ and ‖g‖ positive ? g·τ·‖x‖ / ‖g‖ : g
/// m ← μ·m + g
/// x ← x − α·m
/// </code>
/// <para>α <c>LearningRate</c> 0.001, μ <c>Momentum</c> 0.9, τ <c>TrustCoefficient</c> 0.001, λ <c>WeightDecay</c> 0.</para>
/// <para>As in the code of MoCo v3 and of masked autoencoders: vectors, which are biases and scales, have neither ratio nor decay, and ‖g‖ is
/// that of the gradient with its decay. The paper divides by ‖g‖ + λ·‖x‖.</para>
/// <para>You, Gitman and Ginsburg, “Large Batch Training of Convolutional Networks”, 2017, <see href="https://arxiv.org/abs/1708.03888"/>.</para>
/// </remarks>
[Optimizer(NumericTypes.All)]
public sealed partial class Lars
{
    /// <param name="x">The parameter.</param>
    /// <param name="g">Its gradient.</param>
    /// <param name="m">The fading sum of the gradients, as scaled.</param>
    /// <param name="rank">The number of the tensor's dimensions.</param>
    /// <param name="learningRate">The learning rate α.</param>
    /// <param name="momentum">The momentum μ: how much of the sum a step keeps.</param>
    /// <param name="trustCoefficient">How far a tensor trusts its gradient, τ: the length of a scaled gradient, in lengths of the tensor.</param>
    /// <param name="weightDecay">The weight decay λ: λ·x is added to the gradient of a matrix, and so counts in its length.</param>
    [UpdateRule]
    private static void Update(
        ref double x, double g, ref double m, [Rank] int rank,
        double learningRate = 1e-3, [Decay] double momentum = 0.9, double trustCoefficient = 1e-3, double weightDecay = 0)
    {
        if (rank > 1)
        {
            g += weightDecay * x;
            double length = Reduce.Norm(x);
            double gradientLength = Reduce.Norm(g);
            g *= length > 0 && gradientLength > 0 ? trustCoefficient * length / gradientLength : 1;
        }

        m = (momentum * m) + g;
        x -= learningRate * m;
    }
}
