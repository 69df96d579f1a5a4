using System;

namespace OptimGen.Benchmarks.Steps;

/// <summary>The arrays of any optimizer's step, and the limit that they set.</summary>
internal sealed class RuleProblem : IDisposable
{
    private const int Seed = 11;

    private readonly IOptimizer<float> _optimizer;
    private readonly AlignedArray _parameters;
    private readonly AlignedArray _gradients;
    private readonly OptimizerState _state;

    /// <summary>Makes the arrays and takes two steps, so that no later one is a first.</summary>
    /// <param name="optimizer">The optimizer.</param>
    /// <param name="length">The number of parameters.</param>
    public RuleProblem(IOptimizer<float> optimizer, int length)
    {
        _optimizer = optimizer;
        _parameters = new AlignedArray(length, 0.5f);
        _gradients = new AlignedArray(length, 0);
        Random random = new(Seed);
        foreach (ref float gradient in _gradients.Span)
        {
            gradient = random.NextSingle() - 0.5f;
        }

        _state = optimizer.CreateState(length);
        Step();
        Step();
    }

    /// <summary>Takes a step.</summary>
    public void Step() => _optimizer.Step(_parameters.Span, _gradients.Span, _state);

    /// <summary>Reads and writes the same arrays.</summary>
    /// <exception cref="NotSupportedException">The rule has more than three states.</exception>
    public void Limit()
    {
        ref float x = ref _parameters.First;
        ref float g = ref _gradients.First;
        nuint length = (nuint)_parameters.Length;
        switch (_state.Buffers.Count)
        {
            case 0:
                MemoryLimit.Run(ref x, ref g, length, 0);
                break;
            case 1:
                MemoryLimit.Run(ref x, ref g, ref _state.Buffer<float>(0), length, 0);
                break;
            case 2:
                MemoryLimit.Run(ref x, ref g, ref _state.Buffer<float>(0), ref _state.Buffer<float>(1), length, 0);
                break;
            case 3:
                MemoryLimit.Run(
                    ref x, ref g, ref _state.Buffer<float>(0), ref _state.Buffer<float>(1), ref _state.Buffer<float>(2), length, 0);
                break;
            default:
                throw new NotSupportedException($"There is no limit loop for the {_state.Buffers.Count} states of {_optimizer.Rule.Name}.");
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _parameters.Dispose();
        _gradients.Dispose();
        _state.Dispose();
    }
}
