using System.Text.Json;
using Border.Edge.Alerts;
using Border.Edge.Lanes;
using Border.Edge.Linking;
using Border.Edge.Tests.Lanes;
using Border.Link.Commands;
using Border.Testing;

namespace Border.Edge.Tests.Alerts;

public sealed class NodeAlertsTests : IDisposable
{
    private readonly TempFolder _folder = new("alerts");
    private readonly ManualTimeProvider _time = new();

    [Fact]
    public void Add_ThenRestarted_IsShownOnceUntilAnOfficerSawIt()
    {
        var (id, crossing) = (Guid.NewGuid(), Guid.NewGuid());
        Assert.Null(Open().Add(id, "The same traveller was at south.", crossing));
        Assert.Null(Open().Add(id, "The same traveller was at south.", crossing)); // the command sent again

        var alert = Assert.Single(Open().Open);
        Assert.Equal((id, crossing, "The same traveller was at south."), (alert.Id, alert.Crossing!.Value, alert.Text));
        Assert.True(Open().See(id, "anna"));

        Assert.Empty(Open().Open);
        Assert.False(Open().See(id, "ben"));
        Assert.False(Open().See(Guid.NewGuid(), "anna"));
        Assert.Null(Open().Add(id, "again", null));
        Assert.Empty(Open().Open);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData(NodeAlerts.MaxText + 1)]
    public void Add_WithoutTextOrTooMuch_IsRefusedInWords(object? text)
    {
        var alerts = Open();

        Assert.Contains("characters", alerts.Add(Guid.NewGuid(), text is int length ? new string('x', length) : (string?)text, null), StringComparison.Ordinal);

        Assert.Empty(alerts.Open);
    }

    [Fact]
    public void Add_MoreThanAreKept_DropsWhatWasSeenFirst()
    {
        var alerts = Open();
        var ids = Enumerable.Range(0, NodeAlerts.Most).Select(_ => Guid.NewGuid()).ToArray();
        foreach (var id in ids)
            alerts.Add(id, "text", null);
        alerts.See(ids[50], "anna");

        alerts.Add(Guid.NewGuid(), "newest", null);

        Assert.Equal(NodeAlerts.Most, alerts.Open.Count);
        Assert.Equal("newest", alerts.Open[0].Text);
        Assert.Contains(alerts.Open, a => a.Id == ids[0]);
    }

    [Fact]
    public async Task Command_ToShowAnAlert_IsDoneOnceItIsOnTheDisk()
    {
        await using var lane = await LaneFixture.StartAsync();
        var alerts = Open();
        var commands = new NodeCommands(lane.Folder["commands"], lane.Journal, lane.Recorder, new LaneHost([lane.Loop]), lane.Exceptions, alerts, lane.Clock);
        Command Show(string payload) =>
            new() { Id = Guid.NewGuid(), Kind = "alert.show", ExpiresInMs = 60_000, Payload = JsonDocument.Parse(payload).RootElement };

        var done = await commands.ExecuteAsync(Show("""{"text":"Compare them.","crossing":"01a201fd-6bd6-7bd4-92e2-36a26afff47d"}"""), CancellationToken.None);
        var empty = await commands.ExecuteAsync(Show("{}"), CancellationToken.None);

        Assert.Equal(CommandOutcome.Done, done.Outcome);
        Assert.Equal("Compare them.", Assert.Single(Open().Open).Text);
        Assert.Equal(CommandOutcome.Failed, empty.Outcome);
    }

    [Theory]
    [InlineData("[{\"Id\":")]
    [InlineData("null")]
    [InlineData("[null]")]
    public void Open_FileTornOrForeign_StartsEmpty(string content)
    {
        File.WriteAllText(_folder["alerts.json"], content);

        Assert.Empty(Open().Open);
        Assert.Null(Open().Add(Guid.NewGuid(), "text", null));
        Assert.Single(Open().Open);
    }

    public void Dispose() => _folder.Dispose();

    private NodeAlerts Open() => new(_folder["alerts.json"], _time);
}
