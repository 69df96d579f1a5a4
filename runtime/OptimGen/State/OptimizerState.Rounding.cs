using System;
using System.ComponentModel;

namespace OptimGen;

// Parameters of 16 bits: what becomes of the bits that they have no place for.
public sealed partial class OptimizerState
{
    /// <summary>The name of the buffer with the float copy of 16-bit parameters: see <see cref="ParameterRounding.MasterCopy"/>.</summary>
    public const string MasterCopy = "MasterCopy";

    private static readonly StateInfo MasterCopyInfo = new(MasterCopy, "x", "x");

    /// <summary>How steps round the parameters; <see cref="ParameterRounding.Nearest"/> where they have more than 16 bits.</summary>
    public ParameterRounding ParameterRounding { get; }

    /// <summary>
    /// What the random numbers of <see cref="ParameterRounding.Stochastic"/> depend on, beside the step and the element. Keep it with the rest of the
    /// state: a step depends on it.
    /// </summary>
    /// <value>0 in a new state; a set gives each of its tensors another (<see cref="ParameterSet{T}.Seed"/>).</value>
    public ulong Seed { get; set; }

    /// <summary>The random numbers for rounding the parameters of the step that begins.</summary>
    /// <param name="start">The element that the kernel calls 0.</param>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public RoundingNoise Noise(nint start) => new(Seed, Step, _origin + start);

    private static ParameterRounding RoundingOf<T>(ParameterRounding rounding)
        where T : unmanaged
    {
        if (!Enum.IsDefined(rounding))
        {
            throw new ArgumentOutOfRangeException(nameof(rounding), rounding, "There is no such rounding.");
        }

        if (typeof(T) == typeof(Half) && rounding == ParameterRounding.Stochastic)
        {
            throw new NotSupportedException(
                $"{nameof(Half)} parameters cannot be rounded stochastically: use {nameof(BFloat16)}, or {nameof(ParameterRounding)}.{nameof(ParameterRounding.MasterCopy)}.");
        }

        return StateType.IsWiderThan<T>() ? rounding : ParameterRounding.Nearest;
    }

    private static StateInfo[] StatesOf(RuleInfo rule, ParameterRounding rounding)
    {
        if (rounding != ParameterRounding.MasterCopy)
        {
            return [.. rule.States];
        }

        foreach (StateInfo state in rule.States)
        {
            if (state.Name == MasterCopy)
            {
                throw new ArgumentException($"{rule.Name} has a state '{MasterCopy}', which is what the master copy of the parameters is called.", nameof(rule));
            }
        }

        return [.. rule.States, MasterCopyInfo];
    }
}
