using System;
using System.Linq;
using OptimGen.Tests.Shared;
using Xunit;

namespace OptimGen.Tests.Papers;

/// <summary>Settings at which one optimizer is another: what identifies a rule as much as a recorded trajectory does.</summary>
public sealed class LimitTests
{
    private const int Rows = 4;
    private const int Columns = 5;
    private const int Steps = 25;

    /// <summary>Pairs that are the same to the last bit; a setting is <c>Name=value</c>.</summary>
    public static TheoryData<string, string, string, string> Same => new()
    {
        { "SgdMomentum", "Momentum=0", "Sgd", "" },
        { "SgdMomentumEma", "Momentum=0", "Sgd", "" },
        { "RmsPropMomentum", "Momentum=0", "RmsProp", "" },
        { "RmsPropCenteredMomentum", "Momentum=0", "RmsPropCentered", "" },
        { "Signum", "Momentum=0", "SignSgd", "" },
        { "Lion", "Beta1=0.9 Beta2=0.9 LearningRate=0.001", "Tiger", "Momentum=0.9 LearningRate=0.001 WeightDecay=0" },
        { "GrokfastAdamW", "Amplification=0", "AdamW", "" },
        { "AdamW", "WeightDecay=0", "Adam", "WeightDecay=0" },
        { "AdamWFullyDecoupled", "WeightDecay=0", "Adam", "WeightDecay=0" },
        { "AdamWAfter", "WeightDecay=0 Epsilon=1e-8", "AdamReordered", "" },
    };

    /// <summary>Pairs that are the same but for rounding.</summary>
    public static TheoryData<string, string, string, string> Near => new()
    {
        { "LookaheadAdam", "SlowStepSize=1", "Adam", "" },
        { "LookaheadAdamW", "SlowStepSize=1", "AdamW", "" },
        { "LookaheadRAdam", "SlowStepSize=1", "RAdam", "" },
        { "LookaheadSgdMomentum", "SlowStepSize=1", "SgdMomentum", "" },
        { "AdaMod", "Beta3=0", "AdamReordered", "" },
        { "QHAdam", "Nu1=1 Nu2=1", "Adam", "" },
        { "AdamWFullyDecoupled", "", "AdamW", "" },
        { "CautiousAdamW", "Beta1=0 MeanFloor=1 Epsilon=1e-8", "AdamReordered", "Beta1=0" },
        { "AdafactorVectorMomentum", "Beta1=0", "AdafactorVector", "" },
        { "AdafactorMomentum", "Beta1=0", "Adafactor", "" },
        { "AdafactorVector", "RelativeStep=0 ScaleParameter=0 Clip=1e9 DecayPower=1e-300 LearningRate=0.001", "SignSgd", "" },
        { "MarsAdamW", "CorrectVectors=0 Gamma=0 LearningRate=0.001 Beta1=0 Beta2=0 Epsilon=1e-200", "SignSgd", "" },
        { "Adam", "Beta1=0 Beta2=0 Epsilon=1e-200", "SignSgd", "" },
        { "QHAdam", "Nu1=0 Nu2=0 Epsilon=1e-200", "SignSgd", "" },
        { "Asgd", "Lambda=0 LearningRate=0.1", "Sgd", "LearningRate=0.1" },
        { "AdaMax", "Beta2=0 Epsilon=1e-200 Beta1=0", "SignSgd", "LearningRate=0.002" },
        { "ScheduleFreeAdamW", "Beta1=1e-300 LearningRate=0.001 RatePower=0 Power=0", "Adam", "Beta1=0" },
    };

    [Theory]
    [MemberData(nameof(Same))]
    public void At_this_setting_it_is_the_other_to_the_last_bit(string first, string firstSettings, string second, string secondSettings) =>
        Assert.Equal(Run(first, firstSettings), Run(second, secondSettings));

    [Theory]
    [MemberData(nameof(Near))]
    public void At_this_setting_it_is_the_other_but_for_rounding(string first, string firstSettings, string second, string secondSettings)
    {
        double[] actual = Run(first, firstSettings);
        double[] expected = Run(second, secondSettings);
        Assert.All(actual.Zip(expected), pair => Assert.Equal(pair.Second, pair.First, 1e-10 * Math.Max(1, Math.Abs(pair.Second))));
    }

    [Theory]
    [MemberData(nameof(Same))]
    public void At_another_setting_it_is_not(string first, string firstSettings, string second, string secondSettings)
    {
        string name = firstSettings.Split('=')[0];
        string other = name is "WeightDecay" ? "WeightDecay=0.5" : name is "Amplification" ? "Amplification=1" : $"{name}=0.5";
        Assert.NotEqual(Run(first, firstSettings + " " + other), Run(second, secondSettings));
    }

    private static double[] Run(string optimizer, string settings)
    {
        double[] start = new double[Rows * Columns];
        TestValues.FillOrdinary<double>(start, seed: 1);
        using TensorRun run = new TensorRun(optimizer, start).As(Rows, Columns);
        foreach (string[] setting in settings.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(setting => setting.Split('=')))
        {
            run.With(setting[0], double.Parse(setting[1], System.Globalization.CultureInfo.InvariantCulture));
        }

        double[] gradients = new double[Rows * Columns];
        for (int step = 0; step < Steps; step++)
        {
            TestValues.FillOrdinary<double>(gradients, seed: step + 2);
            run.Step(gradients);
        }

        return run.Parameters;
    }
}
