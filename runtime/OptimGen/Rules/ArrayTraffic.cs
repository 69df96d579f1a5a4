using System;

namespace OptimGen;

/// <summary>How many arrays of the parameters' length a step reads and writes, each as often as it goes over it.</summary>
/// <remarks>Apart by kind, because parameters and gradients may be stored in another type than states.</remarks>
public sealed record ArrayTraffic
{
    /// <summary>Counts arrays.</summary>
    /// <param name="parametersRead">Reads of the parameters.</param>
    /// <param name="gradientsRead">Reads of the gradients.</param>
    /// <param name="statesRead">Reads of all states with a value for each element together.</param>
    /// <param name="parametersWritten">Writes of the parameters.</param>
    /// <param name="statesWritten">Writes of all such states together.</param>
    /// <exception cref="ArgumentOutOfRangeException">A count is negative.</exception>
    public ArrayTraffic(int parametersRead, int gradientsRead, int statesRead, int parametersWritten, int statesWritten)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(parametersRead);
        ArgumentOutOfRangeException.ThrowIfNegative(gradientsRead);
        ArgumentOutOfRangeException.ThrowIfNegative(statesRead);
        ArgumentOutOfRangeException.ThrowIfNegative(parametersWritten);
        ArgumentOutOfRangeException.ThrowIfNegative(statesWritten);
        ParametersRead = parametersRead;
        GradientsRead = gradientsRead;
        StatesRead = statesRead;
        ParametersWritten = parametersWritten;
        StatesWritten = statesWritten;
    }

    /// <summary>Reads of the parameters.</summary>
    public int ParametersRead { get; }

    /// <summary>Reads of the gradients.</summary>
    public int GradientsRead { get; }

    /// <summary>Reads of all states with a value for each element together.</summary>
    public int StatesRead { get; }

    /// <summary>Writes of the parameters.</summary>
    public int ParametersWritten { get; }

    /// <summary>Writes of all such states together.</summary>
    public int StatesWritten { get; }
}
