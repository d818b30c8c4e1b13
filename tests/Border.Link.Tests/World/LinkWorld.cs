using System.Collections.Concurrent;
using System.Text;
using Border.Domain.Records;
using Border.Link.Bundles;
using Border.Link.Centre;
using Border.Link.Commands;
using Border.Link.Node;
using Border.Link.Tests.Transport;
using Border.Link.Transport;
using Border.Testing;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace Border.Link.Tests.World;

/// <summary>A real broker with both ends of the link, short waits, and everything stopped at the end.</summary>
public sealed class LinkWorld : IAsyncDisposable
{
    public static readonly NodeName N1 = new("north", "n1");
    private readonly TestCertificates _certificates;
    private readonly TempFolder _folder = new("link");
    private readonly List<IAsyncDisposable> _parts = [];

    private LinkWorld(TestCertificates certificates, PrivateMosquitto broker) => (_certificates, Broker) = (certificates, broker);

    public PrivateMosquitto Broker { get; }

    public MemoryCentre Centre { get; } = new();

    public MemoryJournal Journal { get; } = new(N1);

    public RecordingHandler Node { get; } = new();

    public ConcurrentQueue<string> Log { get; } = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public static Task<LinkWorld> StartAsync(BrokerFixture fixture) => StartAsync(fixture.Certificates);

    public static async Task<LinkWorld> StartAsync(TestCertificates certificates) =>
        new(certificates, await PrivateMosquitto.StartAsync(certificates, cancellation: Token));

    public string Folder(string name) => _folder[name];

    public NodeLinkOptions NodeOptions(string node = "north/n1") => new()
    {
        Node = NodeName.Parse(node),
        Host = Broker.Host,
        Port = Broker.NodesPort,
        Tls = TlsFiles.In(_certificates.NodeFolder(node)),
        DownloadFolder = _folder["downloads"],
        BatchRecords = 50,
        FirstRetry = TimeSpan.FromMilliseconds(50),
        LongestRetry = TimeSpan.FromMilliseconds(500),
        AckTimeout = TimeSpan.FromSeconds(3),
        ChunkTimeout = TimeSpan.FromSeconds(2),
        EvidenceRetry = TimeSpan.FromMilliseconds(200),
        SupersededRetry = TimeSpan.FromMinutes(5),
    };

    public async Task<NodeLink> StartNodeAsync(NodeLinkOptions? options = null, MemoryJournal? journal = null, IMqttTransport? transport = null, IEvidenceSource? evidence = null)
    {
        var link = new NodeLink(
            options ?? NodeOptions(), transport ?? LinkTransport.Create(TimeProvider.System), journal ?? Journal, Node, Node, TimeProvider.System, new ListLogger<NodeLink>(Log), evidence);
        await link.StartAsync(Token);
        _parts.Add(new Stop(link.StopAsync));
        return link;
    }

    public async Task<CentreLink> StartCentreAsync(CentreLinkOptions? options = null, IEvidenceHandler? evidence = null)
    {
        var link = new CentreLink(options ?? CentreOptions(), LinkTransport.Create(TimeProvider.System), Centre, Centre, TimeProvider.System, new ListLogger<CentreLink>(Log), evidence);
        await link.StartAsync(Token);
        _parts.Add(new Stop(link.StopAsync));
        return link;
    }

    public CentreLinkOptions CentreOptions() => new()
    {
        Host = Broker.Host,
        Port = Broker.CentrePort,
        Tls = TlsFiles.In(_certificates.CentreFolder) with
        {
            CertificateFile = _certificates.Centre.CertificateFile,
            KeyFile = _certificates.Centre.KeyFile,
        },
        FirstRetry = TimeSpan.FromMilliseconds(50),
        LongestRetry = TimeSpan.FromMilliseconds(500),
    };

    /// <summary>Waits until the centre is connected, so that it answers a node's birth before a batch can block it.</summary>
    public Task UntilConnectedAsync(CentreLink centre) => Eventually.Async(
        () => centre.IsConnected, detail: () => $"{centre.Reason}\n{string.Join('\n', Log)}\n{Broker.Log}", cancellation: Token);

    /// <summary>A bare client with a node's certificate, for what no honest node would send.</summary>
    public Task<IMqttConnection> ConnectRawAsync(string node, Action<MqttMessage>? inbound = null) => LinkTransport.Create(TimeProvider.System).ConnectAsync(
        new() { Host = Broker.Host, Port = Broker.NodesPort, ClientId = node, Tls = TlsFiles.In(_certificates.NodeFolder(node)) }, inbound ?? (_ => { }), Token);

    public Task<IMqttConnection> ConnectRawCentreAsync(Action<MqttMessage>? inbound = null) => LinkTransport.Create(TimeProvider.System).ConnectAsync(
        new() { Host = Broker.Host, Port = Broker.CentrePort, ClientId = "raw-centre", Tls = CentreOptions().Tls }, inbound ?? (_ => { }), Token);

    public Task UntilCommittedAsync(int records) => Eventually.Async(
        () => Centre.Committed(N1).Length >= records && Journal.Backlog == 0,
        detail: () => $"committed {Centre.Committed(N1).Length}, backlog {Journal.Backlog}\n{string.Join('\n', Log)}", cancellation: Token);

    public async ValueTask DisposeAsync()
    {
        foreach (IAsyncDisposable part in Enumerable.Reverse(_parts))
        {
            await part.DisposeAsync();
        }

        await Broker.DisposeAsync();
        _folder.Dispose();
    }

    private sealed class Stop(Func<CancellationToken, Task> stop) : IAsyncDisposable
    {
        public async ValueTask DisposeAsync() => await stop(CancellationToken.None);
    }

    private sealed class ListLogger<T>(ConcurrentQueue<string> lines) : ILogger<T>
    {
        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => NullLogger.Instance.BeginScope(state);

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel level, EventId id, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
            lines.Enqueue($"{level} {formatter(state, exception)} {exception}");
    }
}

/// <summary>Does commands and takes bundles, and remembers both as the journal would.</summary>
public sealed class RecordingHandler : ICommandHandler, IBundleReceiver
{
    public ConcurrentDictionary<Guid, CommandReply> Done { get; } = new();

    public ConcurrentQueue<Command> Executed { get; } = new();

    public ConcurrentQueue<(BundleAnnouncement Announcement, byte[] Bytes)> Received { get; } = new();

    public Func<BundleAnnouncement, bool> Wants { get; set; } = _ => true;

    public Func<BundleAnnouncement, BundleAnnouncement>? Delta { get; set; }

    public Func<BundleAnnouncement, BundleOutcome> Outcome { get; set; } = _ => BundleOutcome.Applied;

    public Task Gate { get; set; } = Task.CompletedTask;

    public Task<CommandReply?> FindReplyAsync(Guid id, CancellationToken cancellation) => Task.FromResult(Done.GetValueOrDefault(id));

    public async Task<CommandReply> ExecuteAsync(Command command, CancellationToken cancellation)
    {
        Executed.Enqueue(command);
        await Gate.WaitAsync(cancellation);
        return Done[command.Id] = command.Kind switch
        {
            "fail" => throw new InvalidOperationException("made to fail"),
            "lane.close" => new() { Id = command.Id, Outcome = CommandOutcome.Done, Result = command.Payload },
            _ => new() { Id = command.Id, Outcome = CommandOutcome.Unknown, Reason = $"This node does not know {Encoding.UTF8.GetByteCount(command.Kind)} bytes of kind." },
        };
    }

    public ValueTask<BundleAnnouncement?> ChooseAsync(BundleAnnouncement announcement, bool wholeOnly, CancellationToken cancellation) =>
        ValueTask.FromResult(!Wants(announcement) ? null : wholeOnly ? announcement : Delta?.Invoke(announcement) ?? announcement);

    public async Task<BundleReport> ReceiveAsync(BundleAnnouncement announcement, string file, CancellationToken cancellation)
    {
        Received.Enqueue((announcement, await File.ReadAllBytesAsync(file, cancellation)));
        return new() { Kind = announcement.Kind, Version = announcement.Version, Outcome = Outcome(announcement) };
    }
}
