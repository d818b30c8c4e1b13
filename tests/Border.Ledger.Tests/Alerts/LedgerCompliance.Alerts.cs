using Border.Domain.Records;
using Border.Ledger.Alerts;

namespace Border.Ledger.Tests;

public abstract partial class LedgerCompliance
{
    private static readonly AlertDraft Dark = new("dark|north/n1", AlertSeverity.Warning, "node.dark", "The node is silent.", "north", "north/n1");

    [Fact]
    public async Task Alert_RaisedTwice_OneAlert()
    {
        Assert.True(await Store.Alerts.RaiseAsync(Dark, Cancel));
        var raised = Time.GetUtcNow();
        Time.Advance(TimeSpan.FromMinutes(1));
        Assert.False(await Store.Alerts.RaiseAsync(Dark with { Text = "Another text." }, Cancel));

        var alert = Assert.Single(await Store.Alerts.ListOpenAsync(10, Cancel));
        Assert.Equal((Dark, raised), (alert.Draft, alert.RaisedAt));
    }

    [Fact]
    public async Task Alert_AcknowledgedByTwo_TheFirstCounts()
    {
        await Store.Alerts.RaiseAsync(Dark, Cancel);
        Time.Advance(TimeSpan.FromSeconds(5));
        var at = Time.GetUtcNow();
        Assert.True(await Store.Alerts.AcknowledgeAsync(Dark.Key, "anna", Cancel));
        Time.Advance(TimeSpan.FromSeconds(5));
        Assert.False(await Store.Alerts.AcknowledgeAsync(Dark.Key, "ben", Cancel));
        Assert.False(await Store.Alerts.AcknowledgeAsync("none", "ben", Cancel));

        var alert = await Store.Alerts.FindAsync(Dark.Key, Cancel);
        Assert.Equal(("anna", at), (alert!.AcknowledgedBy, alert.AcknowledgedAt!.Value));
        Assert.Empty(await Store.Alerts.ListOpenAsync(10, Cancel));
        Assert.Single(await Store.Alerts.ListSinceAsync(at - TimeSpan.FromHours(1), 10, Cancel));
        Assert.Empty(await Store.Alerts.ListSinceAsync(at, 10, Cancel));
    }

    [Fact]
    public async Task Alert_Several_GravestThenNewestFirst()
    {
        foreach (var (key, severity) in ((string, AlertSeverity)[])
            [("a", AlertSeverity.Notice), ("b", AlertSeverity.Critical), ("c", AlertSeverity.Warning), ("d", AlertSeverity.Critical)])
        {
            await Store.Alerts.RaiseAsync(Dark with { Key = key, Severity = severity, Crossing = Guid.NewGuid() }, Cancel);
            Time.Advance(TimeSpan.FromSeconds(1));
        }

        Assert.Equal(["d", "b", "c", "a"], (await Store.Alerts.ListOpenAsync(10, Cancel)).Select(a => a.Draft.Key));
        Assert.Equal(["d", "c"], (await Store.Alerts.ListSinceAsync(DateTimeOffset.UnixEpoch, 2, Cancel)).Select(a => a.Draft.Key));
    }

    [Fact]
    public async Task Alert_TextTooLong_Refused() =>
        await Assert.ThrowsAsync<ArgumentException>(() => Store.Alerts.RaiseAsync(Dark with { Text = new string('x', 1001) }, Cancel));

    [Fact]
    public async Task Quarantine_NotedTwice_OneNoteWithItsReasonCut()
    {
        var record = new RecordKey(North, new RecordPosition(1, 4));
        Assert.True(await Store.Quarantine.NoteAsync(record, new string('y', 900), Cancel));
        Assert.False(await Store.Quarantine.NoteAsync(record, "again", Cancel));
        var note = Assert.Single(await Store.Quarantine.ListAsync(10, Cancel));
        Assert.Equal((record, new string('y', 500)), (note.Record, note.Reason));
    }
}
