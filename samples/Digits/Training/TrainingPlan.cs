using System;
using OptimGen;

namespace Digits.Training;

/// <summary>One training: an optimizer and its learning rate.</summary>
/// <param name="Name">The optimizer's name.</param>
/// <param name="Family">The optimizers beside which it is drawn.</param>
/// <param name="LearningRate">The learning rate that suits this network.</param>
/// <param name="RequiredAccuracy">The accuracy on the test images below which something is wrong; 0 asks for nothing.</param>
/// <param name="Create">Makes the optimizer for a learning rate.</param>
internal sealed record TrainingPlan(
    string Name, OptimizerFamily Family, double LearningRate, double RequiredAccuracy, Func<double, IOptimizer<float>> Create);
