using System.Diagnostics;
using Border.Benchmarks.Reporting;
using Border.Ledger;
using Border.Testing;

namespace Border.Benchmarks.Ledger;

/// <summary>One line of <c>border bench ledger</c>.</summary>
/// <param name="Bench"><c>ledger</c>.</param>
/// <param name="What"><c>sqlite ledger</c>, <c>plain sqlite</c>, <c>postgresql ledger</c>, <c>raw copy</c> or <c>raw copy, batches</c>.</param>
/// <param name="Nodes">Nodes (for raw copy: connections) sending at once, each its next batch when the last is committed.</param>
/// <param name="Records">Records made durable.</param>
/// <param name="Seconds">How long that took.</param>
/// <param name="RecordsPerSecond">Their quotient.</param>
/// <param name="P99Ms">99th percentile of one batch's commit in milliseconds; of the whole COPY for raw copy.</param>
public sealed record LedgerBenchResult(
    string Bench, string What, int Nodes, long Records, double Seconds, double RecordsPerSecond, double P99Ms);

/// <summary>Commits the batches of 1 and of 8 nodes, and puts the same rows into the same table without a ledger, in turns in the same run.</summary>
/// <param name="directory">Where the databases are made; on the disk to be measured.</param>
/// <param name="records">Records per line; divided among the nodes.</param>
/// <param name="postgres">A database to use; null starts a private server in the system's temporary folder.</param>
public sealed class LedgerBenchmark(string directory, int records, string? postgres)
{
    private const int BatchRecords = 500;
    private static readonly int[] NodeCounts = [1, 8];

    /// <summary>What is committed and how, for the report.</summary>
    public string Method =>
        $"{records} sealed document.read records of about {new BenchHistory("bench/n1", 1).Bodies[0].Length} bytes per line after {records / 4} of warm-up, "
        + $"encoded beforehand, in batches of {BatchRecords} (one transaction and fsync each) with one subject key per batch; the ledger computes and checks "
        + "hash chains and fences each batch; raw copy: one binary COPY in one transaction per connection (in batches: a COPY and transaction per batch), hashes given, into the same "
        + "database's copy of the records table with its primary key; plain sqlite: a prepared insert, one transaction per batch; "
        + (postgres is null ? "a private PostgreSQL with default settings, fsync on" : "the given PostgreSQL");

    /// <summary>Runs every line; hands each over as it is done.</summary>
    public async Task RunAsync(Action<LedgerBenchResult> done, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(done);
        await using var server = postgres is null ? await PrivatePostgres.StartAsync() : null;
        var connection = postgres ?? server!.ConnectionString;
        var options = new LedgerOptions { KeyFile = Path.Combine(directory, "ledger.key") };
        foreach (var nodes in NodeCounts)
        {
            await using (var sqlite = await CentreStore.OpenSqliteAsync(
                Path.Combine(directory, $"ledger-{nodes}.db"), options with { KeyFile = Path.Combine(directory, $"{nodes}.key") }, TimeProvider.System, cancellation))
            {
                done(await CommitAsync("sqlite ledger", sqlite.Ledger, nodes, cancellation));
            }

            done(await PlainAsync(nodes, cancellation));
            await using var store = await CentreStore.OpenPostgresAsync(connection, options, TimeProvider.System, cancellation);
            done(await CommitAsync("postgresql ledger", store.Ledger, nodes, cancellation));
            done(await CopyAsync("raw copy", connection, nodes, int.MaxValue, cancellation));
            done(await CopyAsync("raw copy, batches", connection, nodes, BatchRecords, cancellation));
        }
    }

    private async Task<LedgerBenchResult> CommitAsync(string what, ILedger ledger, int nodes, CancellationToken cancellation)
    {
        var run = Guid.NewGuid().ToString("N")[..8];
        await SendAsync(ledger, Histories($"warm-{run}", nodes, records / 4), cancellation);
        var histories = Histories($"run-{run}", nodes, records);
        return await MeasureAsync(what, histories, () => SendAsync(ledger, histories, cancellation));
    }

    private async Task<LedgerBenchResult> PlainAsync(int nodes, CancellationToken cancellation)
    {
        using var plain = new PlainBatches(Path.Combine(directory, $"plain-{nodes}.db"));
        await PutAsync(Histories("warm", nodes, records / 4), 0);
        var histories = Histories("run", nodes, records);
        return await MeasureAsync("plain sqlite", histories, () => PutAsync(histories, 100));

        Task<Latencies[]> PutAsync(BenchHistory[] all, int firstNode) => Task.WhenAll(all.Select((history, node) => Task.Run(
            () => plain.Put(history, firstNode + node, BatchRecords), cancellation)));
    }

    private async Task<LedgerBenchResult> CopyAsync(string what, string connection, int nodes, int batchRecords, CancellationToken cancellation)
    {
        await RawCopy.PrepareAsync(connection, cancellation);
        await CopyAllAsync(Histories("warm", nodes, records / 4), 1000);
        var histories = Histories("run", nodes, records);
        return await MeasureAsync(what, histories, () => CopyAllAsync(histories, 2000));

        Task<Latencies[]> CopyAllAsync(BenchHistory[] all, int firstNode) =>
            Task.WhenAll(all.Select((history, node) => Task.Run(
                () => RawCopy.CopyAsync(connection, history, firstNode + node, Math.Min(batchRecords, records), cancellation), cancellation)));
    }

    private static async Task<LedgerBenchResult> MeasureAsync(string what, BenchHistory[] histories, Func<Task<Latencies[]>> put)
    {
        var started = Stopwatch.GetTimestamp();
        var latencies = await put();
        var seconds = Stopwatch.GetElapsedTime(started).TotalSeconds;
        var count = histories.Sum(h => (long)h.Bodies.Length);
        return new LedgerBenchResult("ledger", what, histories.Length, count, seconds, count / seconds, Latencies.Percentiles(latencies, 99)[0]);
    }

    private static Task<Latencies[]> SendAsync(ILedger ledger, BenchHistory[] histories, CancellationToken cancellation) =>
        Task.WhenAll(histories.Select(history => Task.Run(
            async () =>
            {
                var latencies = new Latencies();
                for (var first = 0; first < history.Bodies.Length; first += BatchRecords)
                {
                    var batch = history.Batch(first, Math.Min(BatchRecords, history.Bodies.Length - first));
                    var started = Stopwatch.GetTimestamp();
                    var result = await ledger.CommitAsync(batch, cancellation);
                    latencies.AddSince(started);
                    if (result.Committed != batch.Bodies.Count)
                        throw new InvalidOperationException($"A batch was not committed whole: {result.Outcome}.");
                }

                return latencies;
            },
            cancellation)));

    private static BenchHistory[] Histories(string post, int nodes, int records) =>
        [.. Enumerable.Range(1, nodes).Select(i => new BenchHistory($"{post}/n{i}", records / nodes))];
}
