using System;
using System.Diagnostics;
using System.Linq;
using OptimGen.Generator.Analysis.Units;
using OptimGen.Generator.Rules;
using OptimGen.Generator.Tests.Reading;
using Xunit;

namespace OptimGen.Generator.Tests.Analysis.Units;

/// <summary>Fractions, products of powers, their spelling, and equations between them.</summary>
public sealed class UnitAlgebraTests
{
    [Theory]
    [InlineData(1, 0, 1, "X")]
    [InlineData(0, 0, 1, "1")]
    [InlineData(1, 1, 1, "X·G")]
    [InlineData(2, -1, 2, "X/√G")]
    [InlineData(0, 2, 1, "G²")]
    [InlineData(-1, -1, 1, "1/(X·G)")]
    [InlineData(-1, 1, 1, "G/X")]
    [InlineData(0, 3, 2, "G^(3/2)")]
    [InlineData(0, 12, 1, "G¹²")]
    [InlineData(-2, 1, 3, "G^(1/3)/X^(2/3)")]
    public void A_unit_is_spelled(int x, int g, int denominator, string expected) =>
        Assert.Equal(expected, UnitSpelling.Spell(UnitForm.Create(x, g).ToPower(Rational.Of(1, denominator)), _ => null));

    [Theory]
    [InlineData(0.25, "1/4")]
    [InlineData(-0.5, "-1/2")]
    [InlineData(1.0 / 3, "1/3")]
    [InlineData(2, "2/1")]
    [InlineData(0, "0/1")]
    [InlineData(0.8, "4/5")]
    [InlineData(Math.PI, null)]
    [InlineData(double.NaN, null)]
    [InlineData(double.PositiveInfinity, null)]
    [InlineData(1e300, null)]
    public void A_double_stands_for_a_fraction(double value, string? expected) =>
        Assert.Equal(expected, Rational.Near(value) is { } near ? $"{near.Numerator}/{near.Denominator}" : null);

    [Fact]
    public void Fractions_are_in_lowest_terms()
    {
        Assert.Equal(Rational.Of(1, 2), Rational.Of(-3, -6));
        Assert.Equal(default, Rational.Of(1, 2) + Rational.Of(-1, 2));
        Assert.Equal(Rational.Of(5, 6), Rational.Of(1, 2) + Rational.Of(1, 3));
        Assert.Equal(Rational.Of(-3, 2), Rational.Of(1, 2) / Rational.Of(-1, 3));
    }

    [Fact]
    public void Equations_are_solved_and_contradictions_change_nothing()
    {
        UnitSolver solver = new();
        UnitForm a = solver.Add(UnitRank.State, "a");
        UnitForm b = solver.Add(UnitRank.Hyperparameter, "b");
        Assert.True(solver.TryEquate(a.Times(b), UnitForm.Parameter));
        Assert.True(solver.TryEquate(a.ToPower(Rational.Of(1, 2)), UnitForm.Gradient));
        Assert.False(solver.TryEquate(a, UnitForm.Gradient));
        Assert.True(solver.TryEquate(b, UnitForm.Parameter.Over(UnitForm.Gradient.Times(UnitForm.Gradient))));
        Assert.True(solver.Reduce(a).Equals(UnitForm.Create(0, 2)));
    }

    /// <summary>Random equations that hold for chosen units: all are accepted, and what is found agrees with what was chosen.</summary>
    [Fact]
    public void Equations_made_from_a_solution_never_contradict()
    {
        for (int seed = 0; seed < 300; seed++)
        {
            Random random = new(seed);
            UnitSolver solver = new();
            UnitForm[] unknowns = [.. Enumerable.Range(0, 6).Select(index => solver.Add((UnitRank)random.Next(4), $"u{index}"))];
            UnitForm[] chosen = [.. unknowns.Select(_ => UnitForm.Create(random.Next(-3, 4), random.Next(-3, 4)))];
            for (int equation = 0; equation < 12; equation++)
            {
                UnitForm left = UnitForm.None;
                UnitForm right = UnitForm.None;
                for (int index = 0; index < unknowns.Length; index++)
                {
                    Rational power = Rational.Of(random.Next(-2, 3), random.Next(1, 4));
                    left = left.Times(unknowns[index].ToPower(power));
                    right = right.Times(chosen[index].ToPower(power));
                }

                Assert.True(solver.TryEquate(left, right), $"seed {seed}");
            }

            Assert.All(unknowns.Zip(chosen), pair => Assert.True(solver.Reduce(pair.First).Equals(pair.Second), $"seed {seed}"));
        }
    }

    [Fact]
    public void Enormous_exponents_and_rules_do_no_harm()
    {
        string squares = string.Concat(Enumerable.Repeat("q = q * q;", 300));
        string zeros = string.Concat(Enumerable.Repeat("q = Math.Max(q * 0, 0) * learningRate + Math.Sqrt(q + 0);", 150));
        Stopwatch watch = Stopwatch.StartNew();
        foreach (string body in new[] { squares + "x -= learningRate * q;", squares + "x -= q;", zeros + "x -= q + 0.5 * q * q;" })
        {
            RuleModel rule = Reader.ReadClean("using OptimGen;\n" + UnitSource.Rule("double learningRate = 1, double scale = 1", "double q = g * scale;" + body));
            UnitCheck check = UnitCheck.Of(rule);
            Assert.All(check.Findings, finding => Assert.All(finding.Arguments, argument => Assert.InRange(argument.Length, 1, 4000)));
        }

        Assert.InRange(watch.Elapsed.TotalSeconds, 0, 10);
    }
}
