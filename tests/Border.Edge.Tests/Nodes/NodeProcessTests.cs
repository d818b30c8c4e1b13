using System.Net;
using System.Net.Sockets;
using Border.Domain.Events;
using Border.Domain.Records;
using Border.Journal;
using Border.Testing;

namespace Border.Edge.Tests.Nodes;

/// <summary>The whole node as a process, with drawn images through the real readers.</summary>
public sealed class NodeProcessTests
{
    [Fact]
    public async Task Crossings_BrokerAbsent_AllFinishAndNoPersonalDataIsLogged_I5_I11()
    {
        await using var node = await NodeProcess.PrepareAsync($$""", "broker": { "host": "localhost", "port": {{FreePort.Next()}} }""");
        node.Run("--crossings", "4", "--summary", node.Folder["summary.json"]);
        await Until.Async(() => node.HasExited || node.Output.Contains("ended as", StringComparison.Ordinal), TimeSpan.FromSeconds(120), () => node.Output);
        await Until.Async(async () => (await CountAsync(node, "crossing.closed")) >= 4 || node.HasExited, TimeSpan.FromSeconds(120), () => node.Output);
        await node.KillAsync();

        var events = await EventsAsync(node);
        Assert.Equal(4, events.OfType<CrossingOpened>().Count());
        Assert.Equal(4, events.OfType<CrossingClosed>().Count());
        var documents = events.OfType<DocumentRead>().ToArray();
        Assert.NotEmpty(documents);
        string[] personal =
        [
            .. documents.SelectMany(d => new[] { d.Document.Surname, d.Document.GivenNames, d.Document.DocumentNumber }.Concat(d.MrzLines)),
            .. events.OfType<PlateRead>().Select(p => p.Text),
        ];
        foreach (var text in personal.Where(text => text.Length >= 4))
            Assert.DoesNotContain(text, node.Output, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task Node_KilledWithACrossingOpen_GoesOnWithItAfterTheStart()
    {
        await using var node = await NodeProcess.StartAsync();
        await Until.Async(async () => await CountAsync(node, "recommended") >= 1, TimeSpan.FromSeconds(90), () => node.Output);
        await node.KillAsync();
        var open = (await EventsAsync(node)).OfType<CrossingOpened>().Count();
        node.Run();
        await node.ReadyAsync();
        Assert.Contains($"{open} crossing(s) were open and go on; 0 record(s) could not be read", node.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Port_InUse_EndsWithWordsThatSayWhatToDo()
    {
        using var taken = new TcpListener(IPAddress.Loopback, 0);
        taken.Start();
        await using var node = await NodeProcess.PrepareAsync(port: ((IPEndPoint)taken.LocalEndpoint).Port);
        node.Run();
        await node.ExitedAsync();
        Assert.Contains("in use", node.Output, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("https.port", node.Output, StringComparison.Ordinal);
    }

    private static async Task<int> CountAsync(NodeProcess node, string kind)
    {
        var report = Directory.Exists(node.Folder["data/journal"]) ? await ReadAsync(node) : [];
        return report.Count(record => record.Kind == kind);
    }

    private static async Task<IReadOnlyList<JournalRecord>> ReadAsync(NodeProcess node)
    {
        // A copy is read: the node has the journal open. A copy taken in the middle of a commit is taken again by the caller.
        using var copy = new TempFolder("journal-copy");
        foreach (var file in Directory.GetFiles(node.Folder["data/journal"]).Where(f => Path.GetFileName(f) is not ("reserve" or "lock" or "lock-holder")))
            File.Copy(file, copy[Path.GetFileName(file)]);
        try
        {
            await using var journal = await SqliteJournal.OpenAsync(
                new JournalOptions { Directory = copy.Path, Node = new NodeName("north", "n1"), ReserveBytes = 0 }, CancellationToken.None);
            var records = await journal.ReadAsync(RecordPosition.None, 5000, 1 << 24, CancellationToken.None);
            return [.. records.Select(record => RecordCodec.Decode(record.Body.Span))];
        }
        catch (IOException)
        {
            return [];
        }
    }

    private static async Task<IReadOnlyList<BorderEvent>> EventsAsync(NodeProcess node)
    {
        await using var journal = await SqliteJournal.OpenAsync(
            new JournalOptions { Directory = node.Folder["data/journal"], Node = new NodeName("north", "n1"), ReserveBytes = 0 }, CancellationToken.None);
        var events = new List<BorderEvent>();
        foreach (var stored in await journal.ReadAsync(RecordPosition.None, 5000, 1 << 24, CancellationToken.None))
        {
            var record = RecordCodec.Decode(stored.Body.Span);
            var key = record.Key is { } id ? await journal.FindKeyAsync(id, CancellationToken.None) : null;
            if (EventCodec.FromRecord(record, key) is { } e)
                events.Add(e);
        }

        return events;
    }
}
