using System.Collections.Generic;
using System.Linq;

namespace OptimGen.Runtime.Tests.Soak;

/// <summary>What a set should be.</summary>
internal sealed class Model
{
    public List<ModelTensor> Tensors { get; private init; } = [];

    /// <summary>The learning rate of each group, in the order in which they were added.</summary>
    public Dictionary<string, double> Rates { get; private init; } = new() { ["default"] = 0.25 };

    public long Step { get; set; }

    public Model Copy() => new() { Tensors = [.. Tensors.Select(static tensor => tensor.Copy())], Rates = new(Rates), Step = Step };
}
