using System;
using System.Runtime.CompilerServices;

namespace OptimGen;

// A state that looks at some elements of another: for kernels, which want parameters, gradients and states in step.
public sealed partial class OptimizerState
{
    private OptimizerState? _window;

    // Where a window begins in its state: an element's random numbers are the same whichever way it is looked at.
    private nint _origin;

    /// <summary>
    /// The state of the elements from <paramref name="start"/> on, at the same step. There is one for each state: the next call moves it. It
    /// owns nothing, so that gradients of a few rows, which lie elsewhere than those of a whole table would, can go with it.
    /// </summary>
    /// <typeparam name="T">The parameters' type.</typeparam>
    /// <param name="start">The first element, within the state.</param>
    internal OptimizerState WindowAt<T>(nint start)
        where T : unmanaged
    {
        _window ??= CreateOver<T>(Rule, [Length], new nint[_buffers.Length], ParameterRounding);
        _window.Step = Step;
        _window.Seed = Seed;
        _window._origin = start;
        for (int i = 0; i < _buffers.Length; i++)
        {
            StateBuffer buffer = _buffers[i];
            nint offset = buffer.Info.Shape == StateShape.Element ? start * (nint)(buffer.Memory.Bytes / (nuint)Math.Max(buffer.Length, 1)) : 0;
            _window._buffers[i].Memory.MoveTo((nint)MemoryRange.Address(ref Unsafe.Add(ref buffer.Memory.First, offset)));
        }

        _window.FindAddresses();
        return _window;
    }
}
