using Border.Devices.Gates;
using Border.Testing;

namespace Border.Devices.Tests.Gates;

public class SimulatedGateTests
{
    private static readonly CancellationToken None = TestContext.Current.CancellationToken;

    [Fact]
    public async Task Gate_Opens_AfterItsTravelAndSaysItIsSimulated()
    {
        var clock = new ManualTimeProvider();
        await using var gate = new SimulatedGate("gate", TimeSpan.FromSeconds(2), clock);
        var opening = gate.OpenAsync(None);
        clock.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal(0, gate.Openings);
        clock.Advance(TimeSpan.FromSeconds(1));
        await opening;
        Assert.Equal(1, gate.Openings);
        Assert.True(gate.IsSimulated);
    }

    [Fact]
    public async Task Gate_Jammed_FailsWithWhatToDo()
    {
        await using var gate = new SimulatedGate("gate", TimeSpan.Zero, TimeProvider.System);
        gate.Jam(true);
        var problem = await Assert.ThrowsAsync<IOException>(() => gate.OpenAsync(None));
        Assert.Contains("by hand", problem.Message, StringComparison.Ordinal);
        gate.Jam(false);
        await gate.OpenAsync(None);
        Assert.Equal((1, DeviceState.Ready), (gate.Openings, gate.Status.State));
    }
}
