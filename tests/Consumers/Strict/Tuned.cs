#pragma warning disable IDE0161 // C# 9 has no file-scoped namespaces.
using System;

namespace OptimGen.Consumers.Strict
{
    /// <summary>A rule with all that the rule form has: an initial value, a condition on the step, integers, truth values and a helper.</summary>
    [Optimizer]
    public partial class Tuned
    {
#pragma warning disable OPT080 // The program reads the average itself, through the state.
        /// <summary>The rule.</summary>
        /// <param name="x">The parameter.</param>
        /// <param name="g">Its gradient.</param>
        /// <param name="average">An average of the parameter.</param>
        /// <param name="m">The momentum.</param>
        /// <param name="t">The step.</param>
        /// <param name="learningRate">The learning rate.</param>
        /// <param name="momentum">The momentum's decay.</param>
        /// <param name="every">How often the average takes a value.</param>
        /// <param name="signed">Whether only the momentum's sign counts.</param>
        /// <param name="width">The momentum at which half a step is taken.</param>
        [UpdateRule]
        private static void Update(
            ref double x, double g, [Initially(nameof(x))] ref double average, [Initially(0.5)] ref double m, long t,
            double learningRate = 1e-3, [Decay] double momentum = 0.9, [Positive] int every = 5, bool signed = false,
            [Positive] double width = 1)
        {
            m = t == 1 ? g : Rule.Ema(m, g, momentum);
            x -= learningRate * (signed ? Rule.Sign(m) : Softened(m, width));
            if (t % every == 0)
            {
                average = Rule.Lerp(average, x, 0.5);
            }
        }

        private static double Softened(double value, double width)
        {
            return value / (width + Math.Abs(value));
        }
    }
}
