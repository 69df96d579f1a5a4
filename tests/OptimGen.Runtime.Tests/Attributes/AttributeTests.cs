using System;
using System.Linq;
using System.Reflection;

namespace OptimGen.Runtime.Tests.Attributes;

public sealed class AttributeTests
{
    [Fact]
    public void Defaults_AreTheDocumentedOnes()
    {
        Assert.Equal(NumericTypes.Single | NumericTypes.Double, new OptimizerAttribute().Types);
        Assert.False(new OptimizerAttribute().KeepSubnormals);
        FirstMomentAttribute first = new(FirstMomentForm.Ema);
        Assert.Equal((0.9, 0.0, false, MomentOf.Gradient), (first.Decay, first.Dampening, first.Nesterov, first.Of));
        SecondMomentAttribute second = new(SecondMomentForm.EmaOfSquares);
        Assert.Equal((0.999, false, false), (second.Decay, second.RunningMaximum, second.Centered));
        StepAttribute step = new(StepForm.Ratio);
        Assert.Equal((1e-3, 1e-8, EpsilonPlacement.Outside), (step.LearningRate, step.Epsilon, step.EpsilonPlacement));
        Assert.Equal(CorrectedMoments.Both, new BiasCorrectionAttribute().Of);
    }

    [Fact]
    public void Initially_HoldsANumberOrAName()
    {
        Assert.Equal((0.1, null), (new InitiallyAttribute(0.1).Value, new InitiallyAttribute(0.1).Name));
        Assert.Equal("x", new InitiallyAttribute("x").Name);
    }

    [Fact]
    public void EverySlot_IsTakenAtMostOnce_AndIsNotInherited()
    {
        Type[] exported = typeof(OptimizerAttribute).Assembly.GetExportedTypes();
        Type[] attributes = [.. exported.Where(static type => type.IsAssignableTo(typeof(Attribute)))];
        Assert.Equal(29, attributes.Length);
        foreach (Type attribute in attributes)
        {
            AttributeUsageAttribute usage = attribute.GetCustomAttribute<AttributeUsageAttribute>()!;
            Assert.False(usage.AllowMultiple, attribute.Name);
            Assert.True(usage.ValidOn != AttributeTargets.Class || !usage.Inherited, attribute.Name);
        }
    }
}
