using System.Collections.Generic;

namespace OptimGen.Generator.Lowering;

/// <summary>A way to cut a rule into passes.</summary>
/// <param name="Early">The states that are stored as soon as they are known, and read back by later passes.</param>
/// <param name="Scratch">The values that are kept in arrays of their own for later passes.</param>
internal sealed record PassChoice(IReadOnlyList<Output> Early, IReadOnlyList<int> Scratch);
