using System.Collections.Generic;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace OptimGen.Generator.Reading.Body;

/// <summary>
/// How deeply code is nested. The compiler binds nested code by recursion, as far as the stack of its thread goes, so that one thread may
/// give up where another does not; a limit of our own makes the answer the same everywhere.
/// </summary>
internal static class SyntaxDepth
{
    /// <summary>A nested call is four levels. Threads with a stack of 1 MB bind twice as many.</summary>
    private const int Limit = 1500;

    /// <summary>Statements in statements take more of the stack, and compilers run over its end without looking.</summary>
    private const int LevelsOfStatement = 5;

    /// <summary>The first expression or statement that is nested too deeply; null where there is none.</summary>
    public static SyntaxNode? FindTooDeep(SyntaxNode root)
    {
        Stack<(SyntaxNode Node, int Depth)> open = new();
        open.Push((root, 0));
        while (open.Count > 0)
        {
            (SyntaxNode node, int depth) = open.Pop();
            if (depth > Limit)
            {
                return node;
            }

            foreach (SyntaxNode child in node.ChildNodes())
            {
                // a + b + c + … nests to the left, and is bound in a loop.
                bool isChain = node is BinaryExpressionSyntax binary && binary.Left == child && child is BinaryExpressionSyntax;
                open.Push((child, isChain ? depth : depth + (child is StatementSyntax ? LevelsOfStatement : 1)));
            }
        }

        return null;
    }
}
