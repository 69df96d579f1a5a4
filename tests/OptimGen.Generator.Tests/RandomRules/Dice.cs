using System;
using System.Collections.Generic;
using System.Globalization;

namespace OptimGen.Generator.Tests.RandomRules;

/// <summary>Chances of one seed.</summary>
internal sealed class Dice(int seed)
{
    private readonly Random _random = new(seed);

    public int Below(int count) => _random.Next(count);

    public int Between(int first, int last) => _random.Next(first, last + 1);

    public bool Chance(double probability) => _random.NextDouble() < probability;

    public T Pick<T>(params IReadOnlyList<T> choices) => choices[_random.Next(choices.Count)];

    /// <summary>A number between 0.1 and 4 with two digits: far from everything that is hard on arithmetic.</summary>
    public string TameNumber() => (_random.Next(10, 400) / 100.0).ToString("0.0#", CultureInfo.InvariantCulture);
}
