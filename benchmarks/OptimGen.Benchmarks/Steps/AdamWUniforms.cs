using System;

namespace OptimGen.Benchmarks.Steps;

/// <summary>What is the same for all elements of an AdamW step, computed once as a careful person would: in double, then rounded.</summary>
public readonly struct AdamWUniforms
{
    private const double LearningRate = 1e-3;
    private const double Beta1 = 0.9;
    private const double Beta2 = 0.999;
    private const double Epsilon = 1e-8;
    private const double WeightDecay = 1e-2;

    /// <summary>Computes them for a step.</summary>
    /// <param name="step">The step, from 1.</param>
    public AdamWUniforms(long step)
    {
        double correction1 = 1 - Math.Pow(Beta1, step);
        double correction2 = 1 - Math.Pow(Beta2, step);
        Keep = (float)(1 - LearningRate * WeightDecay);
        Decay1 = (float)Beta1;
        Rest1 = (float)(1 - Beta1);
        Decay2 = (float)Beta2;
        Rest2 = (float)(1 - Beta2);
        Correction2 = (float)correction2;
        PlainEpsilon = (float)Epsilon;
        PlainRate = (float)(LearningRate / correction1);
        FoldedRate = (float)(LearningRate * Math.Sqrt(correction2) / correction1);
        FoldedEpsilon = (float)(Epsilon * Math.Sqrt(correction2));
    }

    /// <summary>1 − αλ.</summary>
    public float Keep { get; }

    /// <summary>β₁.</summary>
    public float Decay1 { get; }

    /// <summary>1 − β₁.</summary>
    public float Rest1 { get; }

    /// <summary>β₂.</summary>
    public float Decay2 { get; }

    /// <summary>1 − β₂.</summary>
    public float Rest2 { get; }

    /// <summary>c₂ = 1 − β₂ᵗ.</summary>
    public float Correction2 { get; }

    /// <summary>ε.</summary>
    public float PlainEpsilon { get; }

    /// <summary>α / c₁.</summary>
    public float PlainRate { get; }

    /// <summary>α √c₂ / c₁, which saves the division of v by c₂.</summary>
    public float FoldedRate { get; }

    /// <summary>ε √c₂, which goes with it.</summary>
    public float FoldedEpsilon { get; }
}
