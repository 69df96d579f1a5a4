namespace OptimGen;

/// <summary>Where a <see cref="ReduceOnPlateau"/> stands.</summary>
/// <param name="Scale">The product of all reductions so far.</param>
/// <param name="Best">The best metric so far.</param>
/// <param name="Bad">The reports since then, those of a cooldown not counted.</param>
/// <param name="Cooldown">The reports that are still ignored.</param>
internal readonly record struct PlateauPosition(double Scale, double Best, long Bad, long Cooldown);
