namespace OptimGen;

// What checkpoints need of a state.
public sealed partial class OptimizerState
{
    /// <summary>Fixes where the buffers lie, as the first step would, so that their bytes can be read and written.</summary>
    internal void PlaceFor<T>(ref T parameters)
        where T : unmanaged => Place(MemoryRange.Address(ref parameters));

    /// <summary>Sets the number of steps taken: that of the checkpoint whose values the buffers now hold.</summary>
    internal void RestoreStep(long step) => Step = step;
}
