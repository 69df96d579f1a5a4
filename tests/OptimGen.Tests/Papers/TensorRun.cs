using System;
using OptimGen.Tests.Shared;

namespace OptimGen.Tests.Papers;

/// <summary>One tensor of doubles that an optimizer steps, with its hyperparameters by name: what the properties of papers speak of.</summary>
internal sealed class TensorRun : IDisposable
{
    private readonly IOptimizer<double> _optimizer;
    private nint[] _shape;
    private OptimizerState? _state;

    public TensorRun(string optimizer, params double[] start)
        : this(Catalogue.Create<double>(optimizer), start)
    {
    }

    public TensorRun(IOptimizer<double> optimizer, params double[] start)
    {
        _optimizer = optimizer;
        Parameters = [.. start];
        _shape = [start.Length];
    }

    public double[] Parameters { get; }

    public RuleInfo Rule => _optimizer.Rule;

    /// <summary>Sets a hyperparameter.</summary>
    public TensorRun With(string hyperparameter, double value)
    {
        KernelGolden.Set(_optimizer, hyperparameter, value);
        return this;
    }

    /// <summary>Makes a matrix of the tensor.</summary>
    public TensorRun As(nint rows, nint columns)
    {
        _shape = [rows, columns];
        return this;
    }

    /// <summary>Takes a step and gives the parameters after it. The state is created before the first one, with the settings of then.</summary>
    public double[] Step(params double[] gradients)
    {
        _state ??= _optimizer.CreateState(_shape);
        _optimizer.Step(Parameters, gradients, _state);
        return Parameters;
    }

    /// <summary>The values of a state.</summary>
    public double[] State(string name) => _state!.Values<double>(name).ToArray();

    public void Dispose() => _state?.Dispose();
}
