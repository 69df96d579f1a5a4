namespace OptimGen.Consumers.Plain;

[Optimizer(NumericTypes.Single)]
public partial class HeavyBall
{
    [UpdateRule]
    private static void Step(ref double x, double g, ref double m, double learningRate = 0.1, [Decay] double momentum = 0.9)
    {
        m = momentum * m + g;
        x -= learningRate * m;
    }
}
