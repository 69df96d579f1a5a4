using System.Collections.Generic;

namespace OptimGen.Generator.Tests.Analysis.Domains;

/// <summary>
/// Rules whose published forms need sums over a tensor: the same formulas, with a value of the element or a setting in the sum's place.
/// </summary>
internal static class OtherRules
{
    private static readonly Dictionary<string, (string Parameters, string Body)> Rules = new()
    {
        // Lamb's ratio of norms.
        ["Trust"] = (
            "ref double m, ref double v, double learningRate = 1e-3, [Decay] double beta1 = 0.9, [Decay] double beta2 = 0.999, "
                + "[Positive] double normLimit = 10, [Positive] double epsilon = 1e-6, double weightDecay = 0",
            """
            m = Rule.Ema(m, g, beta1);
            v = Rule.Ema(v, g * g, beta2);
            double u = m / (Math.Sqrt(v) + epsilon) + weightDecay * x;
            double xNorm = Math.Min(Math.Abs(x), normLimit);
            double uNorm = Math.Sqrt(u * u);
            double trust = xNorm > 0 && uNorm > 0 ? xNorm / uNorm : Rule.AnyUnit(1);
            x -= learningRate * trust * u;
            """),

        // Schedule-free AdamW's warm-up.
        ["Warmup"] = (
            "int t, double learningRate = 1e-3, double warmupSteps = 0, double power = 0",
            """
            double rate = learningRate * (t < warmupSteps ? t / warmupSteps : 1);
            x -= rate * Math.Pow(t, power) * g;
            """),

        // Prodigy and D-Adaptation skip a step whose sum is zero.
        ["Skipping"] = (
            "int t, double learningRate = 1e-3, double coefficient = 1, double scale = 1",
            """
            double denominator = Math.Abs(scale * t);
            if (denominator == 0)
            {
                return;
            }

            x -= learningRate * coefficient / denominator * g;
            """),

        // FAdam's natural gradient.
        ["Ratio"] = (
            "ref double f, int t, double learningRate = 1e-3, [Decay] double beta = 0.999",
            """
            f = Rule.Ema(f, g * g, Rule.DebiasedDecay(beta, t));
            x -= learningRate * Rule.Ratio(g, Math.Sqrt(f));
            """),

        // QHAdam's blend, as it was written at first.
        ["Blend"] = (
            "ref double v, double learningRate = 1e-3, [Decay] double beta = 0.999, [Between(0, 1)] double nu = 1, [Positive] double epsilon = 1e-8",
            """
            v = Rule.Ema(v, g * g, beta);
            x -= learningRate * g / (Math.Sqrt(Rule.Lerp(g * g, v, nu)) + epsilon);
            """),

        // AdaBound with its base rate as a setting.
        ["Bound"] = (
            "ref double m, ref double v, int t, [Positive] double initialRate = 1e-3, double learningRate = 1e-3, [Decay] double beta1 = 0.9, "
                + "[Decay] double beta2 = 0.999, double finalRate = 0.1, [Positive] double gamma = 1e-3, [Positive] double epsilon = 1e-8",
            """
            m = Rule.Ema(m, g, beta1);
            v = Rule.Ema(v, g * g, beta2);
            double corrected = learningRate * Math.Sqrt(Rule.BiasCorrection(beta2, t)) / Rule.BiasCorrection(beta1, t);
            double final = finalRate * learningRate / initialRate;
            double rate = Rule.Clamp(
                corrected / (Math.Sqrt(v) + epsilon), final * (1 - 1 / (gamma * t + 1)), final * (1 + 1 / (gamma * t)));
            x -= rate * m;
            """),

        // Adafactor of one element: strictly positive by its epsilon, which the hull alone would lose.
        ["Factor"] = (
            "ref double v, int t, [Positive] double clip = 1, [Positive] double decayPower = 0.8, [Positive] double epsilon = 1e-30, double maximumRate = 1e-2",
            """
            double decay = 1 - Math.Pow(t, -decayPower);
            double q = g * g + epsilon;
            v = Rule.Ema(v, q, decay);
            double u = g / Math.Sqrt(v);
            u /= Math.Max(1, Math.Abs(u) / clip);
            x -= Math.Min(maximumRate, 1 / Math.Sqrt(t)) * u;
            """),

        // Prodigy's second moment: a square in five factors.
        ["Scaled"] = (
            "[Initially(nameof(initialScale))] ref double d, ref double v, [Positive] double initialScale = 1e-6, [Decay, Positive] double beta1 = 0.9, "
                + "[Decay, Positive] double beta2 = 0.999, [Positive] double epsilon = 1e-8, "
                + "[Between(1, double.PositiveInfinity)] double growth = double.PositiveInfinity, int k = 0",
            """
            v = beta2 * v + d * d * (1 - beta2) * g * g;
            double correction = Math.Sqrt(1 - Math.Pow(beta2, k + 1)) / (1 - Math.Pow(beta1, k + 1));
            d = Math.Max(d, Math.Min(Math.Abs(g), d * growth));
            x -= d * correction * g / (Math.Sqrt(v) + d * epsilon);
            """),

        // LaProp's rate of rates, with a state in place of the uniform one.
        ["Rates"] = (
            "ref double m, ref double rateSum, [Positive] double learningRate = 4e-4, [Decay] double beta1 = 0.9",
            """
            m = Rule.Ema(m, learningRate * g, beta1);
            rateSum = Rule.Ema(rateSum, learningRate, beta1);
            x -= m / (rateSum / learningRate);
            """),

        // NAdam's product of momenta.
        ["Product"] = (
            "ref double m, [Initially(1)] ref double product, int t, double learningRate = 2e-3, [Decay] double beta1 = 0.9, double momentumDecay = 4e-3",
            """
            double mu = beta1 * (1 - 0.5 * Math.Pow(0.96, t * momentumDecay));
            double muNext = beta1 * (1 - 0.5 * Math.Pow(0.96, (t + 1) * momentumDecay));
            product *= mu;
            m = Rule.Ema(m, g, beta1);
            x -= learningRate * (muNext * m / (1 - product * muNext) + (1 - mu) * g / (1 - product));
            """),

        // ASGD's two schedules.
        ["Averaged"] = (
            "ref double average, int t, double learningRate = 1e-2, double lambda = 1e-4, double power = 0.75, double start = 1e6",
            """
            x -= learningRate / Math.Pow(1 + lambda * learningRate * t, power) * (lambda * x + g);
            average = Rule.Lerp(average, x, 1 / Math.Max(1, t - start));
            """),
    };

    public static IEnumerable<string> Names => Rules.Keys;

    public static string? Find(string name) =>
        Rules.TryGetValue(name, out (string Parameters, string Body) rule) ? DomainRun.RuleText(rule.Parameters, rule.Body) : null;
}
