using System;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace OptimGen.Runtime.Tests.Support;

/// <summary>
/// What the generator would emit for x ← x − α·(m ← ½·m + g), by hand and without vectors; it remembers how it was called.
/// </summary>
internal sealed class HeavyBall(RuleInfo rule) : IStepKernel<float>
{
    public HeavyBall()
        : this(TestRules.Momentum)
    {
    }

    public double LearningRate { get; set; } = 0.25;

    /// <summary>The state that this many calls from now fails to be created.</summary>
    public int FailingCreation { get; set; } = -1;

    /// <summary>What happens while elements are stepped.</summary>
    public Action? DuringRun { get; set; }

    public long LastUniformStep { get; private set; }

    public int UniformCalls { get; private set; }

    public VectorWidth LastWidth { get; private set; }

    public RuleInfo Rule => rule;

    public int UniformBytes => sizeof(float);

    public int PassCount => 1;

    public double GetHyperparameter(int index) => index == 0 ? LearningRate : throw HyperparameterRange.NoSuchIndex(index, Rule);

    public void SetHyperparameter(int index, double value) =>
        LearningRate = index != 0 ? throw HyperparameterRange.NoSuchIndex(index, Rule)
            : value >= 0 ? value
            : throw HyperparameterRange.Error(nameof(LearningRate), value, "[0, ∞)");

    public IOptimizer Clone() => new HeavyBall(Rule) { LearningRate = LearningRate };

    public OptimizerState CreateState(nint length) =>
        FailingCreation-- == 0 ? throw new InvalidOperationException("No state.") : OptimizerState.Create<float>(Rule, length);

    public OptimizerState CreateState(ReadOnlySpan<nint> shape, nint blockLength) =>
        FailingCreation-- == 0 ? throw new InvalidOperationException("No state.") : OptimizerState.Create<float>(Rule, shape, blockLength);

    public void Step(Span<float> parameters, ReadOnlySpan<float> gradients, OptimizerState state)
    {
        ArgumentNullException.ThrowIfNull(state);
        ref float first = ref MemoryMarshal.GetReference(parameters);
        ref float gradient = ref MemoryMarshal.GetReference(gradients);
        state.BeginStep(Rule, ref first, parameters.Length, ref gradient, gradients.Length);
        Span<byte> uniforms = stackalloc byte[UniformBytes];
        ComputeUniforms(0, state, uniforms);
        Run(0, ref first, ref gradient, state, 0, parameters.Length, uniforms, Lanes.Widest);
        state.EndStep();
    }

    public void Step(ref float parameters, ref float gradients, nint length, OptimizerState state) =>
        Step(MemoryMarshal.CreateSpan(ref parameters, (int)length), MemoryMarshal.CreateReadOnlySpan(ref gradients, (int)length), state);

    public void Step(ParameterSet<float> parameters) => parameters.Advance(this);

    public void Initialize(ref float parameters, OptimizerState state, nint start, nint length)
    {
    }

    public void Commit(OptimizerState state, ReadOnlySpan<byte> uniforms)
    {
    }

    public void ComputeUniforms(int pass, OptimizerState state, Span<byte> uniforms)
    {
        ArgumentNullException.ThrowIfNull(state);
        LastUniformStep = state.Step + 1;
        UniformCalls++;
        MemoryMarshal.Write(uniforms, (float)LearningRate);
    }

    public void Run(
        int pass,
        ref float parameters,
        ref float gradients,
        OptimizerState state,
        nint start,
        nint length,
        ReadOnlySpan<byte> uniforms,
        VectorWidth width)
    {
        LastWidth = width;
        DuringRun?.Invoke();
        float rate = MemoryMarshal.Read<float>(uniforms);
        ref float moments = ref state.Buffer<float>(0);
        for (nint i = start; i < start + length; i++)
        {
            float moment = (0.5f * Unsafe.Add(ref moments, i)) + Unsafe.Add(ref gradients, i);
            Unsafe.Add(ref moments, i) = moment;
            Unsafe.Add(ref parameters, i) -= rate * moment;
        }
    }
}
