using Border.Domain.Drift;
using Border.Domain.Evidence;
using Border.Edge.Configuration;
using Border.Edge.Drift;
using Border.Edge.Tests.Lanes;
using Border.Testing;

namespace Border.Edge.Tests.Drift;

public sealed class LaneDriftTests
{
    private const string Kind = "readings.drifted";

    [Fact]
    public async Task ReadingsThatDrifted_AreJournalledOnce_AlsoOverARestart()
    {
        var folder = new TempFolder("lane");
        new DriftFiles(folder["drift"]).Save(AboutToDrift());
        var before = await LaneFixture.StartAsync(folder: folder);
        before.Cameras[DeviceRole.Document].Show("smith");
        await Until.Async(async () => (await before.KindsAsync()).Contains(Kind));
        before.Cameras[DeviceRole.Document].Show("jones");
        await Until.Async(() => before.Screen?.Notice is not null);
        await before.StopAsync();

        await using var after = await LaneFixture.StartAsync(folder: folder);
        after.Cameras[DeviceRole.Document].Show("broken");
        await Until.Async(async () => (await after.KindsAsync()).Count(kind => kind == "reading.failed") >= 2);

        Assert.Single(await after.KindsAsync(), kind => kind == Kind);
    }

    [Fact]
    public void FileThatIsDamaged_IsANewBaseline()
    {
        using var folder = new TempFolder("drift");
        var files = new DriftFiles(folder.Path);
        files.Save(AboutToDrift());
        Assert.NotEmpty(files.Load("l1").States);

        File.WriteAllText(Assert.Single(Directory.GetFiles(folder.Path)), "{\"lane\":\"l1\",");

        Assert.Empty(files.Load("l1").States);
        Assert.Empty(files.Load("no/such\0lane").States);
    }

    /// <summary>A lane whose last readings are far from its first ones, before anybody was told.</summary>
    private static LaneDrift AboutToDrift()
    {
        var ai = new AiOutput("scripted", "1", "00", "00", 0.3, 0.5, []);
        var lane = Enumerable.Repeat(0.3, 1000).Concat(Enumerable.Repeat(0.99, 1000))
            .Aggregate(LaneDrift.Of("l1"), (drift, score) => drift.Observe("document", score, ai).Drift);
        return lane with { States = [lane.States[0] with { Drifted = false }] };
    }
}
