using System;
using System.Collections.Generic;

namespace OptimGen.Samples.Tests;

/// <summary>Rules as their papers have them, without the toolkit.</summary>
internal static class WrittenOut
{
    public static IReadOnlyList<(string Optimizer, Func<double, WrittenOutStep> Create)> Rules { get; } =
    [
        ("Sgd", static rate => (x, g, _) => x - (rate * g)),
        ("SgdMomentum", static rate =>
        {
            double m = 0;
            return (x, g, _) => x - (rate * (m = (0.9 * m) + g));
        }),
        ("Nesterov", static rate =>
        {
            double m = 0;
            return (x, g, _) =>
            {
                m = (0.9 * m) + g;
                return x - (rate * (g + (0.9 * m)));
            };
        }),
        ("AdaGrad", static rate =>
        {
            double sum = 0;
            return (x, g, _) => x - (rate * g / (Math.Sqrt(sum += g * g) + 1e-10));
        }),
        ("RmsProp", static rate =>
        {
            double v = 0;
            return (x, g, _) => x - (rate * g / (Math.Sqrt(v = (0.99 * v) + (0.01 * g * g)) + 1e-8));
        }),
        ("SignSgd", static rate => (x, g, _) => x - (rate * Math.Sign(g))),
        ("Adam", static rate =>
        {
            double m = 0;
            double v = 0;
            return (x, g, t) =>
            {
                m = (0.9 * m) + (0.1 * g);
                v = (0.999 * v) + (0.001 * g * g);
                return x - (rate * m / (1 - Math.Pow(0.9, t)) / (Math.Sqrt(v / (1 - Math.Pow(0.999, t))) + 1e-8));
            };
        }),
    ];
}
