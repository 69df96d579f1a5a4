using System.Collections.Generic;
using System.Linq;
using System.Text.RegularExpressions;

namespace OptimGen.Generator.Tests.RandomRules;

/// <summary>The hyperparameters of a rule: each is declared when an expression first asks for it, so that every one is used.</summary>
internal sealed class SoundSettings(Dice dice)
{
    private const int MostOfAKind = 3;

    private readonly List<string> _declarations = [];
    private readonly List<string> _decays = [];
    private readonly List<string> _shares = [];
    private readonly Dictionary<RuleUnit, string> _floors = [];

    /// <summary>As the signature has them: those that a body names.</summary>
    public IEnumerable<string> DeclarationsIn(string body) =>
        _declarations.Where(declaration => Regex.IsMatch(body, $@"\b{declaration.Split(' ')[^3]}\b"));

    /// <summary>A number in [0, 1).</summary>
    public string Decay() => _decays.Count < MostOfAKind && (_decays.Count == 0 || dice.Chance(0.3)) ? NewDecay() : dice.Pick(_decays);

    /// <summary>Another number in [0, 1): two states with one decay may be one.</summary>
    public string NewDecay()
    {
        string name = $"beta{_decays.Count + 1}";
        _declarations.Add($"[Decay] double {name} = {dice.Pick("0.5", "0.75", "0.9", "0.99")}");
        _decays.Add(name);
        return name;
    }

    /// <summary>A number in [0, 1].</summary>
    public string Share()
    {
        if (_shares.Count == 0 || (_shares.Count < MostOfAKind && dice.Chance(0.3)))
        {
            string name = $"share{_shares.Count + 1}";
            _declarations.Add($"[Between(0, 1)] double {name} = {dice.Pick("0.25", "0.5", "0.8")}");
            _shares.Add(name);
        }

        return dice.Pick(_shares);
    }

    /// <summary>A positive number of a unit.</summary>
    public string Floor(RuleUnit unit)
    {
        if (!_floors.TryGetValue(unit, out string? name))
        {
            name = unit == RuleUnit.G ? "epsilon" : unit == RuleUnit.X ? "radius" : $"floor{_floors.Count}";
            _declarations.Add($"[Positive] double {name} = {dice.Pick("0.1", "0.25", "0.5")}");
            _floors.Add(unit, name);
        }

        return name;
    }

    /// <summary>A truth value.</summary>
    public string Flag()
    {
        const string name = "enabled";
        if (!_declarations.Exists(declaration => declaration.Contains(name)))
        {
            _declarations.Add($"bool {name} = {dice.Pick("true", "false")}");
        }

        return name;
    }

    /// <summary>A setting of its own.</summary>
    public string Add(string declaration, string name)
    {
        _declarations.Add(declaration);
        return name;
    }
}
