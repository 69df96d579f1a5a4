using System;
using OptimGen.Generator.Reading.Declared;
using Xunit;

namespace OptimGen.Generator.Tests.Declared;

/// <summary>A generator sees no value that an attribute's class gives a property: it knows them itself, and they must be the same.</summary>
public sealed class DefaultsTests
{
    [Fact]
    public void The_defaults_are_those_of_the_attributes()
    {
        Assert.Equal(FirstMomentSlot.DefaultDecay, new FirstMomentAttribute(default).Decay);
        Assert.Equal(default, new FirstMomentAttribute(default).Of);
        Assert.Equal(SecondMomentSlot.DefaultDecay, new SecondMomentAttribute(default).Decay);
        Assert.Equal(default, new BiasCorrectionAttribute().Of);
        Assert.Equal(StepSlot.DefaultLearningRate, new StepAttribute(default).LearningRate);
        Assert.Equal(StepSlot.DefaultEpsilon, new StepAttribute(default).Epsilon);
        Assert.Equal(ClipStepSlot.DefaultFinalRate, new ClipStepAttribute().FinalRate);
        Assert.Equal(ClipStepSlot.DefaultGamma, new ClipStepAttribute().Gamma);
        Assert.Equal(CautiousSlot.DefaultMeanFloor, new CautiousAttribute().MeanFloor);
        Assert.Equal(TrustRatioSlot.DefaultCoefficient, new TrustRatioAttribute().Coefficient);
        Assert.Equal(TrustRatioSlot.DefaultNormLimit, new TrustRatioAttribute().NormLimit);
        Assert.Equal((int)Generator.Reading.Declared.MomentOf.Step, (int)new TrustRatioAttribute().Of);
        Assert.Equal((int)StepSlot.DefaultEpsilonPlacement, (int)new StepAttribute(default).EpsilonPlacement);
    }

    [Fact]
    public void The_options_are_those_of_the_attributes()
    {
        AssertSame<DecayForm, Generator.Reading.Declared.DecayForm>();
        AssertSame<FirstMomentForm, Generator.Reading.Declared.FirstMomentForm>();
        AssertSame<MomentOf, Generator.Reading.Declared.MomentOf>();
        AssertSame<SecondMomentForm, Generator.Reading.Declared.SecondMomentForm>();
        AssertSame<CorrectedMoments, Generator.Reading.Declared.CorrectedMoments>();
        AssertSame<StepForm, Generator.Reading.Declared.StepForm>();
        AssertSame<EpsilonPlacement, Generator.Reading.Declared.EpsilonPlacement>();
    }

    private static void AssertSame<TPublic, TOwn>()
        where TPublic : struct, Enum
        where TOwn : struct, Enum
    {
        Assert.Equal(Enum.GetNames<TPublic>(), Enum.GetNames<TOwn>());
        Assert.Equal((int[])Enum.GetValuesAsUnderlyingType<TPublic>(), (int[])Enum.GetValuesAsUnderlyingType<TOwn>());
    }
}
