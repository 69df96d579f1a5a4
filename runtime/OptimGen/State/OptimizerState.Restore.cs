namespace OptimGen;

// What checkpoints need of a state.
public sealed partial class OptimizerState
{
    /// <summary>Fixes where the buffers lie, as the first step would, so that their bytes can be read and written.</summary>
    internal void PlaceFor<T>(ref T parameters)
        where T : unmanaged => Place(MemoryRange.Address(ref parameters));

    /// <summary>Takes the position at which the buffers have the values that they hold now.</summary>
    internal void Restore(TensorPosition position) => (Step, Seed) = (position.Step, position.Seed);
}
