using System.Collections.Concurrent;
using System.Diagnostics;
using System.Security.Cryptography;
using Border.Benchmarks.Grains;
using Border.Domain.Records;
using Border.Domain.Subjects;
using Border.Grains.Live;
using Border.Grains.Nodes;
using Border.Ledger;
using Border.Link.Bundles;
using Border.Link.Centre;
using Border.Link.Commands;
using Border.Link.Evidence;
using Border.Link.Protocol;
using Border.Link.Transport;
using Border.Testing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace Border.Benchmarks.Sync;

/// <summary>The centre of <c>border bench sync</c>: the real link, grains and ledger in this process. Hands batches on as Border.Silo's gateway does and
/// notes when each answer was ready, which is after the commit and after alerts were raised.</summary>
internal sealed class SyncCentre : ICentreHandler, IBundleSource, IEvidenceHandler, IAsyncDisposable
{
    private readonly ECDiffieHellman _sealing = ECDiffieHellman.Create();
    private readonly IHost _host;
    private readonly CentreLink _link;
    private long _through;
    private long _newestAhead;
    private readonly IGrainFactory _grains;

    private SyncCentre(CentreStore store, IHost host, TestCertificates certificates, PrivateMosquitto broker)
    {
        (Store, _host) = (store, host);
        _grains = host.Services.GetRequiredService<IGrainFactory>();
        _sealing.ImportFromPem(File.ReadAllText(Path.Combine(certificates.CentreFolder, "sealing.key")));
        var options = new CentreLinkOptions { Host = broker.Host, Port = broker.CentrePort, Tls = TlsFiles.In(certificates.CentreFolder) };
        _link = new CentreLink(options, LinkTransport.Create(TimeProvider.System), this, this, TimeProvider.System, NullLogger<CentreLink>.Instance, this);
    }

    public CentreStore Store { get; }

    /// <summary>What the node can fetch; null for nothing.</summary>
    public IBundleSource? Bundles { get; set; }

    /// <summary>When each record was committed ahead, by sequence; <see cref="Stopwatch"/> timestamps.</summary>
    public ConcurrentDictionary<long, long> Ahead { get; } = new();

    /// <summary>Through which sequence everything was committed, and when.</summary>
    public ConcurrentQueue<(long Through, long At)> InTurn { get; } = new();

    /// <summary>Through which sequence everything of the node that came last is committed.</summary>
    public long Through => Interlocked.Read(ref _through);

    public static async Task<SyncCentre> StartAsync(CentreStore store, TestCertificates certificates, PrivateMosquitto broker, CancellationToken cancellation)
    {
        var application = Host.CreateApplicationBuilder();
        application.Logging.ClearProviders();
        GrainBenchHost.Use(application);
        application.Services.AddBorderGrains(store);
        var host = application.Build();
        await host.StartAsync(cancellation);
        var centre = new SyncCentre(store, host, certificates, broker);
        await centre._link.StartAsync(cancellation);
        await Eventually.Async(() => centre._link.IsConnected, detail: () => centre._link.Reason, cancellation: cancellation);
        return centre;
    }

    /// <summary>True when everything that came ahead has also come in its turn.</summary>
    public bool HasCaughtUp => Through >= Interlocked.Read(ref _newestAhead);

    public async Task<Receipt> AcceptAsync(ReceivedBatch batch, CancellationToken cancellation)
    {
        var receipt = await Node(batch.Node).AcceptAsync(ToMessage(batch));
        if (receipt.Outcome != ReceiptOutcome.Accepted)
            throw new InvalidOperationException($"A batch was refused: {receipt.Outcome} {receipt.Reason}");
        InTurn.Enqueue((receipt.Sequence, Stopwatch.GetTimestamp()));
        Interlocked.Exchange(ref _through, receipt.Sequence);
        return Receipt.Accepted(new RecordPosition(receipt.Epoch, receipt.Sequence));
    }

    public async Task<int> AcceptAheadAsync(ReceivedBatch batch, CancellationToken cancellation)
    {
        var held = await _grains.GetGrain<IAheadGrain>(batch.Node.ToString()).AcceptAsync(ToMessage(batch));
        var now = Stopwatch.GetTimestamp();
        if (held == batch.Batch.Records.Count)
        {
            foreach (var record in batch.Batch.Records)
                Ahead.TryAdd(record.Position.Sequence, now);
            Interlocked.Exchange(ref _newestAhead, batch.Batch.Last.Sequence);
        }

        return held;
    }

    public async Task<Receipt?> StateAsync(NodeName node, NodeState state, bool retained, CancellationToken cancellation)
    {
        if (!state.Online)
            return null;
        var head = state.Head ?? RecordPosition.None;
        var receipt = await Node(node).BornAsync(
            new NodeBirth(state.Instance.ToString("N"), state.Connection, state.Software, head.Epoch, head.Sequence, []));
        return Receipt.Accepted(new RecordPosition(receipt.Epoch, receipt.Sequence));
    }

    // The benchmark's nodes have no images; the centre speaks the whole protocol all the same.
    public Task<EvidenceReply> OfferedAsync(NodeName node, IReadOnlyList<EvidenceItem> items, CancellationToken cancellation) =>
        Task.FromResult(new EvidenceReply([.. items.Select(i => new EvidenceState { Digest = i.Digest, Key = i.Key, Outcome = EvidenceOutcome.Unknown })]));

    public Task<EvidenceReply> PartAsync(NodeName node, EvidencePartHeader part, ReadOnlyMemory<byte> bytes, CancellationToken cancellation) =>
        OfferedAsync(node, [part.Item], cancellation);

    public Task ReplyAsync(NodeName node, CommandReply reply, CancellationToken cancellation) => Task.CompletedTask;

    public Task BundleAsync(NodeName node, BundleReport report, CancellationToken cancellation) => Task.CompletedTask;

    public ValueTask<ReadOnlyMemory<byte>?> ReadAsync(NodeName node, BundleRequest request, CancellationToken cancellation) =>
        Bundles?.ReadAsync(node, request, cancellation) ?? ValueTask.FromResult<ReadOnlyMemory<byte>?>(null);

    /// <summary>Tells the node of a bundle.</summary>
    public Task<SendOutcome> AnnounceAsync(NodeName node, BundleAnnouncement announcement, CancellationToken cancellation) =>
        _link.AnnounceBundleAsync(node, announcement, cancellation);

    public async ValueTask DisposeAsync()
    {
        await _link.StopAsync(CancellationToken.None);
        _link.Dispose();
        await _host.StopAsync(CancellationToken.None);
        _host.Dispose();
        _sealing.Dispose();
    }

    private INodeGrain Node(NodeName node) => _grains.GetGrain<INodeGrain>(node.ToString());

    private NodeBatch ToMessage(ReceivedBatch batch)
    {
        var opener = new KeyOpener(_sealing);
        return new NodeBatch(
            batch.Instance.ToString("N"),
            batch.Batch.First.Epoch,
            batch.Batch.First.Sequence,
            batch.Batch.PreviousHash.ToArray(),
            [.. batch.Batch.Records.Select(record => record.Body.ToArray())],
            [.. batch.Batch.Keys.Select(key => new NodeKey(key.Id, key.Subject, opener.Open(key.Id, key.Subject, key.Sealed).Key))]);
    }
}
