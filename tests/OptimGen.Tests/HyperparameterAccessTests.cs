using System;
using System.Globalization;
using System.Linq;
using OptimGen.Consumers.Strict;
using OptimGen.Optimizers;
using Xunit;
using AdamW = OptimGen.Optimizers.AdamW;

namespace OptimGen.Tests;

/// <summary>Hyperparameters by place and by name: the same values and the same checks as the properties.</summary>
public sealed class HyperparameterAccessTests
{
    public static TheoryData<string> Optimizers => new(Catalogue.Names);

    [Theory]
    [MemberData(nameof(Optimizers))]
    public void Every_hyperparameter_is_read_and_set_as_by_its_property(string name)
    {
        IOptimizer optimizer = Catalogue.Create(name);
        for (int index = 0; index < optimizer.Rule.Hyperparameters.Count; index++)
        {
            HyperparameterInfo hyperparameter = optimizer.Rule.Hyperparameters[index];
            double Property() => Convert.ToDouble(
                optimizer.GetType().GetProperty(hyperparameter.Name)!.GetValue(optimizer), CultureInfo.InvariantCulture);
            Assert.Equal(index, optimizer.Rule.IndexOfHyperparameter(hyperparameter.Name));
            Assert.Equal(hyperparameter.Default, optimizer.GetHyperparameter(index));
            double other = new[] { Property() / 2, Property() + 1, 0.25, 0, 2 }.First(value => value != Property() && IsAccepted(optimizer, hyperparameter.Name, value));
            Assert.Equal(other, Property());
            Assert.Equal(other, optimizer.GetHyperparameter(hyperparameter.Name));
            ArgumentOutOfRangeException refused =
                Assert.Throws<ArgumentOutOfRangeException>(() => optimizer.SetHyperparameter(index, double.NaN));
            Assert.Equal(hyperparameter.Name, refused.ParamName);
            Assert.Equal(other, Property());
        }
    }

    /// <summary>Sets a value, unless it is out of the range.</summary>
    private static bool IsAccepted(IOptimizer optimizer, string name, double value)
    {
        try
        {
            optimizer.SetHyperparameter(name, value);
            return true;
        }
        catch (ArgumentOutOfRangeException)
        {
            return false;
        }
    }

    [Fact]
    public void Whole_numbers_and_truth_values_convert_or_are_refused()
    {
        IOptimizer tuned = new Tuned();
        tuned.SetHyperparameter("Every", 7);
        Assert.Equal(7, ((Tuned)tuned).Every);
        Assert.Equal(7, tuned.GetHyperparameter("Every"));
        foreach (double wrong in new[] { 0, 2.5, 3e9, double.NaN, double.PositiveInfinity, -1 })
        {
            Assert.Equal("Every", Assert.Throws<ArgumentOutOfRangeException>(() => tuned.SetHyperparameter("Every", wrong)).ParamName);
        }

        Assert.Equal(7, ((Tuned)tuned).Every);
        bool before = ((Tuned)tuned).Signed;
        tuned.SetHyperparameter("Signed", before ? 0 : 1);
        Assert.Equal(!before, ((Tuned)tuned).Signed);
        Assert.Equal(before ? 0 : 1, tuned.GetHyperparameter("Signed"));
        foreach (double wrong in new[] { 0.5, 2, -1, double.NaN })
        {
            Assert.Throws<ArgumentOutOfRangeException>("Signed", () => tuned.SetHyperparameter("Signed", wrong));
        }
    }

    [Fact]
    public void What_does_not_exist_is_refused_with_what_does()
    {
        IOptimizer optimizer = new Lion();
        ArgumentException unknown = Assert.Throws<ArgumentException>("name", () => optimizer.GetHyperparameter("Epsilon"));
        Assert.Contains("Lion has no hyperparameter 'Epsilon'; it has 'LearningRate', 'Beta1'", unknown.Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentException>("name", () => optimizer.SetHyperparameter("learningRate", 1));
        Assert.Equal(-1, optimizer.Rule.IndexOfHyperparameter("learningRate"));
        int count = optimizer.Rule.Hyperparameters.Count;
        foreach (int index in new[] { -1, count, int.MaxValue })
        {
            Assert.Throws<ArgumentOutOfRangeException>("index", () => optimizer.GetHyperparameter(index));
            Assert.Throws<ArgumentOutOfRangeException>("index", () => optimizer.SetHyperparameter(index, 0));
        }

        Assert.Throws<ArgumentNullException>(() => optimizer.GetHyperparameter(null!));
        Assert.Throws<ArgumentNullException>(() => ((IOptimizer)null!).GetHyperparameter("LearningRate"));
    }

    [Theory]
    [MemberData(nameof(Optimizers))]
    public void A_clone_has_the_same_hyperparameters_and_goes_its_own_way(string name)
    {
        IOptimizer optimizer = Catalogue.Create(name);
        optimizer.SetHyperparameter("LearningRate", 0.125);
        IOptimizer clone = optimizer.Clone();
        Assert.Same(optimizer.GetType(), clone.GetType());
        Assert.NotSame(optimizer, clone);
        int[] places = [.. Enumerable.Range(0, optimizer.Rule.Hyperparameters.Count)];
        Assert.All(places, place => Assert.Equal(optimizer.GetHyperparameter(place), clone.GetHyperparameter(place)));
        clone.SetHyperparameter("LearningRate", 0.5);
        Assert.Equal(0.125, optimizer.GetHyperparameter("LearningRate"));
    }

    [Fact]
    public void With_changes_the_copy_only()
    {
        AdamW optimizer = new() { LearningRate = 0.25 };
        AdamW noDecay = optimizer.With(static copy => copy.WeightDecay = 0);
        Assert.Equal((0.25, 0.0, 0.01), (noDecay.LearningRate, noDecay.WeightDecay, optimizer.WeightDecay));
    }
}
