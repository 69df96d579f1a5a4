using System.Collections.Generic;

namespace OptimGen.Generator.Analysis.Units;

/// <summary>The units that hyperparameters of a name usually have.</summary>
/// <param name="Units">Those units.</param>
/// <param name="Text">Their list, in words.</param>
/// <param name="IsCertain">Whether another unit can hardly be meant: the optimizer would not move as its name says.</param>
/// <param name="Advice">What another unit suggests, by its spelling.</param>
/// <param name="OtherAdvice">What any other unit suggests.</param>
internal sealed record UsualUnit(
    IReadOnlyList<UnitForm> Units, string Text, bool IsCertain, IReadOnlyDictionary<string, string> Advice, string OtherAdvice)
{
    /// <summary>What a unit that is not among the usual ones suggests.</summary>
    public string Suggest(string unit) => Advice.TryGetValue(unit, out string? advice) ? advice : OtherAdvice;
}
