using System;
using System.Collections.Generic;
using System.Linq;
using System.Text;
using System.Text.RegularExpressions;
using System.Threading;
using System.Xml;
using System.Xml.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace OptimGen.Generator.Reading;

/// <summary>
/// Reads documentation comments. A project that writes no documentation file has them parsed as plain comments, and yet the texts are data
/// at run time, so they are then taken from the comments themselves.
/// </summary>
internal static class DocumentationReader
{
    private static readonly Regex WhiteSpace = new(@"\s+", RegexOptions.CultureInvariant);

    /// <summary>The documentation of a class or method, empty where there is none or its XML is broken.</summary>
    public static Documentation Read(ISymbol symbol, CancellationToken token)
    {
        string xml = symbol.GetDocumentationCommentXml(cancellationToken: token) ?? "";
        if (xml.Length == 0)
        {
            xml = ReadComments(symbol, token);
        }

        string summary = "";
        Dictionary<string, string> parameters = new(StringComparer.Ordinal);
        foreach (XElement element in Parse(xml).Elements())
        {
            string text = Inner(element);
            if (element.Name == "summary" && summary.Length == 0)
            {
                summary = text;
            }
            else if (element.Name == "param" && element.Attribute("name")?.Value is { Length: > 0 } name)
            {
                parameters[name] = text;
            }
        }

        return new Documentation(summary, parameters);
    }

    /// <summary>The elements of a comment under one root, which is <c>member</c> where the compiler wrote it.</summary>
    private static XElement Parse(string xml)
    {
        try
        {
            XElement root = XElement.Parse("<root>" + xml + "</root>", LoadOptions.PreserveWhitespace);
            return root.Elements("member").FirstOrDefault() ?? root;
        }
        catch (XmlException)
        {
            return new XElement("root");
        }
    }

    private static string Inner(XElement element)
    {
        string text = string.Concat(element.Nodes().Select(node => node.ToString(SaveOptions.DisableFormatting)));
        return WhiteSpace.Replace(text, " ").Trim();
    }

    private static string ReadComments(ISymbol symbol, CancellationToken token)
    {
        StringBuilder text = new();
        foreach (SyntaxReference reference in symbol.DeclaringSyntaxReferences)
        {
            if (reference.SyntaxTree.Options.DocumentationMode != DocumentationMode.None)
            {
                continue;
            }

            foreach (SyntaxTrivia trivia in reference.GetSyntax(token).GetLeadingTrivia())
            {
                string comment = trivia.ToString();
                if (trivia.IsKind(SyntaxKind.SingleLineCommentTrivia) && comment.StartsWith("///", StringComparison.Ordinal))
                {
                    text.Append(comment, 3, comment.Length - 3).Append('\n');
                }
            }
        }

        return text.ToString();
    }
}
