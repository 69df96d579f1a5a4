using System;
using System.Globalization;
using System.Linq;
using OptimGen.Runtime.Tests.Support;

namespace OptimGen.Runtime.Tests.Schedules;

public sealed class SchedulerTests
{
    private readonly HeavyBall _fast = new() { LearningRate = 0.5 };
    private readonly HeavyBall _slow = new() { LearningRate = 0.25 };

    [Fact]
    public void EachOptimizer_GoesFromItsOwnRate()
    {
        Scheduler scheduler = new(Schedule.Exponential(0.5).AfterWarmUp(2), _fast, _slow);
        (double, double)[] expected = [(0.25, 0.125), (0.375, 0.1875), (0.5, 0.25), (0.25, 0.125), (0.125, 0.0625)];
        for (int position = 0; position < expected.Length; position++)
        {
            Assert.Equal((position, expected[position]), (scheduler.Position, (_fast.LearningRate, _slow.LearningRate)));
            scheduler.Step();
        }
    }

    [Fact]
    public void Plateau_FollowsTheStepByStepForm()
    {
        // PyTorch's own loop, written out, over metrics that fall, stand still, jump and are no numbers.
        foreach ((PlateauMode mode, ThresholdMode threshold) in new[]
        {
            (PlateauMode.Minimum, ThresholdMode.Relative), (PlateauMode.Minimum, ThresholdMode.Absolute),
            (PlateauMode.Maximum, ThresholdMode.Relative), (PlateauMode.Maximum, ThresholdMode.Absolute),
        })
        {
            HeavyBall optimizer = new() { LearningRate = 0.5 };
            ReduceOnPlateau plateau = new()
            {
                Mode = mode,
                ThresholdMode = threshold,
                Factor = 0.5,
                Patience = 2,
                Threshold = 0.01,
                Cooldown = 3,
                MinimumRate = 0.02,
            };
            Scheduler scheduler = new(Schedule.Constant, plateau, optimizer);
            double best = mode == PlateauMode.Minimum ? double.PositiveInfinity : double.NegativeInfinity;
            double rate = 0.5;
            int bad = 0;
            int cooldown = 0;
            Random random = new(7);
            for (int i = 0; i < 200; i++)
            {
                double metric = i % 17 == 5 ? double.NaN : 2 + random.NextDouble();
                bool isBetter = mode == PlateauMode.Minimum
                    ? metric < (threshold == ThresholdMode.Relative ? best * 0.99 : best - 0.01)
                    : metric > (threshold == ThresholdMode.Relative ? best * 1.01 : best + 0.01);
                (best, bad) = isBetter ? (metric, 0) : (best, bad + 1);
                if (cooldown > 0)
                {
                    (cooldown, bad) = (cooldown - 1, 0);
                }

                if (bad > 2)
                {
                    (rate, cooldown, bad) = (Math.Max(rate * 0.5, 0.02), 3, 0);
                }

                scheduler.Report(metric);
                Assert.Equal(rate, optimizer.LearningRate);
            }

            Assert.Equal(0.02, optimizer.LearningRate);
            Assert.Equal(0, scheduler.Position);
        }
    }

    [Fact]
    public void APlateau_ScalesWhatTheScheduleGives()
    {
        Scheduler scheduler = new(Schedule.Linear(1, 0, 4), new ReduceOnPlateau { Patience = 0, Factor = 0.5, MinimumRate = 0.1 }, _fast);
        scheduler.Report(1);
        scheduler.Report(1);
        Assert.Equal(0.25, _fast.LearningRate);
        scheduler.Step();
        Assert.Equal(0.1875, _fast.LearningRate);

        // The minimum does not lift what the schedule itself takes lower.
        scheduler.Step();
        scheduler.Step();
        Assert.Equal(0.1, _fast.LearningRate);
        scheduler.Step();
        Assert.Equal(0, _fast.LearningRate);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void ASavedPosition_GoesOnWithTheSameBits(bool withPlateau)
    {
        Scheduler original = Make(_fast, _slow);
        for (int i = 0; i < 12; i++)
        {
            original.Step();
            Report(original, 1.0 / 3);
        }

        string saved = original.Save();

        // As after a restart: the optimizers came back with the rates of that moment, not with those at the start.
        HeavyBall fast = new() { LearningRate = _fast.LearningRate };
        HeavyBall slow = new() { LearningRate = _slow.LearningRate };
        Scheduler resumed = Make(fast, slow);
        resumed.Restore(saved);
        Assert.Equal(saved, resumed.Save());
        for (int i = 0; i < 50; i++)
        {
            Assert.Equal((original.Position, _fast.LearningRate, _slow.LearningRate), (resumed.Position, fast.LearningRate, slow.LearningRate));
            original.Step();
            resumed.Step();
            Report(original, i % 7);
            Report(resumed, i % 7);
        }

        Scheduler Make(HeavyBall one, HeavyBall two) => new(
            Schedule.Chained(Schedule.CosineAnnealing(30, 1e-3), Schedule.Exponential(0.97)),
            withPlateau ? new ReduceOnPlateau { Patience = 1, Factor = 1.0 / 3 } : null,
            one,
            two);

        void Report(Scheduler scheduler, double metric)
        {
            if (withPlateau)
            {
                scheduler.Report(metric);
            }
        }
    }

    [Fact]
    public void APositionReadsTheSame_WhateverTheCulture()
    {
        CultureInfo before = CultureInfo.CurrentCulture;
        try
        {
            Scheduler scheduler = new(Schedule.Constant, new ReduceOnPlateau(), _fast);
            string invariant = scheduler.Save();
            Assert.Equal("position=0 initial=0.5 plateau=1,Infinity,0,0", invariant);
            CultureInfo.CurrentCulture = new CultureInfo("") { NumberFormat = { NumberDecimalSeparator = ",", PositiveInfinitySymbol = "oo" } };
            Assert.Equal(invariant, scheduler.Save());
            scheduler.Restore(invariant);
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    [Theory]
    [InlineData("")]
    [InlineData("position=1")]
    [InlineData("position=1 initial=0.5 plateau=1,0,0,0")]
    [InlineData("position=-1 initial=0.5,0.25")]
    [InlineData("position=1.5 initial=0.5,0.25")]
    [InlineData("position=NaN initial=0.5,0.25")]
    [InlineData("position=1 initial=0.5")]
    [InlineData("position=1 initial=0.5,0.25,0.1")]
    [InlineData("position=1 initial=0.5,x")]
    [InlineData("initial=0.5,0.25 position=1")]
    public void AMalformedPosition_IsRefused_AndChangesNothing(string text)
    {
        Scheduler scheduler = new(Schedule.Exponential(0.5), _fast, _slow);
        scheduler.Step();
        string before = scheduler.Save();
        FormatException error = Assert.Throws<FormatException>(() => scheduler.Restore(text));
        Assert.Contains($"'{text}'", error.Message, StringComparison.Ordinal);
        Assert.Equal((before, 0.25, 0.125), (scheduler.Save(), _fast.LearningRate, _slow.LearningRate));
    }

    [Fact]
    public void AValueOutOfRange_ChangesNothing()
    {
        // The first optimizer's rate stays allowed, the second's does not: it would be negative.
        Scheduler scheduler = new(Schedule.Lambda(static position => position == 1 ? -1 : 1), new HeavyBall { LearningRate = 0 }, _slow);
        string before = scheduler.Save();
        Assert.Throws<ArgumentOutOfRangeException>("LearningRate", scheduler.Step);
        Assert.Equal((before, 0.25), (scheduler.Save(), _slow.LearningRate));
        Assert.Throws<ArgumentOutOfRangeException>("LearningRate", () => scheduler.Restore("position=0 initial=0.5,-1"));
        Assert.Throws<ArgumentOutOfRangeException>("LearningRate", () => scheduler.Restore("position=0 initial=0.5,NaN"));
        Assert.Equal((before, 0.25), (scheduler.Save(), _slow.LearningRate));
        Assert.Throws<ArgumentOutOfRangeException>("LearningRate", () => new Scheduler(Schedule.Lambda(static _ => double.NaN), _fast));
        Assert.Equal(0.5, _fast.LearningRate);
    }

    [Fact]
    public void Mistakes_AreRefused()
    {
        Assert.Throws<ArgumentNullException>("schedule", () => new Scheduler(null!, _fast));
        Assert.Throws<ArgumentException>("optimizers", () => new Scheduler(Schedule.Constant));
        Assert.Throws<ArgumentNullException>("optimizers", () => new Scheduler(Schedule.Constant, _fast, null!));
        Assert.Throws<ArgumentException>("optimizers", () => new Scheduler(Schedule.Constant, _fast, _slow, _fast));
        Scheduler scheduler = new(Schedule.Constant, _fast);
        Assert.Throws<ArgumentException>("hyperparameter", () => scheduler.Drive("Momentum", Schedule.Constant));
        Assert.Throws<ArgumentException>("hyperparameter", () => scheduler.Drive("LearningRate", Schedule.Constant));
        Assert.Throws<ArgumentNullException>("schedule", () => scheduler.Drive("Momentum", null!));
        Assert.Throws<InvalidOperationException>(() => scheduler.Report(1));
        Assert.Throws<ArgumentNullException>("position", () => scheduler.Restore(null!));
        Assert.Throws<ArgumentOutOfRangeException>("Factor", () => new ReduceOnPlateau { Factor = 1 });
        Assert.Throws<ArgumentOutOfRangeException>("Patience", () => new ReduceOnPlateau { Patience = -1 });
        Assert.Throws<ArgumentOutOfRangeException>("Threshold", () => new ReduceOnPlateau { Threshold = double.NaN });
        Assert.Throws<ArgumentOutOfRangeException>("Cooldown", () => new ReduceOnPlateau { Cooldown = -1 });
        Assert.Throws<ArgumentOutOfRangeException>("MinimumRate", () => new ReduceOnPlateau { MinimumRate = double.PositiveInfinity });
        Assert.Equal(Enumerable.Repeat(0.5, 1), [_fast.LearningRate]);
    }

    [Fact]
    public void AStep_AllocatesNothing()
    {
        // Past the warm-up, so that both schedules have been used.
        Scheduler scheduler = new(Schedule.CosineAnnealing(100).AfterWarmUp(2), _fast, _slow);
        scheduler.Step();
        scheduler.Step();
        scheduler.Step();
        long before = GC.GetAllocatedBytesForCurrentThread();
        for (int i = 0; i < 100; i++)
        {
            scheduler.Step();
        }

        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
    }
}
