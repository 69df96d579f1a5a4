using System;
using System.Runtime.CompilerServices;
using OptimGen.Runtime.Tests.Support;

namespace OptimGen.Runtime.Tests.State;

public sealed class DisposalTests
{
    [Fact]
    public void ADisposedState_RefusesItsValues_AndStillDescribesItself()
    {
        OptimizerState state = OptimizerState.Create<float>(TestRules.Momentum, 10);
        state.Values<float>("m").Fill(1);
        state.Dispose();
        state.Dispose();
        Assert.True(state.IsDisposed);
        Assert.Equal((10, 0L), (state.Length, state.Step));
        ObjectDisposedException error = Assert.Throws<ObjectDisposedException>(() => state.Values<float>("m").Length);
        Assert.Contains("HeavyBall", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void TenThousandStates_LeaveNothingBehind_WhenDisposed()
    {
        // Two buffers of 256 KiB each, written to: 5 GiB altogether.
        ResidentMemory.AssertFreed(10_000, static () => CreateAndWrite().Dispose());
    }

    [Fact]
    public void ForgottenStates_AreFreedByTheirFinalizers()
    {
        ResidentMemory.AssertFinalized(4000, Forget);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void Forget() => CreateAndWrite();

    private static OptimizerState CreateAndWrite()
    {
        OptimizerState state = OptimizerState.Create<float>(TestRules.TwoMoments, 65_536);
        for (int page = 0; page < 65_536; page += 1024)
        {
            state.Values<float>("firstMoment")[page] = 1;
            state.Values<float>("secondMoment")[page] = 1;
        }

        return state;
    }
}
