using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.Text;

namespace OptimGen.CodeFixes;

/// <summary>One diagnostic to mend, and where to offer it.</summary>
internal sealed class FixContext(CodeFixContext context, Diagnostic diagnostic, SyntaxNode root, SemanticModel model)
{
    public Diagnostic Diagnostic { get; } = diagnostic;

    public SyntaxNode Root { get; } = root;

    public SemanticModel Model { get; } = model;

    public CancellationToken Token => context.CancellationToken;

    /// <summary>The first place that the diagnostic names beside its own.</summary>
    public Location? Cause => Diagnostic.AdditionalLocations.Count > 0 ? Diagnostic.AdditionalLocations[0] : null;

    /// <summary>The node at that place, where it is in this file.</summary>
    public SyntaxNode? CauseNode =>
        Cause is { } cause && cause.SourceTree == Root.SyntaxTree ? Root.FindNode(cause.SourceSpan, getInnermostNodeForTie: true) : null;

    /// <summary>The innermost node at the place of the diagnostic.</summary>
    public SyntaxNode Node => Root.FindNode(Diagnostic.Location.SourceSpan, getInnermostNodeForTie: true);

    /// <summary>The innermost node at the place of the diagnostic, or around it, of one kind.</summary>
    public T? Find<T>()
        where T : SyntaxNode => Node.FirstAncestorOrSelf<T>();

    /// <summary>Offers a change of the text.</summary>
    /// <param name="title">What the menu says.</param>
    /// <param name="key">What tells this kind of mend from others, to do it everywhere.</param>
    /// <param name="changes">The changes.</param>
    public void Offer(string title, string key, params TextChange[] changes)
    {
        Document document = context.Document;
        context.RegisterCodeFix(CodeAction.Create(title, token => Change(document, changes, token), key), Diagnostic);
    }

    private static async Task<Document> Change(Document document, IEnumerable<TextChange> changes, CancellationToken token)
    {
        SourceText text = await document.GetTextAsync(token).ConfigureAwait(false);
        return document.WithText(text.WithChanges(changes.OrderBy(change => change.Span.Start)));
    }
}
