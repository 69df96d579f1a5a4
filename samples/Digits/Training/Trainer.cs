using System;
using Digits.Data;
using Digits.Network;
using OptimGen;

namespace Digits.Training;

/// <summary>Trains a fresh network with one optimizer. Every training starts from the same weights and sees the same batches.</summary>
/// <param name="images">The images to learn from and to test with.</param>
internal sealed class Trainer(ImageSplit images)
{
    /// <summary>How often a training sees every image.</summary>
    public const int Epochs = 50;

    private const int BatchSize = 32;
    private const int WeightSeed = 20;
    private const int ShuffleSeed = 4;

    /// <summary>Trains and tests.</summary>
    /// <param name="plan">The optimizer and its learning rate.</param>
    /// <param name="onEpoch">Told after each epoch how many are done, and its mean loss.</param>
    public TrainingResult Run(TrainingPlan plan, Action<int, double> onEpoch)
    {
        using DigitNetwork network = new(WeightSeed);
        IOptimizer<float> optimizer = plan.Create(plan.LearningRate);
        ImageSet training = images.Training;
        int[] order = new int[training.Count];
        for (int i = 0; i < order.Length; i++)
        {
            order[i] = i;
        }

        Random random = new(ShuffleSeed);
        Action step = () => optimizer.Step(network.Parameters);
        StepMeter meter = new(Epochs * ((order.Length + BatchSize - 1) / BatchSize));
        double[] losses = new double[Epochs];
        for (int epoch = 0; epoch < Epochs; epoch++)
        {
            random.Shuffle(order);
            for (int start = 0; start < order.Length; start += BatchSize)
            {
                ReadOnlySpan<int> batch = order.AsSpan(start, Math.Min(BatchSize, order.Length - start));
                losses[epoch] += Gradients(network, training, batch) * batch.Length / order.Length;
                if (network.Parameters.Step == 0)
                {
                    // The first step makes the states; only those after it are measured.
                    step();
                }
                else
                {
                    meter.Measure(step);
                }
            }

            onEpoch(epoch + 1, losses[epoch]);
        }

        return new TrainingResult(plan, losses, network.Accuracy(images.Test), meter.MedianMicroseconds, meter.BytesPerStep);
    }

    // Fills in the gradients of a batch's mean loss, and returns that loss.
    private static double Gradients(DigitNetwork network, ImageSet training, ReadOnlySpan<int> batch)
    {
        network.ClearGradients();
        double loss = 0;
        foreach (int index in batch)
        {
            loss += network.AddGradients(training.Image(index), training.Label(index), 1f / batch.Length);
        }

        return loss / batch.Length;
    }
}
