using Border.Domain.Crossings;
using Border.Domain.Lanes;
using Border.Domain.Recommendations;
using Border.Edge.Configuration;
using Border.Journal;

namespace Border.Edge.Tests.Lanes;

/// <summary>What a lane does when its journal does not work, and after the node was killed.</summary>
public sealed class LaneJournalTests
{
    [Fact]
    public async Task JournalFull_NewPartyIsRefusedVisiblyAndTheOneInProgressIsFinished_I10()
    {
        await using var lane = await LaneFixture.StartAsync();
        lane.Cameras[DeviceRole.Document].Show("smith");
        await Until.Async(() => lane.Traveller?.Document is not null);
        lane.Journal.Health = JournalHealth.Full;
        Assert.Null(await lane.AskAsync(new Decide(1, Outcome.Refuse, "o.1", "lookout", null) { Crossing = lane.Current!.Id }));
        lane.Cameras[DeviceRole.Document].Show("jones");
        await Until.Async(() => lane.Screen?.Problem is not null);
        Assert.Contains("journal is full", lane.Screen!.Problem, StringComparison.Ordinal);
        Assert.Null(lane.Screen.Current);
        lane.Journal.Health = JournalHealth.Healthy;
        lane.Cameras[DeviceRole.Document].Show("jones");
        await Until.Async(() => lane.Traveller?.Document is not null && lane.Screen!.Problem is null);
    }

    [Fact]
    public async Task JournalFailed_DecisionIsNotShownAsRecorded_I1()
    {
        await using var lane = await LaneFixture.StartAsync();
        lane.Cameras[DeviceRole.Document].Show("smith");
        await Until.Async(() => lane.Traveller?.Document is not null);
        lane.Journal.Health = JournalHealth.Failed;
        var refusal = await lane.AskAsync(new Decide(1, Outcome.Admit, "o.1", "checked.by-eye", null) { Crossing = lane.Current!.Id });
        Assert.Contains("nothing can be recorded", refusal, StringComparison.Ordinal);
        Assert.Null(lane.Traveller!.Decided);
        Assert.Equal(0, lane.Gate.Openings);
    }

    [Fact]
    public async Task Node_StoppedInTheMiddle_ShowsOpenCrossingsAgain()
    {
        var before = await LaneFixture.StartAsync();
        before.Cameras[DeviceRole.Document].Show("smith");
        await Until.Async(() => before.Traveller?.Watchlist is not null);
        Assert.Null(await before.AskAsync(new Decide(1, Outcome.Secondary, "o.1", "lookout", null) { Crossing = before.Current!.Id }));
        before.Cameras[DeviceRole.Document].Show("jones");
        await Until.Async(() => before.Traveller?.Watchlist is not null);
        var (current, secondary) = (before.Current!, before.Screen!.Secondary[0].State);
        await before.StopAsync();

        await using var after = await LaneFixture.StartAsync(folder: before.Folder);
        Assert.Equal(current.Id, after.Current!.Id);
        Assert.Equal("JONES", after.Traveller!.Document!.Document.Surname);
        Assert.Equal(secondary.Id, after.Screen!.Secondary[0].State.Id);
        Assert.Null(await after.AskAsync(new Decide(1, Outcome.Admit, "o.1", "checked.by-eye", null) { Crossing = current.Id }));
    }

    [Fact]
    public async Task RecoveryMark_LostOrTorn_FindsOpenCrossingsAllTheSame()
    {
        var before = await LaneFixture.StartAsync(LaneKind.Pedestrian);
        before.Cameras[DeviceRole.Document].Show("smith");
        await Until.Async(() => before.Traveller?.Watchlist is not null);
        var id = before.Current!.Id;
        await before.StopAsync();
        await File.WriteAllTextAsync(before.Folder["recovery.json"], "{\"epoch\":", TestContext.Current.CancellationToken);

        await using var after = await LaneFixture.StartAsync(folder: before.Folder);
        Assert.Equal(id, after.Current!.Id);
    }

    [Fact]
    public async Task Lane_ClosedBeforeRestart_StaysClosed()
    {
        var before = await LaneFixture.StartAsync();
        Assert.Null(await before.Loop.SwitchAsync(false, "s.1", TestContext.Current.CancellationToken));
        await before.StopAsync();
        await using var after = await LaneFixture.StartAsync(folder: before.Folder);
        Assert.False(after.Screen!.Open);
    }
}
