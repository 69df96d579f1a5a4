namespace OptimGen;

/// <summary>Tensors of a set for which the same values are uniform.</summary>
/// <param name="tensor">One of them.</param>
/// <typeparam name="T">The type of the parameters.</typeparam>
internal struct Sharing<T>(Parameter<T> tensor)
    where T : unmanaged
{
    /// <summary>Their group.</summary>
    public readonly ParameterGroup<T> Group = tensor.Group;

    /// <summary>The steps that the set had taken when they joined it.</summary>
    public readonly long JoinedAt = tensor.JoinedAt;

    /// <summary>The state of one, which stands for all.</summary>
    public readonly OptimizerState State = tensor.State!;

    /// <summary>The optimizer of the step that is under way.</summary>
    public IStepKernel<T>? Kernel;

    /// <summary>The size of its uniforms.</summary>
    public int UniformBytes;
}
