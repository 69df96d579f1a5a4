namespace OptimGen.Generator.Analysis.Use;

/// <summary>What is wrong with the use of a part of a rule.</summary>
internal enum UseFault : byte
{
    /// <summary>The parameter does not depend on a state that is not written either.</summary>
    UnusedState,

    /// <summary>Nothing reads a state that is written.</summary>
    UnreadState,

    /// <summary>A state is read, but only for itself or for other such states.</summary>
    UselessState,

    /// <summary>A state stays what it was.</summary>
    UnwrittenState,

    /// <summary>Neither the parameter nor a state depends on a hyperparameter.</summary>
    UselessHyperparameter,

    /// <summary>The parameter ends as it was.</summary>
    UnmovedParameter,

    /// <summary>The parameter's new value does not carry its old one.</summary>
    OverwrittenParameter,

    /// <summary>The parameter does not depend on the gradient.</summary>
    UnreadGradient,

    /// <summary>A state always holds what another does.</summary>
    EqualState,
}
