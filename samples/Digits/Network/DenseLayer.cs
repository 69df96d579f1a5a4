using System;
using System.Numerics.Tensors;
using OptimGen;

namespace Digits.Network;

/// <summary>A layer in which every output is a weighted sum of all inputs and a bias: y = W·x + b.</summary>
internal sealed class DenseLayer
{
    private readonly int _inputs;
    private readonly int _outputs;
    private readonly Parameter<float> _weights;
    private readonly Parameter<float> _biases;

    /// <summary>Adds the layer's tensors to a set: weights (one row per output) and biases.</summary>
    /// <param name="parameters">The set.</param>
    /// <param name="name">The layer's name, with which its tensors' names begin.</param>
    /// <param name="inputs">The number of inputs.</param>
    /// <param name="outputs">The number of outputs.</param>
    public DenseLayer(ParameterSet<float> parameters, string name, int inputs, int outputs)
    {
        _inputs = inputs;
        _outputs = outputs;
        _weights = parameters.Allocate($"{name}.weights", outputs, inputs);
        _biases = parameters.Allocate($"{name}.biases", outputs);
    }

    /// <summary>
    /// Draws weights as Glorot and Bengio (2010): uniform, so wide that signals keep their size in both directions. Biases stay 0.
    /// </summary>
    /// <param name="random">The numbers to draw from.</param>
    public void Initialize(Random random)
    {
        double limit = Math.Sqrt(6.0 / (_inputs + _outputs));
        foreach (ref float weight in _weights.Values)
        {
            weight = (float)((2 * random.NextDouble() - 1) * limit);
        }
    }

    /// <summary>Computes the outputs for one input vector.</summary>
    /// <param name="input">The inputs.</param>
    /// <param name="output">Where the outputs go.</param>
    public void Forward(ReadOnlySpan<float> input, Span<float> output)
    {
        ReadOnlySpan<float> weights = _weights.Values;
        for (int o = 0; o < _outputs; o++)
        {
            output[o] = TensorPrimitives.Dot(weights.Slice(o * _inputs, _inputs), input);
        }

        TensorPrimitives.Add(output, _biases.Values, output);
    }

    /// <summary>Adds one image's share to the gradients of weights and biases: ∂W += δ·xᵀ, ∂b += δ.</summary>
    /// <param name="input">The inputs that <see cref="Forward"/> had.</param>
    /// <param name="outputGradient">The gradient δ of the loss by the outputs.</param>
    public void AddGradients(ReadOnlySpan<float> input, ReadOnlySpan<float> outputGradient)
    {
        Span<float> gradients = _weights.Gradients;
        for (int o = 0; o < _outputs; o++)
        {
            Span<float> row = gradients.Slice(o * _inputs, _inputs);
            TensorPrimitives.MultiplyAdd(input, outputGradient[o], row, row);
        }

        Span<float> biases = _biases.Gradients;
        TensorPrimitives.Add(biases, outputGradient, biases);
    }

    /// <summary>Computes the gradient of the loss by the inputs: Wᵀ·δ.</summary>
    /// <param name="outputGradient">The gradient δ of the loss by the outputs.</param>
    /// <param name="inputGradient">Where the gradient by the inputs goes.</param>
    public void Backward(ReadOnlySpan<float> outputGradient, Span<float> inputGradient)
    {
        ReadOnlySpan<float> weights = _weights.Values;
        inputGradient.Clear();
        for (int o = 0; o < _outputs; o++)
        {
            TensorPrimitives.MultiplyAdd(weights.Slice(o * _inputs, _inputs), outputGradient[o], inputGradient, inputGradient);
        }
    }
}
