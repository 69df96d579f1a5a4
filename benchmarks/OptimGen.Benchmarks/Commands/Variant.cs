using System;

namespace OptimGen.Benchmarks.Commands;

/// <summary>One of the ways that are compared.</summary>
/// <param name="Name">What the table calls it.</param>
/// <param name="Step">Takes one step.</param>
internal sealed record Variant(string Name, Action Step);
