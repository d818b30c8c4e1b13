using Border.Devices;
using Border.Domain.Crossings;
using Border.Domain.Lanes;
using Border.Domain.Recommendations;
using Border.Edge.Configuration;

namespace Border.Edge.Tests.Lanes;

public sealed class LaneLoopTests
{
    [Fact]
    public async Task Document_OnFreeLane_IsOnDiskSealedWhenShown_I1()
    {
        await using var lane = await LaneFixture.StartAsync();
        lane.Cameras[DeviceRole.Document].Show("smith");
        await Until.Async(() => lane.Traveller?.Watchlist is not null);
        var records = await lane.RecordsAsync();
        Assert.Equal(["crossing.opened", "document.read", "watchlist.checked"], records.Where(r => r.Crossing is not null).Select(r => r.Kind));
        var read = records.Single(r => r.Kind == "document.read");
        Assert.NotNull(read.Sealed);
        Assert.StartsWith("t-", read.Subject);
        Assert.NotNull(lane.Traveller!.Document!.Image);
    }

    [Fact]
    public async Task Facts_WhenComplete_AreRecommendedAtOnce()
    {
        await using var lane = await LaneFixture.StartAsync();
        lane.Cameras[DeviceRole.Document].Show("smith");
        await Until.Async(() => lane.Traveller?.Document is not null);
        Assert.Null(lane.Traveller!.Recommended);
        lane.Cameras[DeviceRole.Face].Show("smith");
        await Until.Async(() => lane.Traveller?.Recommended is not null);
        Assert.True(lane.Traveller!.Face!.Same);
        Assert.NotNull(lane.Traveller.Recommended!.Milliseconds);
    }

    [Fact]
    public async Task Face_NeverSeen_IsRecommendedWithoutAfterTheWait()
    {
        await using var lane = await LaneFixture.StartAsync();
        lane.Cameras[DeviceRole.Document].Show("smith");
        await Until.Async(() => lane.Clock.NextDue is not null && lane.Traveller?.Document is not null);
        lane.Clock.Advance(TimeSpan.FromSeconds(7));
        await Until.Async(() => lane.Traveller?.Recommended is not null);
        Assert.Contains(lane.Traveller!.Recommended!.Recommendation.Missing, missing => missing.Contains("face", StringComparison.Ordinal));
        lane.Cameras[DeviceRole.Face].Show("smith");
        await Until.Async(() => lane.Traveller!.Recommended!.Recommendation.Missing.All(missing => !missing.Contains("face", StringComparison.Ordinal)));
    }

    [Theory]
    [InlineData("broken", "damaged")]
    public async Task Document_Unreadable_IsSaidInWordsAndTheLaneGoesOn(string image, string words)
    {
        await using var lane = await LaneFixture.StartAsync();
        lane.Cameras[DeviceRole.Document].Show(image);
        await Until.Async(() => lane.Traveller?.Failure is not null);
        Assert.Contains(words, lane.Traveller!.Failure!.Problem, StringComparison.Ordinal);
        lane.Cameras[DeviceRole.Document].Show("smith");
        await Until.Async(() => lane.Traveller?.Document is not null);
        Assert.Single(lane.Current!.Travellers);
    }

    [Fact]
    public async Task SecondDocument_OnFoot_IsRefusedInWords()
    {
        await using var lane = await LaneFixture.StartAsync();
        lane.Cameras[DeviceRole.Document].Show("smith");
        await Until.Async(() => lane.Traveller?.Document is not null);
        lane.Cameras[DeviceRole.Document].Show("jones");
        await Until.Async(() => lane.Screen?.Notice is not null);
        Assert.Contains("One person passes here at a time", lane.Screen!.Notice, StringComparison.Ordinal);
        Assert.Equal("SMITH", lane.Traveller!.Document!.Document.Surname);
        Assert.Single(lane.Current!.Travellers);
    }

    [Fact]
    public async Task SecondDocument_InACar_IsTheSecondTraveller()
    {
        await using var lane = await LaneFixture.StartAsync(LaneKind.Car);
        lane.Cameras[DeviceRole.Plate].Show("AB123CD");
        await Until.Async(() => lane.Current?.Plate is not null);
        lane.Cameras[DeviceRole.Document].Show("smith");
        lane.Cameras[DeviceRole.Document].Show("jones");
        lane.Cameras[DeviceRole.Document].Show("smith");
        await Until.Async(() => lane.Current?.Travellers.Count == 2);
        Assert.Equal(["SMITH", "JONES"], lane.Current!.Travellers.Values.Select(t => t.Document!.Document.Surname));
    }

    [Fact]
    public async Task Admit_IsOnDiskOpensTheGateAndFreesTheLane_I1()
    {
        await using var lane = await LaneFixture.StartAsync();
        lane.Cameras[DeviceRole.Document].Show("smith");
        await Until.Async(() => lane.Traveller?.Document is not null);
        var refusal = await lane.AskAsync(new Decide(1, Outcome.Admit, "o.1", "checked.by-eye", null) { Crossing = lane.Current!.Id });
        Assert.Null(refusal);
        Assert.Equal(["decided", "crossing.closed"], (await lane.KindsAsync()).TakeLast(2));
        await Until.Async(() => lane.Gate.Openings == 1 && lane.Screen?.Current is null);
    }

    [Fact]
    public async Task Secondary_FreesTheLaneAndIsDecidedLater()
    {
        await using var lane = await LaneFixture.StartAsync();
        lane.Cameras[DeviceRole.Document].Show("smith");
        await Until.Async(() => lane.Traveller?.Document is not null);
        var id = lane.Current!.Id;
        Assert.Null(await lane.AskAsync(new Decide(1, Outcome.Secondary, "o.1", "lookout", null) { Crossing = id }));
        await Until.Async(() => lane.Screen is { Current: null, Secondary.Length: 1 });
        lane.Cameras[DeviceRole.Document].Show("jones");
        await Until.Async(() => lane.Traveller?.Document?.Document.Surname == "JONES");
        Assert.Null(await lane.AskAsync(new Decide(1, Outcome.Refuse, "o.2", "lookout", null) { Crossing = id }));
        await Until.Async(() => lane.Screen!.Secondary.Length == 0);
        Assert.Equal(0, lane.Gate.Openings);
    }

    [Fact]
    public async Task Vehicle_StillInThePictureAfterItsDecision_IsNotTheNextParty()
    {
        await using var lane = await LaneFixture.StartAsync(LaneKind.Car);
        lane.Cameras[DeviceRole.Plate].Show("AB123CD");
        await Until.Async(() => lane.Current?.Plate is not null);
        Assert.Null(await lane.AskAsync(new Decide(1, Outcome.Admit, "o.1", "checked.by-eye", null) { Crossing = lane.Current!.Id }));
        await Until.Async(() => lane.Screen!.Current is null);
        lane.Clock.Advance(TimeSpan.FromSeconds(2));
        lane.Cameras[DeviceRole.Plate].Show("AB128CD");
        lane.Clock.Advance(TimeSpan.FromSeconds(2));
        lane.Cameras[DeviceRole.Plate].Show("ZZ999ZZ");
        await Until.Async(() => lane.Current?.Plate is not null);
        Assert.Equal("ZZ999ZZ", lane.Current!.Plate!.Text);
        Assert.Equal(2, (await lane.KindsAsync()).Count(kind => kind == "crossing.opened"));
    }

    [Fact]
    public async Task EmptyLane_WhereNothingMoves_IsReadNowAndThenOnly()
    {
        await using var lane = await LaneFixture.StartAsync(LaneKind.Car);
        var (camera, looks) = (lane.Cameras[DeviceRole.Plate], lane.Recognition.PlateLooks);
        foreach (var (frame, seconds) in new[] { ("empty", 1), ("empty", 1), ("empty", 6), ("empty", 1), ("AB123CD", 1) })
        {
            var before = looks.Count;
            camera.Show(frame);
            await Until.Async(() => looks.Count > before);
            lane.Clock.Advance(TimeSpan.FromSeconds(seconds));
        }

        await Until.Async(() => lane.Current?.Plate is not null);
        Assert.Equal([("empty", true), ("empty", false), ("empty", false), ("empty", true), ("AB123CD", true)], looks);
    }

    [Fact]
    public async Task Plate_ThatNoPictureShowsForCertain_IsReadFromSeveralTogether()
    {
        await using var lane = await LaneFixture.StartAsync(LaneKind.Car);

        await Until.Async(() =>
        {
            lane.Clock.Advance(TimeSpan.FromSeconds(1));
            lane.Cameras[DeviceRole.Plate].Show("doubtful AB123CD");
            return lane.Current?.Plate is not null;
        });

        var plate = lane.Current!.Plate!;
        Assert.Equal("AB123CD", plate.Text);
        Assert.InRange(plate.Ai!.Score, plate.Ai.Threshold, 1);
        Assert.Contains(plate.Ai.Reasons, r => r.Contains("pictures agree", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Lane_Closed_TakesNoPartyAndSaysSo()
    {
        await using var lane = await LaneFixture.StartAsync();
        Assert.Null(await lane.Loop.SwitchAsync(false, "s.1", TestContext.Current.CancellationToken));
        lane.Cameras[DeviceRole.Document].Show("smith");
        await Until.Async(() => lane.Screen?.Notice is not null);
        Assert.Contains("this lane is closed", lane.Screen!.Notice, StringComparison.Ordinal);
        Assert.DoesNotContain("crossing.opened", await lane.KindsAsync());
    }

    [Fact]
    public async Task Device_Silent_IsShownWithWhatToDoAndJournalled()
    {
        await using var lane = await LaneFixture.StartAsync();
        lane.Cameras[DeviceRole.Face].Say(DeviceState.Silent, "Nothing has come for 5 s. Check its cable.");
        await Until.Async(() => lane.Screen?.Devices.Any(d => d is { State: "silent", Explanation.Length: > 0 }) == true);
        await Until.Async(async () => (await lane.RecordsAsync()).Any(r => r.Kind == "device.changed" && r.Event!.Value.ToString().Contains("silent", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task Recognition_Failing_EndsNeitherLaneNorCrossing()
    {
        await using var lane = await LaneFixture.StartAsync();
        lane.Cameras[DeviceRole.Document].Show("explode");
        await Until.Async(() => lane.Traveller?.Failure is not null);
        lane.Cameras[DeviceRole.Document].Show("smith");
        await Until.Async(() => lane.Traveller?.Document is not null);
    }
}
