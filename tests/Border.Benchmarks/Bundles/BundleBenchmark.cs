using System.Diagnostics;
using System.Security.Cryptography;
using Border.Benchmarks.Sync;
using Border.Domain.Bundles;
using Border.Domain.Records;
using Border.Domain.Trust;
using Border.Domain.Watchlists;
using Border.Journal;
using Border.Ledger;
using Border.Link.Node;
using Border.Link.Transport;
using Border.Testing;
using Microsoft.Extensions.Logging.Abstractions;

namespace Border.Benchmarks.Bundles;

/// <summary>One line of <c>border bench bundles</c>.</summary>
/// <param name="Bench"><c>bundles</c>.</param>
/// <param name="What">What was measured.</param>
/// <param name="Value">How much.</param>
/// <param name="Unit">Of what.</param>
public sealed record BundleBenchResult(string Bench, string What, double Value, string Unit);

/// <summary>Brings a node the next version of a large watchlist over a slow line, beside its live records.</summary>
/// <param name="folder">Where journal and ledger are made.</param>
/// <param name="names">People on the list.</param>
/// <param name="changes">How many are new, changed or gone in the next version.</param>
/// <param name="kilobits">What the line carries a second, in each direction.</param>
/// <param name="seconds">How long live records are measured alone, and beside the whole list.</param>
public sealed class BundleBenchmark(string folder, int names, int changes, int kilobits, int seconds)
{
    private const double LiveCrossings = 1;
    private static readonly NodeName Name = NodeName.Parse("north/n1");
    private static readonly TimeSpan Latency = TimeSpan.FromMilliseconds(20);

    /// <summary>What is sent and how, for the report.</summary>
    public string Method =>
        $"a watchlist of {names} invented people (seed 1); the next version has {changes} changes (4 of 10 new, 3 changed, 3 gone; seed 2). A real journal and NodeLink, "
        + $"a relay that carries {kilobits} kbit/s in each direction with {Latency.TotalMilliseconds} ms each way, a private Mosquitto with mutual TLS, the real CentreLink, grains and SQLite "
        + $"ledger, all in one process; {LiveCrossings} crossing a second of {BenchCrossings.Records} records. A live record's time runs from just before it is given to the journal until "
        + $"the centre's answer is ready, so after the commit: {seconds} s without a bundle, while the delta comes, and {seconds} s while the whole list comes";

    /// <summary>Runs everything; hands each line over as it is known.</summary>
    public async Task RunAsync(Action<BundleBenchResult> done, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(done);
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var (basis, offer) = Prepare(key, done);
        var taker = new BundleTaker(basis, BundleKeys.Of(key), offer);
        using var certificates = await TestCertificates.CreateAsync(Name.ToString());
        await using var broker = await PrivateMosquitto.StartAsync(certificates, cancellation: cancellation);
        var ledger = new LedgerOptions { KeyFile = Path.Combine(folder, "ledger.key") };
        await using var store = await CentreStore.OpenSqliteAsync(Path.Combine(folder, "ledger.db"), ledger, TimeProvider.System, cancellation);
        await using var centre = await SyncCentre.StartAsync(store, certificates, broker, cancellation);
        centre.Bundles = offer;
        await using var line = new SlowLine(broker.NodesPort, kilobits * 1000 / 8, Latency);
        await using var journal = await SqliteJournal.OpenAsync(new JournalOptions { Directory = Path.Combine(folder, "journal"), Node = Name }, cancellation);
        using var link = Link(certificates, line.Port, journal, taker);
        await link.StartAsync(cancellation);
        await Eventually.Async(() => link.Status.State == LinkState.Connected, TimeSpan.FromMinutes(1), () => $"{link.Status}", cancellation);
        await MeasureAsync(centre, journal, taker, offer, done, cancellation);
        await link.StopAsync(CancellationToken.None);
    }

    private (BundleEnvelope Basis, BundleOffer Offer) Prepare(ECDsa key, Action<BundleBenchResult> done)
    {
        var old = GeneratedWatchlist.Make(names, seed: 1);
        var basis = Sign(key, 1, old);
        var next = Sign(key, 2, GeneratedWatchlist.Change(old, changes, seed: 2));
        var began = Stopwatch.GetTimestamp();
        var whole = next.ToBytes();
        Say("centre packs the whole list", Stopwatch.GetElapsedTime(began).TotalSeconds, "s");
        began = Stopwatch.GetTimestamp();
        var delta = BundleDelta.Write(basis, next);
        Say("centre writes the delta", Stopwatch.GetElapsedTime(began).TotalMilliseconds, "ms");
        Say("list unpacked", next.Payload.Length, "B");
        Say("whole list on the line", whole.Length, "B");
        Say("delta on the line", delta.Length, "B");
        Say("whole list by delta", (double)whole.Length / delta.Length, "times");
        return (basis, new BundleOffer(next, whole, delta, basis.Version));

        void Say(string what, double value, string unit) => done(new BundleBenchResult("bundles", what, value, unit));
    }

    private async Task MeasureAsync(
        SyncCentre centre, SqliteJournal journal, BundleTaker taker, BundleOffer offer, Action<BundleBenchResult> done, CancellationToken cancellation)
    {
        using var calm = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        var traffic = new LiveTraffic(journal, LiveCrossings);
        var recording = Task.Run(() => traffic.RunAsync(calm.Token), cancellation);
        await Task.Delay(TimeSpan.FromSeconds(10), cancellation); // keys, caches, sizes of batches
        var alone = Stopwatch.GetTimestamp();
        await Task.Delay(TimeSpan.FromSeconds(seconds), cancellation);
        var withDelta = Stopwatch.GetTimestamp();
        await centre.AnnounceAsync(Name, offer.Whole, cancellation);
        var applied = await taker.Applied.WaitAsync(TimeSpan.FromMinutes(10), cancellation);
        var between = Stopwatch.GetTimestamp();
        taker.WantsWhole = true;
        await centre.AnnounceAsync(Name, offer.Whole, cancellation);
        await Task.Delay(TimeSpan.FromSeconds(seconds), cancellation);
        var end = Stopwatch.GetTimestamp();
        var fetched = Directory.GetFiles(Path.Combine(folder, "downloads"), "*.part").Sum(file => new FileInfo(file).Length);
        await calm.CancelAsync();
        await recording;
        await Eventually.Async(() => journal.Status.Unacknowledged == 0, TimeSpan.FromMinutes(5), cancellation: cancellation);
        Say("delta: announced to applied", Stopwatch.GetElapsedTime(withDelta, between).TotalSeconds, "s");
        Say("of this: base and delta made into the list and verified", applied.TotalMilliseconds, "ms");
        Say("whole list at the rate measured", offer.Whole.Bytes / (fetched / Stopwatch.GetElapsedTime(between, end).TotalSeconds), "s");
        var measures = new BundleMeasures(centre, traffic.Records);
        foreach (var result in measures.Of("live without a bundle", alone, withDelta).Concat(measures.Of("live beside the delta", withDelta, between)).Concat(measures.Of("live beside the whole list", between, end)))
            done(result);

        void Say(string what, double value, string unit) => done(new BundleBenchResult("bundles", what, value, unit));
    }

    private NodeLink Link(TestCertificates certificates, int port, SqliteJournal journal, BundleTaker taker)
    {
        using var sealing = ECDiffieHellman.Create();
        sealing.ImportFromPem(File.ReadAllText(Path.Combine(certificates.NodeFolder(Name.ToString()), "sealing.pub")));
        var options = new NodeLinkOptions
        {
            Node = Name,
            Host = "127.0.0.1",
            Port = port,
            Tls = TlsFiles.In(certificates.NodeFolder(Name.ToString())),
            DownloadFolder = Path.Combine(folder, "downloads"),
        };
        return new NodeLink(
            options, LinkTransport.Create(TimeProvider.System), new BenchRecordSource(journal, sealing.PublicKey), taker, taker, TimeProvider.System, NullLogger<NodeLink>.Instance);
    }

    private static BundleEnvelope Sign(ECDsa key, long version, IReadOnlyList<WatchlistEntry> entries) =>
        BundleSigner.Sign(key, BundleKinds.Watchlist, version, TimeProvider.System.GetUtcNow(), null, BundlePayload.Write(new Watchlist(entries)));
}
