using System;

namespace OptimGen.Generator.Tests.RandomRules;

/// <summary>Takes a step of one tensor.</summary>
internal delegate void StepMethod<T>(Span<T> parameters, ReadOnlySpan<T> gradients, OptimizerState state)
    where T : unmanaged;
