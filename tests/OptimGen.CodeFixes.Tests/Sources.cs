namespace OptimGen.CodeFixes.Tests;

/// <summary>Texts of optimizers.</summary>
internal static class Sources
{
    public const string Adam = "ref double m, ref double v, int t, double learningRate = 1e-3, [Decay] double beta1 = 0.9, "
        + "[Decay] double beta2 = 0.999, [Positive] double epsilon = 1e-8";

    public const string Moments = "m = Rule.Ema(m, g, beta1);\nv = Rule.Ema(v, g * g, beta2);\n";

    /// <summary>An optimizer in the rule form, from the parameters after the gradient and the body.</summary>
    public static string Rule(string parameters, string body) => $$"""
        using System;
        using OptimGen;

        /// <summary>A rule of its own.</summary>
        [Optimizer]
        public sealed partial class Custom
        {
            [UpdateRule]
            private static void Update(ref double x, double g, {{parameters}})
            {
                {{body.ReplaceLineEndings("\n        ")}}
            }
        }

        """.ReplaceLineEndings("\n");
}
