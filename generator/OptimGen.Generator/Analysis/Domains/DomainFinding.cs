using System.Collections.Generic;

namespace OptimGen.Generator.Analysis.Domains;

/// <summary>One thing that an analysis of domains found.</summary>
/// <param name="Fault">What is wrong.</param>
/// <param name="Node">The operation to report at.</param>
/// <param name="Hyperparameter">The hyperparameter to report at instead; −1 for none.</param>
/// <param name="Arguments">What the message says, without the helper's name at its end.</param>
internal sealed record DomainFinding(DomainFault Fault, int Node, int Hyperparameter, IReadOnlyList<string> Arguments);
