using System.Threading.Tasks;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;

namespace OptimGen.CodeFixes;

/// <summary>A mend that changes the text of one file. Each of one kind can be done everywhere at once.</summary>
public abstract class RuleCodeFixProvider : CodeFixProvider
{
    /// <inheritdoc/>
    public sealed override FixAllProvider GetFixAllProvider() => WellKnownFixAllProviders.BatchFixer;

    /// <inheritdoc/>
    public sealed override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        if (await context.Document.GetSyntaxRootAsync(context.CancellationToken).ConfigureAwait(false) is not { } root
            || await context.Document.GetSemanticModelAsync(context.CancellationToken).ConfigureAwait(false) is not { } model)
        {
            return;
        }

        foreach (Diagnostic diagnostic in context.Diagnostics)
        {
            if (diagnostic.Location.SourceTree == root.SyntaxTree)
            {
                Offer(new FixContext(context, diagnostic, root, model));
            }
        }
    }

    /// <summary>Offers what mends a diagnostic, if anything does.</summary>
    private protected abstract void Offer(FixContext context);
}
