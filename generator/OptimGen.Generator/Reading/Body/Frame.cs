using System.Collections.Generic;
using Microsoft.CodeAnalysis;

namespace OptimGen.Generator.Reading.Body;

/// <summary>One method being read: the rule, or a helper inlined into it.</summary>
/// <param name="method">The method.</param>
/// <param name="caller">The frame that calls it; null for the rule.</param>
internal sealed class Frame(IMethodSymbol method, Frame? caller)
{
    private readonly Dictionary<ISymbol, Variable> _variables = new(SymbolEqualityComparer.Default);

    public IMethodSymbol Method { get; } = method;

    public Frame? Caller { get; } = caller;

    /// <summary>The conditions around the place being read, outermost first.</summary>
    public List<PathCondition> Path { get; } = [];

    /// <summary>The returns met so far.</summary>
    public List<MethodExit> Exits { get; } = [];

    public void Bind(ISymbol symbol, Variable variable) => _variables[symbol] = variable;

    public Variable? Find(ISymbol symbol) => _variables.TryGetValue(symbol, out Variable? variable) ? variable : null;

    /// <summary>Whether a method is being read already, here or further out.</summary>
    public bool IsReading(IMethodSymbol method)
    {
        for (Frame? frame = this; frame is not null; frame = frame.Caller)
        {
            if (SymbolEqualityComparer.Default.Equals(frame.Method, method))
            {
                return true;
            }
        }

        return false;
    }
}
