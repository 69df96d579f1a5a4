using System.Collections.Generic;

namespace OptimGen;

/// <summary>The hyperparameters of one group of parameters, as a checkpoint holds them.</summary>
/// <param name="Name">The group's name in its set.</param>
/// <param name="Hyperparameters">The values by the names of the optimizer's properties; 0 or 1 for false or true.</param>
public sealed record CheckpointGroup(string Name, IReadOnlyDictionary<string, double> Hyperparameters);
