using System.Linq;
using System.Threading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace OptimGen.Generator.Reading;

/// <summary>Where the parts of a parameter stand.</summary>
internal static class ParameterLocations
{
    /// <summary>Its name.</summary>
    public static Location? Name(IParameterSymbol parameter) => parameter.Locations.FirstOrDefault();

    /// <summary>Its modifiers and type.</summary>
    public static Location? Type(IParameterSymbol parameter, CancellationToken token)
    {
        if (Find(parameter, token) is not { Type: { } type } syntax)
        {
            return Name(parameter);
        }

        int start = syntax.Modifiers.Count > 0 ? syntax.Modifiers[0].SpanStart : type.SpanStart;
        return Location.Create(syntax.SyntaxTree, Microsoft.CodeAnalysis.Text.TextSpan.FromBounds(start, type.Span.End));
    }

    /// <summary>Its default value.</summary>
    public static Location? Default(IParameterSymbol parameter, CancellationToken token) =>
        Find(parameter, token)?.Default?.Value.GetLocation() ?? Name(parameter);

    /// <summary>One of its attributes.</summary>
    public static Location? Attribute(AttributeData attribute, IParameterSymbol parameter, CancellationToken token) =>
        attribute.ApplicationSyntaxReference?.GetSyntax(token).GetLocation() ?? Name(parameter);

    private static ParameterSyntax? Find(IParameterSymbol parameter, CancellationToken token) =>
        parameter.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax(token) as ParameterSyntax;
}
