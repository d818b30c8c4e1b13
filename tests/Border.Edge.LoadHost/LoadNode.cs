using System.Security.Cryptography;
using Border.Domain.Lanes;
using Border.Domain.Records;
using Border.Domain.Trust;
using Border.Edge.Alerts;
using Border.Edge.Bundles;
using Border.Edge.Exceptions;
using Border.Edge.Lanes;
using Border.Edge.Linking;
using Border.Edge.Measuring;
using Border.Edge.Recording;
using Border.Edge.Rules;
using Border.Journal;
using Border.Journal.Evidence;
using Border.Link.Node;
using Border.Link.Transport;
using Microsoft.Extensions.Logging;

namespace Border.Edge.LoadHost;

/// <summary>A node without cameras and models: journal, recorder, bundles, commands and link put together as Border.Edge does it.</summary>
internal sealed class LoadNode : IAsyncDisposable
{
    private readonly IJournal _journal;
    private readonly LaneTimings _timings = new();
    private readonly ShownFile _shown;
    private readonly NodeLink? _link;
    private readonly LoadLane[] _lanes;

    private LoadNode(IJournal journal, EvidenceStore evidence, LoadNodeSettings node, LoadSettings settings, string folder, ILoggerFactory loggers)
    {
        var time = TimeProvider.System;
        var name = NodeName.Parse(node.Name);
        var rules = new PostRules();
        var mark = new RecoveryMark(Path.Combine(folder, "recovery.json"));
        var recorder = new EventRecorder(journal, new EvidenceImages(evidence, loggers.CreateLogger<EvidenceImages>()), mark, _timings, time);
        var pseudonyms = Pseudonyms.Load(Path.Combine(node.Certificates, "pseudonym.key"));
        (_journal, _shown) = (journal, new ShownFile(Path.Combine(folder, "shown.txt")));
        _lanes = [.. Enumerable.Range(1, settings.Lanes).Select(i => new LoadLane(
            name, new Lane($"car-{i}", Direction.Entry, LaneKind.Car), recorder, rules, pseudonyms, _shown, time))];
        if (settings.BrokerPort == 0)
            return;
        var root = RootChain.Read(File.ReadAllBytes(Path.Combine(node.Certificates, "root.json"))).Chain!;
        var sealing = ECDiffieHellman.Create();
        sealing.ImportFromPem(File.ReadAllText(Path.Combine(node.Certificates, "sealing.pub")));
        var bundles = new NodeBundles(Directory.CreateDirectory(Path.Combine(folder, "bundles")).FullName, root, rules, recorder, loggers.CreateLogger<NodeBundles>());
        var checkpoints = new Checkpoints(Path.Combine(folder, "checkpoints.json"), name, journal, () => bundles.CentreKeys, loggers.CreateLogger<Checkpoints>());
        var source = new JournalRecordSource(
            journal, recorder, bundles, checkpoints, sealing.PublicKey, "load-host", loggers.CreateLogger<JournalRecordSource>());
        var commands = new NodeCommands(Path.Combine(folder, "commands"), journal, recorder, new LaneHost([]), new HitExceptions(journal, recorder, new ExceptionMark(Path.Combine(folder, "exceptions.json")), time), new NodeAlerts(Path.Combine(folder, "alerts.json"), time), time);
        var options = new NodeLinkOptions
        {
            Node = name,
            Host = "localhost",
            Port = settings.BrokerPort,
            Tls = TlsFiles.In(node.Certificates),
            DownloadFolder = Path.Combine(folder, "downloads"),
        };
        _link = new NodeLink(options, LinkTransport.Create(time), source, commands, bundles, time, loggers.CreateLogger<NodeLink>());
    }

    /// <summary>Opens the journal and starts the link.</summary>
    public static async Task<LoadNode> StartAsync(LoadNodeSettings node, LoadSettings settings, ILoggerFactory loggers, CancellationToken stop)
    {
        var folder = Directory.CreateDirectory(Path.Combine(settings.Data, node.Name)).FullName;
        var journal = await SqliteJournal.OpenAsync(
            new JournalOptions { Directory = Path.Combine(folder, "journal"), Node = NodeName.Parse(node.Name), ReserveBytes = 0 }, stop);
        var evidence = await EvidenceStore.OpenAsync(new EvidenceOptions { Directory = Path.Combine(folder, "evidence") }, stop);
        var started = new LoadNode(journal, evidence, node, settings, folder, loggers);
        if (started._link is { } link)
            await link.StartAsync(stop);
        return started;
    }

    /// <summary>Lets parties cross until there were enough.</summary>
    /// <param name="settings">How many and how fast.</param>
    /// <param name="stop">Ends it; a party that is crossing is finished.</param>
    public async Task CrossAsync(LoadSettings settings, CancellationToken stop)
    {
        var tickets = new Tickets(_journal.Status.Last.Sequence, settings.Crossings, settings.PerSecond);
        await Task.WhenAll(_lanes.Select(lane => Task.Run(
            async () =>
            {
                await foreach (var number in tickets.TakeAsync(stop))
                    await lane.CrossAsync(number);
            },
            CancellationToken.None)));
    }

    /// <summary>Lets one party cross in the first lane.</summary>
    /// <param name="number">Its number; the same number is the same party.</param>
    /// <returns>How long its recommendation took.</returns>
    public Task<TimeSpan> CrossAsync(long number) => _lanes[0].CrossAsync(number);

    /// <summary>The last record's sequence.</summary>
    public long Last => _journal.Status.Last.Sequence;

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        if (_link is not null)
        {
            await _link.StopAsync(CancellationToken.None);
            _link.Dispose();
        }
        _shown.Dispose();
        await _journal.DisposeAsync();
        _timings.Dispose();
    }
}
