namespace OptimGen.Generator.Rules;

/// <summary>What a slot does around a rule of the author's own.</summary>
internal enum SurroundingKind : byte
{
    /// <summary>g ← −g, before.</summary>
    Maximize,

    /// <summary>g ← g between −κ and κ, before.</summary>
    ClipGradient,

    /// <summary>g ← g + λ·x, before.</summary>
    DecayIntoGradient,

    /// <summary>x ← x − α·λ·x, before.</summary>
    DecayBefore,

    /// <summary>x ← x − α·λ·x, after.</summary>
    DecayAfter,

    /// <summary>Every k steps x ← slow ← slow + a·(x − slow), after.</summary>
    Lookahead,
}
