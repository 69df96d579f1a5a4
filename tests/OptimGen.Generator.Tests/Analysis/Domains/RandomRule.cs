using System;
using System.Collections.Generic;
using System.Linq;
using OptimGen.Generator.Reading;
using OptimGen.Generator.Rules;

namespace OptimGen.Generator.Tests.Analysis.Domains;

/// <summary>A rule of random operations, among them all that refinements look for, on random settings and states.</summary>
internal sealed class RandomRule
{
    private static readonly double[] Numbers = [0, 0, 1, 1, -1, 0.5, 2, 3, -0.25, 5, 0.1, 1e-8];

    private static readonly ValueRange[] Ranges =
    [
        ValueRange.NotNegative, ValueRange.Positive, ValueRange.Decay, ValueRange.Decay, ValueRange.Any, ValueRange.Between(0, 1),
        ValueRange.Between(-1, 2), ValueRange.Decay.Intersect(ValueRange.Positive), ValueRange.Create(0.25, 3, true, true),
    ];

    private readonly Random _random;
    private readonly RuleBuilder _builder = new();
    private readonly RuleArithmetic _arithmetic;
    private readonly List<int> _numbers = [];
    private readonly List<int> _truths = [];

    private RandomRule(Random random)
    {
        _random = random;
        _arithmetic = new RuleArithmetic(_builder);
    }

    public static RuleModel Create(Random random) => new RandomRule(random).Build();

    /// <summary>A number of a range, its ends now and then.</summary>
    public static double Pick(Random random, ValueRange range, HyperparameterKind kind)
    {
        while (true)
        {
            double low = Math.Max(range.Minimum, -4);
            double high = Math.Min(range.Maximum, 6);
            double value = random.Next(6) switch
            {
                0 => low,
                1 => high,
                2 => Math.Round(low + (random.NextDouble() * (high - low))),
                3 => low + (random.NextDouble() * random.NextDouble() * 1e-3),
                _ => low + (random.Next(1, 16) / 16.0 * (high - low)),
            };
            value = kind == HyperparameterKind.Real ? value : Math.Round(value);
            if (range.Contains(value))
            {
                return value;
            }
        }
    }

    private RuleModel Build()
    {
        List<HyperparameterModel> hyperparameters = [];
        for (int index = 0; index < 4; index++)
        {
            HyperparameterKind kind = _random.Next(5) == 0 ? HyperparameterKind.Integer : HyperparameterKind.Real;
            ValueRange range = kind == HyperparameterKind.Integer ? Ranges[_random.Next(2)] : Ranges[_random.Next(Ranges.Length)];
            hyperparameters.Add(new HyperparameterModel("H" + index, "h" + index, kind, 0, range, ""));
            _numbers.Add(_builder.Hyperparameter(index));
        }

        List<StateModel> states = [];
        for (int index = 0; index < 2; index++)
        {
            InitialValueKind initial = (InitialValueKind)_random.Next(4);
            double constant = initial == InitialValueKind.Constant ? Number() : 0;
            int hyperparameter = initial == InitialValueKind.Hyperparameter ? _random.Next(4) : -1;
            states.Add(new StateModel(
                "S" + index, "s" + index, OptimGen.Generator.Rules.StateShape.Element, initial, BitConverter.DoubleToInt64Bits(constant), hyperparameter, ""));
            _numbers.Add(_builder.State(index));
        }

        _numbers.AddRange([_builder.Parameter(), _builder.Gradient(), _builder.StepNumber()]);
        int count = _random.Next(6, 22);
        for (int index = 0; index < count; index++)
        {
            AddOne();
        }

        return new RuleModel(
            new ClassModel("", EquatableArray<string>.Empty, "Random", "Random", true, ""),
            Generator.Rules.NumericTypes.Single | Generator.Rules.NumericTypes.Double,
            false,
            "x",
            "g",
            "t",
            new EquatableArray<HyperparameterModel>(hyperparameters),
            new EquatableArray<StateModel>(states),
            _builder.ToGraph(Recent(), [.. Enumerable.Range(0, 2).Select(_ => Recent())]),
            null);
    }

    private void AddOne()
    {
        switch (_random.Next(28))
        {
            case < 3:
                Keep(_builder.Add(Op.Multiply, Any(), Any()));
                break;
            case 3 or 4:
                int square = Any();
                Keep(_builder.Add(Op.Multiply, square, square));
                break;
            case 5:
                int factor = Any();
                Keep(_builder.Add(Op.Multiply, _builder.Add(Op.Multiply, factor, Any()), factor));
                break;
            case 6 or 7:
                Keep(_builder.Add(Op.Add, Any(), Any()));
                break;
            case 8 or 9:
                Keep(_builder.Add(Op.Subtract, Any(), Any()));
                break;
            case 10 or 11:
                Keep(_builder.Add(Op.Divide, Any(), Any()));
                break;
            case 12:
                Keep(_builder.Add((Op)_random.Next((int)Op.Negate, (int)Op.Tanh + 1), Any()));
                break;
            case 13:
                Keep(_builder.Add(Op.Sqrt, Any()));
                break;
            case 14:
                Keep(_builder.Add((Op)_random.Next((int)Op.Remainder, (int)Op.MaximumMagnitude + 1), Any(), Any()));
                break;
            case 15:
                Keep(_builder.Add(Op.Power, _numbers[_random.Next(4)], _random.Next(2) == 0 ? _builder.StepNumber() : Any()));
                break;
            case 16:
                Keep(_arithmetic.Ema(Any(), Any(), Any()));
                break;
            case 17:
                Keep(_arithmetic.Lerp(Any(), Any(), Any()));
                break;
            case 18:
                Keep(_arithmetic.SignedEma(Any(), Any(), _numbers[_random.Next(4)]));
                break;
            case 19:
                Keep(_random.Next(2) == 0
                    ? _arithmetic.DebiasedDecay(_numbers[_random.Next(4)], _builder.StepNumber())
                    : _arithmetic.BiasCorrection(_numbers[_random.Next(4)], _builder.StepNumber()));
                break;
            case 20:
                Keep(_arithmetic.Ratio(Any(), Any()));
                break;
            case < 24:
                _truths.Add(_builder.Add((Op)_random.Next((int)Op.Less, (int)Op.NotEqual + 1), Any(), Any()));
                break;
            case 24 when _truths.Count > 0:
                int left = _truths[_random.Next(_truths.Count)];
                int right = _truths[_random.Next(_truths.Count)];
                _truths.Add(_random.Next(3) == 0 ? _builder.Add(Op.Not, left) : _builder.Add(_random.Next(2) == 0 ? Op.And : Op.Or, left, right));
                break;
            default:
                if (_truths.Count > 0)
                {
                    Keep(_builder.Add(Op.Select, _truths[_random.Next(_truths.Count)], Any(), Any()));
                }

                break;
        }
    }

    private void Keep(int node) => _numbers.Add(node);

    private int Any() => _random.Next(4) switch
    {
        0 => _builder.Literal(Number()),
        1 => Recent(),
        _ => _numbers[_random.Next(_numbers.Count)],
    };

    private int Recent() => _numbers[Math.Max(0, _numbers.Count - 1 - _random.Next(6))];

    private double Number() => Numbers[_random.Next(Numbers.Length)];
}
