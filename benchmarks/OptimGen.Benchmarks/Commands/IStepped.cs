using System;

namespace OptimGen.Benchmarks.Commands;

/// <summary>A tensor of any type that can be stepped.</summary>
internal interface IStepped : IDisposable
{
    /// <summary>Takes a step.</summary>
    void Step();
}
