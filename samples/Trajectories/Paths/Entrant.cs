using System;
using OptimGen;

namespace Trajectories.Paths;

/// <summary>An optimizer that walks.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Family">The optimizers beside which it is drawn.</param>
/// <param name="Create">Makes it for a learning rate.</param>
internal sealed record Entrant(string Name, Family Family, Func<double, IOptimizer<double>> Create);
