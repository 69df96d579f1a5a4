namespace OptimGen.Generator.Analysis.Units;

/// <summary>Kinds of unknown units, those that readers care least about first.</summary>
internal enum UnitRank : byte
{
    /// <summary>Of a value that may have any: zero, infinity, what <c>Rule.AnyUnit</c> marks, a power.</summary>
    Anonymous,

    /// <summary>Of a state.</summary>
    State,

    /// <summary>Of the learning rate, which is what the others leave it.</summary>
    LearningRate,

    /// <summary>Of another hyperparameter.</summary>
    Hyperparameter,
}
