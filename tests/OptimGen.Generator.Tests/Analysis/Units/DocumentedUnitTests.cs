using System;
using System.Linq;
using OptimGen.Generator.Analysis.Units;
using OptimGen.Generator.Tests.Interpretation;
using OptimGen.Generator.Tests.Reading;
using Xunit;

namespace OptimGen.Generator.Tests.Analysis.Units;

/// <summary>Units in what is generated: documentation of properties and class, and data.</summary>
public sealed class DocumentedUnitTests
{
    [Theory]
    [InlineData("Sgd", "The step depends on the scale of the loss: <c>LearningRate</c> has the unit X/G.")]
    [InlineData("Lion", "The step does not depend on the scale of the loss.")]
    [InlineData("AdamW", "The step does not depend on the scale of the loss while <c>Epsilon</c> (G) is scaled alike.")]
    [InlineData("Adam", "The step does not depend on the scale of the loss while <c>Epsilon</c> (G) and <c>WeightDecay</c> (G/X) are scaled alike.")]
    [InlineData("AdaDelta", "The step depends on the scale of the loss: <c>LearningRate</c> has the unit X/G.")]
    public void A_class_says_what_the_scale_of_the_loss_does(string rule, string remark) =>
        Assert.Equal(remark, RuleUnits.Of(Catalogue.Read(rule)).DescribeScaling());

    [Theory]
    [InlineData("ref double m, double learningRate = 1", "m = g; x -= learningRate * Rule.AnyUnit(m);", "")]
    [InlineData("double learningRate = 1", "x -= learningRate * Rule.Sign(g) * Math.Min(Rule.AnyUnit(g), 1);", "but for what the rule itself takes without one.")]
    [InlineData("[Initially(0.5)] ref double m, double learningRate = 1", "m = 0.5 * (m + g); x -= learningRate * Rule.Sign(m);", "but for what the rule itself takes without one.")]
    [InlineData("ref double m, double learningRate = 1", "m = 0.5 * (m + g); x -= learningRate * Rule.Sign(m);", "The step does not depend on the scale of the loss.")]
    [InlineData("double scale = 1", "x -= scale * g;", "")]
    [InlineData("double learningRate = 1, double scale = 1", "x -= learningRate * scale * g;", "")]
    [InlineData("double learningRate = 1", "x -= learningRate * Rule.Sign(g) + learningRate * g;", "")]
    public void A_class_says_no_more_than_the_units_do(string signature, string body, string ending)
    {
        string remark = RuleUnits.Of(Reader.ReadClean("using OptimGen;\n" + UnitSource.Rule(signature, body))).DescribeScaling();
        Assert.EndsWith(ending, remark, StringComparison.Ordinal);
        Assert.Equal(ending.Length == 0, remark.Length == 0);
    }

    [Theory]
    [InlineData("double scale = 1, double learningRate = 1", "x -= scale * learningRate * g;", "default <c>1.0</c>. Unit free.", "\"free\")")]
    [InlineData("double scale = 1, double learningRate = 1", "x -= scale * learningRate * g;", "default <c>1.0</c>. Unit X/(G·[scale]).", "\"X/(G·[scale])\")")]
    [InlineData("double learningRate = 1, bool on = true", "x -= on ? learningRate * g : 0;", "Default <c>true</c>.</value>", "\"1\")")]
    public void A_property_says_its_unit(string signature, string body, string documentation, string data)
    {
        string file = GeneratorRun.Of("using System;\nusing OptimGen;\n" + UnitSource.Rule(signature, body)).AssertCompiles().Files["Custom.g.cs"];
        Assert.Contains(documentation, file, StringComparison.Ordinal);
        Assert.Contains(file.Split('\n').Where(line => line.Contains("HyperparameterInfo(", StringComparison.Ordinal)), line => line.Contains(data, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("double learningRate = 1", "x -= learningRate * Rule.Sign(g) + learningRate * g;")]
    [InlineData("ref double v, double learningRate = 1", "v += g * g; x -= learningRate * (v + g);")]
    public void Where_units_contradict_each_other_none_is_documented(string signature, string body)
    {
        string file = GeneratorRun.Of("using System;\nusing OptimGen;\n" + UnitSource.Rule(signature, body)).AssertCompiles().Files["Custom.g.cs"];
        Assert.DoesNotContain("Unit ", file, StringComparison.Ordinal);
        Assert.Contains(", \"\"),", file, StringComparison.Ordinal);
    }
}
