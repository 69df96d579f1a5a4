using System.Collections.Generic;

namespace Digits.Training;

/// <summary>What came of a training.</summary>
/// <param name="Plan">The optimizer and its learning rate.</param>
/// <param name="Losses">The mean loss of the training images in each epoch.</param>
/// <param name="TestAccuracy">The share of test images that the network reads correctly at the end.</param>
/// <param name="MicrosecondsPerStep">The median time of an optimizer step over all parameters, in microseconds.</param>
/// <param name="BytesPerStep">The managed memory that a step allocated on average, in bytes.</param>
internal sealed record TrainingResult(
    TrainingPlan Plan, IReadOnlyList<double> Losses, double TestAccuracy, double MicrosecondsPerStep, double BytesPerStep)
{
    /// <summary>The mean loss in the last epoch.</summary>
    public double FinalLoss => Losses[^1];

    /// <summary>Whether the accuracy is what the plan asks for.</summary>
    public bool IsAccurate => TestAccuracy >= Plan.RequiredAccuracy;

    /// <summary>Whether no step allocated anything.</summary>
    public bool IsFreeOfAllocation => BytesPerStep == 0;
}
