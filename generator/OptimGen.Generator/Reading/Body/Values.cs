using System.Collections.Generic;

namespace OptimGen.Generator.Reading.Body;

/// <summary>What every variable is at one place of the text: the node that computes it, or <see cref="Unassigned"/>.</summary>
internal sealed class Values
{
    public const int Unassigned = -1;

    private readonly List<Variable> _variables;
    private readonly List<int> _nodes;

    public Values()
    {
        _variables = [];
        _nodes = [];
    }

    private Values(Values other)
    {
        _variables = [.. other._variables];
        _nodes = [.. other._nodes];
    }

    public int Count => _nodes.Count;

    public int this[Variable variable]
    {
        get => _nodes[variable.Ordinal];
        set => _nodes[variable.Ordinal] = value;
    }

    public int this[int ordinal]
    {
        get => _nodes[ordinal];
        set => _nodes[ordinal] = value;
    }

    public Variable VariableAt(int ordinal) => _variables[ordinal];

    /// <summary>Adds a variable, whose ordinal must be the next one.</summary>
    public void Add(Variable variable, int node)
    {
        _variables.Add(variable);
        _nodes.Add(node);
    }

    /// <summary>Forgets the variables after the first so many: their scope has ended.</summary>
    public void Truncate(int count)
    {
        _variables.RemoveRange(count, _variables.Count - count);
        _nodes.RemoveRange(count, _nodes.Count - count);
    }

    /// <summary>The same values, to go on with in one arm of a branch.</summary>
    public Values Copy() => new(this);
}
