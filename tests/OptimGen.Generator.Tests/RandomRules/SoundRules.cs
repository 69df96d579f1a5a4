using System.Collections.Generic;
using System.Linq;
using System.Text.RegularExpressions;
using OptimGen.Generator.Rules;

namespace OptimGen.Generator.Tests.RandomRules;

/// <summary>
/// Rules that make sense: units are consistent, domains safe, everything is read and matters. They are also tame: what rounding does to them
/// stays small, so that kernels can be compared with other ways to compute them.
/// </summary>
internal sealed class SoundRules
{
    private const int Depth = 2;

    private static readonly (string Attribute, string Name)[] Sizes = [("Length", "length"), ("Rows", "rows"), ("Columns", "columns"), ("Rank", "rank")];

    private readonly Dice _dice;
    private readonly SoundSettings _settings;
    private readonly SoundExpressions _expressions;
    private readonly List<string> _parameters = ["ref double x", "double g"];
    private readonly List<string> _body = [];
    private readonly List<SoundName> _unread = [];
    private readonly List<(string Declaration, string Name)> _sizes = [];
    private readonly bool _hasStep;
    private readonly bool _reduces;
    private readonly Division _division;
    private readonly SoundReductions _reductions;
    private bool _mayReturn;

    private SoundRules(int seed)
    {
        _dice = new Dice(seed);
        _settings = new SoundSettings(_dice);
        _expressions = new SoundExpressions(_dice, _settings);
        _expressions.Names.Add(new SoundName("x", RuleUnit.X, RuleSign.Any));
        _expressions.Names.Add(new SoundName("g", RuleUnit.G, RuleSign.Any));
        _hasStep = _dice.Chance(0.6);
        if (_hasStep)
        {
            _expressions.Names.Add(new SoundName("(1.0 * t)", RuleUnit.One, RuleSign.Positive, Domain.Uniform));
        }

        _reduces = _dice.Chance(0.6);
        _division = _reduces ? _dice.Pick(Division.None, Division.Matrix, Division.Blocks) : Division.None;
        _reductions = new SoundReductions(_dice, _expressions, _division);
        if (_reduces && _dice.Chance(0.4))
        {
            AddSizes();
        }
    }

    /// <summary>The rule of this seed. Most are for one numeric type: compiling is what takes time.</summary>
    public static RandomRule Create(int seed) =>
        new SoundRules(seed).Write(seed, (seed % 5) switch { 0 or 1 => "(NumericTypes.Single)", 2 or 3 => "(NumericTypes.Double)", _ => "" });

    /// <summary>The same rule, for doubles alone.</summary>
    public static RandomRule CreateDouble(int seed) => new SoundRules(seed).Write(seed, "(NumericTypes.Double)");

    private RandomRule Write(int seed, string types)
    {
        RuleUnit direction = _dice.Pick(RuleUnit.One, RuleUnit.One, RuleUnit.G, RuleUnit.X);
        bool isDecayed = _dice.Chance(0.4);
        if (isDecayed && _dice.Chance(0.5))
        {
            string penalty = _settings.Add("double weightDecay = 0.01", "weightDecay");
            _body.Add($"g += {penalty} * x;");
            isDecayed = false;
        }

        _unread.Add(new SoundName("g", RuleUnit.G, RuleSign.Any));
        for (int number = _dice.Below(5); number > 0; number--)
        {
            if (_reduces && _dice.Chance(0.6))
            {
                AddReduction($"r{number}");
            }

            AddState($"s{number}", _reduces && _dice.Chance(0.4) ? SharedDomain() : Domain.Element);
        }

        if (_reduces)
        {
            AddReduction("r0");
        }

        if (_dice.Chance(0.5))
        {
            RuleUnit unit = _dice.Pick(RuleUnit.Usual);
            AddLocal("local", unit, _expressions.Write(unit, RuleSign.Any, Depth + 1), RuleSign.Any);
        }

        WriteStep(direction, isDecayed);
        if (_hasStep)
        {
            _parameters.Insert(_dice.Between(0, _parameters.Count), $"{_dice.Pick("int", "long")} t");
        }

        string body = string.Concat(_body);
        foreach ((string declaration, string name) in _sizes.Where(size => Regex.IsMatch(body, $@"\b{size.Name}\b")))
        {
            _parameters.Insert(_dice.Between(0, _parameters.Count), $"{declaration} {name}");
        }


        string source = $$"""
            using System;
            using OptimGen;

            namespace Sound;

            [Optimizer{{types}}]
            public sealed partial class Rule{{seed}}
            {
                [UpdateRule]
                private static void Update(
                    {{string.Join(", ", _parameters)}},
                    {{string.Join(", ", _settings.DeclarationsIn(body))}})
                {
                    {{string.Join("\n        ", _body)}}
                }

                private static double Square(double value) => value * value;
            }
            """;
        return new RandomRule(seed, $"Sound.Rule{seed}", source);
    }

    private void WriteStep(RuleUnit direction, bool isDecayed)
    {
        string sum = string.Join(" + ", _unread.Select(name => Term(name, direction)));
        if (_dice.Chance(0.5))
        {
            sum += $" {_dice.Pick("+", "-")} {_expressions.Write(direction, RuleSign.Any, Depth)}";
        }

        string rate = _settings.Add("double learningRate = 0.01", "learningRate");
        AddLocal("direction", direction, sum, RuleSign.Any);
        string decay = isDecayed ? $" + {_settings.Add("double weightDecay = 0.01", "weightDecay")} * x" : "";
        if (_dice.Chance(0.25))
        {
            _body.Add($"if ({_expressions.Truth(1)}) {{ x -= {rate} * (direction{decay}); }} else {{ x -= 0.5 * {rate} * direction; }}");
        }
        else
        {
            _body.Add($"x -= {rate} * (direction{decay});");
        }

        if (_hasStep && _dice.Chance(0.2))
        {
            // Lookahead.
            _parameters.Add("[Initially(nameof(x))] ref double slow");
            string every = _settings.Add("[Between(1, 1000)] int every = 2", "every");
            _body.Add($"if (t % {every} == 0) {{ x = Rule.Lerp(slow, x, {_settings.Share()}); slow = x; }}");
        }
    }

    /// <summary>A value times what makes it one of the wanted unit.</summary>
    private string Term(SoundName name, RuleUnit unit) => _dice.Chance(0.5)
        ? $"{name.Text} * {_expressions.Write(unit / name.Unit, RuleSign.Positive, 1)}"
        : $"{name.Text} / {_expressions.Write(name.Unit / unit, RuleSign.Positive, 1)}";

    private void AddLocal(string name, RuleUnit unit, string text, RuleSign sign)
    {
        _body.Add($"double {name} = {text};");
        SoundName local = new(name, unit, sign, _expressions.DomainOf(text));
        _expressions.Names.Add(local);
        if (name != "direction")
        {
            _unread.Add(local);
        }
    }

    private void AddSizes()
    {
        foreach ((string attribute, string name) in Sizes)
        {
            if (_dice.Chance(0.5))
            {
                _sizes.Add(($"[{attribute}] {_dice.Pick("int", "long")}", name));
                _expressions.Names.Add(new SoundName(_dice.Pick($"(1.0 * {name})", $"(1.0 / {name})"), RuleUnit.One, RuleSign.Positive, Domain.Uniform));
            }
        }
    }

    private Domain SharedDomain() => _division switch
    {
        Division.Matrix => _dice.Pick(Domain.Uniform, Domain.Row, Domain.Column),
        Division.Blocks => _dice.Pick(Domain.Uniform, Domain.Row),
        _ => Domain.Uniform,
    };

    private void AddReduction(string name)
    {
        RuleUnit unit = _dice.Pick(RuleUnit.Usual);
        RuleSign sign = (RuleSign)_dice.Below(3);
        Domain domain = SharedDomain();
        string text = _reductions.Write(unit, sign, domain, _dice.Chance(0.25) ? UniformTruth() : null);
        _body.Add($"double {name} = {text};");
        SoundName reduction = new(name, unit, sign, domain);
        if (domain == Domain.Uniform && _dice.Chance(0.25))
        {
            // Nothing of the rest happens then, so all names before stay what they are.
            _mayReturn = true;
            bool isZeroTest = sign == RuleSign.NotNegative && _dice.Chance(0.5);
            string bound = isZeroTest ? "== 0" : $"> 10000.0 * {_expressions.In(Domain.Uniform, () => _expressions.Positive(unit))}";
            _body.Add($"if ({name} {bound}) {{ return; }}");
            reduction = isZeroTest ? reduction with { Sign = RuleSign.Positive } : reduction;
        }

        _expressions.Names.Add(reduction);
        _unread.Add(reduction);
    }

    /// <summary>A condition that is the same for all elements.</summary>
    private string UniformTruth() => _expressions.In(Domain.Uniform, () => _dice.Below(4) switch
    {
        0 when _hasStep => $"t % {_dice.Between(2, 4)} == {_dice.Between(0, 1)}",
        1 when _sizes.Count > 0 => $"{_dice.Pick(_sizes).Name} > {_dice.Between(1, 40)}",
        2 => _settings.Flag(),
        _ => _expressions.Truth(1),
    });

    private void AddState(string name, Domain domain)
    {
        RuleUnit unit = _dice.Pick(RuleUnit.G, RuleUnit.G * RuleUnit.G, RuleUnit.One, RuleUnit.X);
        RuleSign sign = unit == RuleUnit.G * RuleUnit.G ? RuleSign.NotNegative : _dice.Pick(RuleSign.Any, RuleSign.NotNegative);
        string signal = domain != Domain.Element && _dice.Chance(0.7)
            ? _reductions.Write(unit, sign, domain)
            : _expressions.In(domain, () => _expressions.Write(unit, sign, Depth));
        string shape = domain switch
        {
            Domain.Uniform => "[Uniform] ",
            Domain.Row => _division == Division.Blocks ? "[PerBlock] " : "[PerRow] ",
            Domain.Column => "[PerColumn] ",
            _ => "",
        };
        string initially = "";
        SoundName? corrected = null;
        if (_dice.Chance(0.2))
        {
            // What it was is asked for after it is something else.
            SoundName old = new($"{name}Old", unit, RuleSign.Any, domain);
            _body.Add($"double {old.Text} = {name};");
            _expressions.Names.Add(old);
            _unread.Add(old);
        }

        switch (_dice.Below(6))
        {
            case 0 or 1:
                string decay = _settings.NewDecay();
                _body.Add(_dice.Chance(0.5) ? $"{name} = Rule.Ema({name}, {signal}, {decay});" : $"{name} = {decay} * {name} + (1 - {decay}) * {signal};");
                corrected = _hasStep && !_mayReturn && _dice.Chance(0.5) ? new SoundName($"{name}Hat", unit, sign, domain) : null;
                if (corrected is not null)
                {
                    _body.Add($"double {corrected.Text} = {name} / Rule.BiasCorrection({decay}, t);");
                }

                break;
            case 2:
                _body.Add($"{name} = {_settings.NewDecay()} * {name} + {_dice.TameNumber()} * {signal};");
                break;
            case 3:
                _body.Add($"{name} = Math.Max({_settings.NewDecay()} * {name}, {signal});");
                sign = RuleSign.Any;
                break;
            case 4:
                initially = $"[Initially({_dice.Pick("0.5", "1")})] ";
                _body.Add($"{name} = Rule.Lerp({name}, {signal}, {_settings.Share()});");
                break;
            default:
                sign = sign == RuleSign.Any ? sign : RuleSign.NotNegative;
                _body.Add($"{name} += {_dice.TameNumber()} * {signal};");
                break;
        }

        _parameters.Add($"{initially}{shape}ref double {name}");
        SoundName state = corrected ?? new SoundName(name, unit, sign, domain);
        _expressions.Names.Add(state);
        _unread.Add(state);
    }
}
