using System.Collections.Generic;

namespace OptimGen.Generator.Tests.Hostile;

/// <summary>One input: what it is, and its files.</summary>
/// <param name="Name">How it was made, with the seed where there is one.</param>
/// <param name="Sources">The text of each file.</param>
internal sealed record HostileCase(string Name, params IReadOnlyList<string> Sources);
