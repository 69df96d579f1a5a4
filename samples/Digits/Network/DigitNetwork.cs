using System;
using System.Numerics.Tensors;
using Digits.Data;
using OptimGen;

namespace Digits.Network;

/// <summary>64 pixels → 64 rectified units → 10 scores, one per digit.</summary>
internal sealed class DigitNetwork : IDisposable
{
    private const int HiddenUnits = 64;

    private readonly DenseLayer _hidden;
    private readonly DenseLayer _output;
    private readonly float[] _activations = new float[HiddenUnits];
    private readonly float[] _activationGradients = new float[HiddenUnits];
    private readonly float[] _scores = new float[ImageSet.Digits];

    /// <summary>Makes a network with random weights.</summary>
    /// <param name="seed">Decides the weights; the same seed gives the same network.</param>
    public DigitNetwork(int seed)
    {
        _hidden = new DenseLayer(Parameters, "hidden", ImageSet.PixelsPerImage, HiddenUnits);
        _output = new DenseLayer(Parameters, "output", HiddenUnits, ImageSet.Digits);
        Random random = new(seed);
        _hidden.Initialize(random);
        _output.Initialize(random);
    }

    /// <summary>The weights and biases of both layers, with their gradients: what an optimizer steps.</summary>
    public ParameterSet<float> Parameters { get; } = [];

    /// <summary>Sets all gradients to zero, before the next batch.</summary>
    public void ClearGradients()
    {
        for (int i = 0; i < Parameters.Count; i++)
        {
            Parameters[i].Gradients.Clear();
        }
    }

    /// <summary>Adds the gradients of one image's loss, and returns that loss.</summary>
    /// <param name="image">The pixels.</param>
    /// <param name="label">The digit they show.</param>
    /// <param name="weight">What this image counts in the batch: 1 / batch size.</param>
    public double AddGradients(ReadOnlySpan<float> image, int label, float weight)
    {
        Forward(image);
        double loss = CrossEntropy.LossAndGradient(_scores, label);
        TensorPrimitives.Multiply(_scores, weight, _scores);
        _output.AddGradients(_activations, _scores);
        _output.Backward(_scores, _activationGradients);
        for (int i = 0; i < HiddenUnits; i++)
        {
            // A rectified unit that is off passes no gradient.
            _activationGradients[i] = _activations[i] > 0 ? _activationGradients[i] : 0;
        }

        _hidden.AddGradients(image, _activationGradients);
        return loss;
    }

    /// <summary>The share of images whose digit has the highest score.</summary>
    /// <param name="images">The images.</param>
    public double Accuracy(ImageSet images)
    {
        int right = 0;
        for (int i = 0; i < images.Count; i++)
        {
            Forward(images.Image(i));
            right += TensorPrimitives.IndexOfMax(_scores) == images.Label(i) ? 1 : 0;
        }

        return (double)right / images.Count;
    }

    /// <summary>Frees the weights, their gradients, and the optimizer's states.</summary>
    public void Dispose() => Parameters.Dispose();

    private void Forward(ReadOnlySpan<float> image)
    {
        _hidden.Forward(image, _activations);
        TensorPrimitives.Max(_activations, 0f, _activations);
        _output.Forward(_activations, _scores);
    }
}
