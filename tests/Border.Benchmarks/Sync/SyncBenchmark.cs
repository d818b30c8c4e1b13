using System.Diagnostics;
using Border.Benchmarks.Grains;
using Border.Benchmarks.Ledger;
using Border.Domain.Records;
using Border.Ledger;
using Border.Testing;

namespace Border.Benchmarks.Sync;

/// <summary>One line of <c>border bench sync</c>.</summary>
/// <param name="Bench"><c>sync</c>.</param>
/// <param name="What">What was measured.</param>
/// <param name="Value">How much.</param>
/// <param name="Unit">Of what.</param>
/// <param name="Goal">What is wanted; null for baselines and for what helps to understand.</param>
public sealed record SyncBenchResult(string Bench, string What, double Value, string Unit, string? Goal);

/// <summary>What <c>border bench sync</c> measures.</summary>
[Flags]
public enum SyncParts
{
    /// <summary>A backlog drained with live traffic ahead of it, and its baselines.</summary>
    Drain = 1,

    /// <summary>Durable updates of twins by many posts at once.</summary>
    Twins = 2,

    /// <summary>Recommendations while cut off and while connected.</summary>
    Recommendations = 4,

    /// <summary>Everything.</summary>
    All = Drain | Twins | Recommendations,
}

/// <summary>
/// Drains a node's backlog into the ledger over a real line while the node goes on recording, and measures what waits for what.
/// </summary>
/// <param name="folder">Where journal and SQLite ledger are made.</param>
/// <param name="records">The backlog's size.</param>
/// <param name="liveCrossings">Crossings a second beside the drain.</param>
/// <param name="postgres">A private PostgreSQL; null: the SQLite ledger.</param>
/// <param name="parts">What to measure.</param>
public sealed class SyncBenchmark(string folder, int records, double liveCrossings, PrivatePostgres? postgres, SyncParts parts = SyncParts.All)
{
    private const string DrainNode = "north/n1";
    private const string SingleNode = "north/n2";
    private const int BatchRecords = 500;
    private const int Window = 4;
    private const int SingleRecords = 4000;
    private const int SingleWindow = 64;
    private static readonly TimeSpan Calm = TimeSpan.FromSeconds(8);
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(60);

    /// <summary>What is sent and how, for the report.</summary>
    public string Method =>
        $"{records} records ({records / BenchCrossings.Records} pedestrian crossings of {BenchCrossings.Records} records, two of them sealed, each traveller with a key of its own) "
        + $"recorded beforehand in a real journal; then, in a process of its own, the node goes on recording {liveCrossings} crossings a second, a lookout in every tenth, and links "
        + $"up: a private Mosquitto with mutual TLS behind a relay that counts bytes, the real CentreLink, {GrainBenchHost.Name}, "
        + (postgres is null ? "SQLite ledger" : "a private PostgreSQL with default settings, fsync on")
        + $"; batches of {BatchRecords}, {Window} under way; everything on this machine. The drain is from the first commit to the last. A live record's time runs from just before it is given to the journal until the "
        + "centre's answer is ready, ahead or in turn, so after the commit and after its alert is raised. Memory: VmHWM of the node's process. Baselines: binary COPY of the same "
        + $"records in transactions of {BatchRecords}; {SingleRecords} records by the same parts with one record per message, {SingleWindow} under way, each answered after its commit. {TwinUpdates.Method}. {CutOffRecommendations.Method}";

    /// <summary>Runs everything; hands each line over as it is known.</summary>
    public async Task RunAsync(Action<SyncBenchResult> done, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(done);
        string[] posts = parts.HasFlag(SyncParts.Twins) ? TwinUpdates.Names : [];
        using var certificates = await TestCertificates.CreateAsync([DrainNode, SingleNode, CutOffRecommendations.Node, .. posts]);
        await using var broker = await PrivateMosquitto.StartAsync(certificates, cancellation: cancellation);
        var ledger = new LedgerOptions { KeyFile = Path.Combine(folder, "ledger.key") };
        await using var store = postgres is null
            ? await CentreStore.OpenSqliteAsync(Path.Combine(folder, "ledger.db"), ledger, TimeProvider.System, cancellation)
            : await CentreStore.OpenPostgresAsync(postgres.ConnectionString, ledger, TimeProvider.System, cancellation);
        if (parts.HasFlag(SyncParts.Drain))
        {
            await WithCentreAsync(centre => DrainAsync(centre, certificates, broker, done, cancellation));
            if (postgres is not null)
                done(await CopyAsync(store, cancellation));
            await WithCentreAsync(async centre => done(await SinglesAsync(centre, certificates, broker, cancellation)));
        }

        if (parts.HasFlag(SyncParts.Recommendations))
            await WithCentreAsync(centre => CutOffRecommendations.RunAsync(folder, centre, certificates, broker, done, cancellation));
        if (parts.HasFlag(SyncParts.Twins))
            await WithCentreAsync(_ => TwinUpdates.RunAsync(certificates, broker, done, cancellation));

        async Task WithCentreAsync(Func<SyncCentre, Task> work)
        {
            await using var centre = await SyncCentre.StartAsync(store, certificates, broker, cancellation);
            await work(centre);
        }
    }

    private async Task DrainAsync(
        SyncCentre centre, TestCertificates certificates, PrivateMosquitto broker, Action<SyncBenchResult> done, CancellationToken cancellation)
    {
        await using var line = new CountedLine(broker.NodesPort);
        var settings = new SyncNodeSettings(
            DrainNode, Path.Combine(folder, "n1"), certificates.NodeFolder(DrainNode), line.Port, records, liveCrossings, BatchRecords, Window);
        var backlog = await SyncNodeProcess.FillAsync(settings, cancellation);
        using var node = await SyncNodeProcess.WaitingAsync(settings, cancellation);
        var worked = (Centre: Environment.CpuUsage.TotalTime, Node: node.Processor);
        await node.SayAsync("link");
        await Eventually.Async(() => centre.Through >= backlog, Longest, () => $"committed through {centre.Through}", cancellation);
        worked = (Environment.CpuUsage.TotalTime - worked.Centre, node.Processor - worked.Node);
        var drained = line.Up + line.Down;
        var routed = await centre.Store.Ledger.ReadRoutingCursorAsync(NodeName.Parse(settings.Node), cancellation);
        await Eventually.Async(() => centre.HasCaughtUp, Longest, cancellation: cancellation);
        var from = (Bytes: line.Up + line.Down, At: Stopwatch.GetTimestamp());
        await Task.Delay(Calm, cancellation);
        var to = (Bytes: line.Up + line.Down, At: Stopwatch.GetTimestamp());
        var report = await node.EndAsync(cancellation);
        var view = new SyncMeasures(centre, report, backlog);
        foreach (var result in view.OfDrain(drained, routed))
            done(result);
        done(new SyncBenchResult("sync", "processor time of the node per record", worked.Node.TotalMicroseconds / backlog, "us", null));
        done(new SyncBenchResult("sync", "processor time of the centre per record", worked.Centre.TotalMicroseconds / backlog, "us", null));
        foreach (var result in view.OfCalm(from.At, to.At, to.Bytes - from.Bytes))
            done(result);
    }

    private async Task<SyncBenchResult> CopyAsync(CentreStore store, CancellationToken cancellation)
    {
        var rows = new List<LedgerRecord>();
        for (var at = RecordPosition.None; rows.Count < Math.Min(records, 200_000);)
        {
            rows.AddRange(await store.Ledger.ReadNodeAsync(NodeName.Parse(DrainNode), at, 10_000, cancellation));
            at = rows[^1].Key.Position;
        }

        await RawCopy.PrepareAsync(postgres!.ConnectionString, cancellation);
        var started = Stopwatch.GetTimestamp();
        await RawCopy.CopyAsync(postgres.ConnectionString, rows, BatchRecords, cancellation);
        return new SyncBenchResult("sync", "baseline: raw COPY in transactions", rows.Count / Stopwatch.GetElapsedTime(started).TotalSeconds, "records/s", null);
    }

    private async Task<SyncBenchResult> SinglesAsync(
        SyncCentre centre, TestCertificates certificates, PrivateMosquitto broker, CancellationToken cancellation)
    {
        var settings = new SyncNodeSettings(
            SingleNode, Path.Combine(folder, "n2"), certificates.NodeFolder(SingleNode), broker.NodesPort, SingleRecords, 0, 1, SingleWindow);
        var backlog = await SyncNodeProcess.FillAsync(settings, cancellation);
        using var node = await SyncNodeProcess.WaitingAsync(settings, cancellation);
        await node.SayAsync("link");
        await Eventually.Async(() => centre.Through >= backlog, Longest, () => $"committed through {centre.Through}", cancellation);
        var report = await node.EndAsync(cancellation);
        return new SyncMeasures(centre, report, backlog).Rate("baseline: one record per message and ack", null);
    }
}
