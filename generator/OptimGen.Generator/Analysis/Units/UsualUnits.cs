using System.Collections.Generic;
using OptimGen.Generator.Rules;

namespace OptimGen.Generator.Analysis.Units;

/// <summary>
/// What units hyperparameters have in published rules, by name or by range. A hyperparameter may have any unit, so without this list many
/// a slip would only change one.
/// </summary>
internal static class UsualUnits
{
    private const string Exchanged = "it stands where the weight decay belongs; the two seem to be exchanged";
    private const string ExchangedBack = "it stands where the learning rate belongs; the two seem to be exchanged";

    private static readonly UsualUnit LearningRate = new(
        [UnitForm.Create(1, 0), UnitForm.Create(1, -1), UnitForm.None],
        "X, X/G or 1",
        IsCertain: true,
        new Dictionary<string, string>
        {
            ["X·G"] = "a step is divided by a square; the root over the second moment is missing",
            ["X/√G"] = "a root is taken of something that is no square; the square in the second moment is missing",
            ["X/G²"] = "a square is where the gradient or its first moment belongs",
            ["X·G²"] = "a step is divided by a square twice, or by a square of a square",
            ["X·√G"] = "one root too many is taken, or one square too few",
            ["1/X"] = Exchanged,
            ["G/X"] = Exchanged,
            ["1/G"] = "the step is made of what has another unit than the parameter; a factor is missing",
        },
        "the step it scales has a root, a square or a factor too many or too few");

    private static readonly UsualUnit WeightDecay = new(
        [UnitForm.Create(-1, 0), UnitForm.Create(-1, 1), UnitForm.None],
        "1/X, G/X or 1",
        IsCertain: true,
        new Dictionary<string, string>
        {
            ["X"] = ExchangedBack,
            ["X/G"] = ExchangedBack,
            ["1/G"] = "it multiplies the gradient; it belongs beside the parameter",
        },
        "it belongs beside the parameter, in the gradient or in the step");

    private static readonly UsualUnit Epsilon = new(
        [UnitForm.Create(0, 1), UnitForm.Create(0, 2)],
        "G or G²",
        IsCertain: false,
        new Dictionary<string, string>
        {
            ["√G"] = "it is added to the root of something that is no square; the square in the second moment is missing",
            ["1"] = "it is added to a plain number",
        },
        "it belongs beside the root of the second moment, or under it");

    private static readonly UsualUnit Share = new(
        [UnitForm.None],
        "1",
        IsCertain: false,
        new Dictionary<string, string>(),
        "a number between 0 and 1 is a share, which has no unit; a factor that has one is missing beside it");

    private static readonly Dictionary<string, UsualUnit> ByName = new()
    {
        ["learningRate"] = LearningRate,
        ["lr"] = LearningRate,
        ["weightDecay"] = WeightDecay,
        ["decoupledWeightDecay"] = WeightDecay,
        ["epsilon"] = Epsilon,
        ["eps"] = Epsilon,
    };

    public static bool IsLearningRate(HyperparameterModel hyperparameter) => Find(hyperparameter) == LearningRate;

    /// <summary>The usual units of a hyperparameter; null where nothing is known of its name and range.</summary>
    public static UsualUnit? Find(HyperparameterModel hyperparameter) =>
        hyperparameter.Kind != HyperparameterKind.Real ? null
        : ByName.TryGetValue(hyperparameter.Symbol, out UsualUnit? usual) ? usual
        : hyperparameter.Range is { Minimum: >= 0, Maximum: 1 } ? Share
        : null;

    /// <summary>
    /// Whether a hyperparameter could be meant to have a unit at all: not where its range ends at a plain number, unless its name says so.
    /// </summary>
    public static bool CanHaveUnit(HyperparameterModel hyperparameter) =>
        hyperparameter.Kind == HyperparameterKind.Real
        && (ByName.ContainsKey(hyperparameter.Symbol) || (IsOpenEnd(hyperparameter.Range.Minimum) && IsOpenEnd(hyperparameter.Range.Maximum)));

    private static bool IsOpenEnd(double end) => end == 0 || double.IsInfinity(end);
}
