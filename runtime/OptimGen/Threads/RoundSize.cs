namespace OptimGen;

/// <summary>How much there is to do in a round of <see cref="SharedWork"/>, beside what help costs.</summary>
internal enum RoundSize
{
    /// <summary>Done before anybody could help.</summary>
    Small,

    /// <summary>Worth the help of workers that watch for it, but not waking any.</summary>
    Medium,

    /// <summary>Worth waking workers.</summary>
    Large,
}
