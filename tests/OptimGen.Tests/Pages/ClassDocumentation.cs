using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text;
using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace OptimGen.Tests.Pages;

/// <summary>What the author of an optimizer wrote above its class, from the documentation file beside the assembly, as Markdown.</summary>
internal sealed partial class ClassDocumentation
{
    private static readonly Lazy<XDocument> File = new(() =>
        XDocument.Load(Path.Combine(AppContext.BaseDirectory, "OptimGen.Optimizers.xml"), LoadOptions.PreserveWhitespace));

    private readonly XElement _member;

    private ClassDocumentation(XElement member) => _member = member;

    /// <summary>What the class is, in a sentence.</summary>
    public string Summary => Inline(_member.Element("summary")!);

    /// <summary>The rule, in the letters of its paper.</summary>
    public string Formula
    {
        get
        {
            string[] lines = [.. Remarks.Element("code")!.Value.Split('\n').Where(line => line.Trim().Length > 0)];
            int indent = lines.Min(line => line.Length - line.TrimStart().Length);
            return string.Join('\n', lines.Select(line => line[indent..].TrimEnd()));
        }
    }

    /// <summary>All that is said beside the list of hyperparameters: what differs from elsewhere, when to use it, where it is from.</summary>
    public IEnumerable<string> Paragraphs => Remarks.Elements("para").Select(Inline).Where(text => !Defaults().IsMatch(text));

    // The first is the author's; what is generated follows.
    private XElement Remarks => _member.Elements("remarks").First();

    public static ClassDocumentation Of(string optimizer) => new(File.Value.Descendants("member")
        .Single(member => (string?)member.Attribute("name") == "T:OptimGen.Optimizers." + optimizer));

    private static string Inline(XElement element)
    {
        StringBuilder text = new();
        foreach (XNode node in element.Nodes())
        {
            text.Append(node switch
            {
                XText plain => plain.Value,
                XElement { Name.LocalName: "c" } code => $"`{code.Value}`",
                XElement { Name.LocalName: "see" } see => Link(see),
                XElement other => other.Value,
                _ => "",
            });
        }

        return Spaces().Replace(text.ToString(), " ").Trim();
    }

    private static string Link(XElement see)
    {
        if ((string?)see.Attribute("href") is { } address)
        {
            return $"<{address}>";
        }

        string target = ((string)see.Attribute("cref")!).Split('.')[^1];
        return $"[{(see.Value.Length > 0 ? see.Value : target)}](#{target.ToLowerInvariant()})";
    }

    [GeneratedRegex(@"\s+")]
    private static partial Regex Spaces();

    // "α `LearningRate` 0.001, …": the table says it.
    [GeneratedRegex(@"^\S+ `LearningRate` [\d.]+,?")]
    private static partial Regex Defaults();
}
