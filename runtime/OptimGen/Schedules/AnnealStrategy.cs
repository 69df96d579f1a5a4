namespace OptimGen;

/// <summary>The way from one value to another.</summary>
public enum AnnealStrategy
{
    /// <summary>Along half a cosine: slow, fast, slow.</summary>
    Cosine,

    /// <summary>In a straight line.</summary>
    Linear,
}
