using System.Diagnostics;
using Border.Benchmarks.Reporting;
using Border.Domain.Records;
using Border.Domain.Subjects;
using Border.Domain.Time;
using Border.Journal;

namespace Border.Benchmarks.Journal;

/// <summary>One line of <c>border bench journal</c>.</summary>
/// <param name="Bench"><c>journal</c>.</param>
/// <param name="What"><c>journal</c>, or <c>plain sqlite</c>: one transaction per insert, same settings, same bytes.</param>
/// <param name="Writers">Writers at once, each waiting for its record before the next.</param>
/// <param name="Records">Records made durable while measuring.</param>
/// <param name="Seconds">How long that took.</param>
/// <param name="RecordsPerSecond">Their quotient.</param>
/// <param name="P50Ms">Median time from call to durable, milliseconds.</param>
/// <param name="P99Ms">99th percentile.</param>
/// <param name="MaxMs">The slowest.</param>
public sealed record JournalBenchResult(
    string Bench, string What, int Writers, long Records, double Seconds, double RecordsPerSecond, double P50Ms, double P99Ms, double MaxMs);

/// <summary>Appends single records from 1, 8 and 64 writers, and the same bytes by plain SQLite inserts, in turns in the same run.</summary>
/// <param name="directory">Where the databases are made; on the disk to be measured.</param>
/// <param name="measured">How long each line measures, after a warm-up of a quarter of it.</param>
public sealed class JournalBenchmark(string directory, TimeSpan measured)
{
    private static readonly NodeName Node = NodeName.Parse("bench/n1");
    private static readonly int[] WriterCounts = [1, 8, 64];

    /// <summary>What is appended and how, for the report.</summary>
    public string Method =>
        $"one sealed document.read record of {Body.Length} bytes per append; each writer appends its next when the last is on disk; " +
        $"{measured.TotalSeconds:0.#} s per line after {measured.TotalSeconds / 4:0.#} s of warm-up; journal and plain inserts take turns; " +
        "both WAL, synchronous=FULL, 4 KiB pages";

    private static RecordDraft Draft { get; } = MakeDraft();

    private static byte[] Body { get; } = RecordCodec.Encode(
        Node, new RecordPosition(1, 100_000), new HlcTimestamp(1_763_790_000_000, 12), new DateTimeOffset(2026, 3, 1, 8, 0, 0, 123, TimeSpan.Zero), Draft);

    /// <summary>Runs every line; hands each over as it is done.</summary>
    public async Task RunAsync(Action<JournalBenchResult> done, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(done);
        foreach (var writers in WriterCounts)
        {
            done(await MeasureJournalAsync(writers, cancellation));
            done(await MeasurePlainAsync(writers, cancellation));
        }
    }

    private async Task<JournalBenchResult> MeasureJournalAsync(int writers, CancellationToken cancellation)
    {
        var options = new JournalOptions { Directory = Path.Combine(directory, $"journal-{writers}"), Node = Node };
        await using var journal = await SqliteJournal.OpenAsync(options, cancellation);
        return await MeasureAsync("journal", writers, () => journal.AppendAsync([Draft], [], AppendUrgency.NewWork, CancellationToken.None), cancellation);
    }

    private async Task<JournalBenchResult> MeasurePlainAsync(int writers, CancellationToken cancellation)
    {
        using var plain = new PlainInserts(Path.Combine(directory, $"plain-{writers}.db"), Body);
        return await MeasureAsync("plain sqlite", writers, plain.InsertAsync, cancellation);
    }

    private async Task<JournalBenchResult> MeasureAsync(string what, int writers, Func<Task> append, CancellationToken cancellation)
    {
        await WriteAsync(writers, measured / 4, append, cancellation);
        var started = Stopwatch.GetTimestamp();
        var latencies = await WriteAsync(writers, measured, append, cancellation);
        var seconds = Stopwatch.GetElapsedTime(started).TotalSeconds;
        var records = latencies.Sum(l => (long)l.Count);
        var percentiles = Latencies.Percentiles(latencies, 50, 99, 100);
        return new JournalBenchResult(
            "journal", what, writers, records, seconds, records / seconds, percentiles[0], percentiles[1], percentiles[2]);
    }

    private static Task<Latencies[]> WriteAsync(int writers, TimeSpan time, Func<Task> append, CancellationToken cancellation) =>
        Task.WhenAll(Enumerable.Range(0, writers).Select(_ => Task.Run(
            async () =>
            {
                var latencies = new Latencies();
                for (var begun = Stopwatch.GetTimestamp(); Stopwatch.GetElapsedTime(begun) < time;)
                {
                    cancellation.ThrowIfCancellationRequested();
                    var started = Stopwatch.GetTimestamp();
                    await append();
                    latencies.AddSince(started);
                }

                return latencies;
            },
            cancellation)));

    private static RecordDraft MakeDraft()
    {
        var key = SubjectKey.Create("t-0123456789abcdef0123456789abcdef");
        var crossing = Guid.NewGuid();
        var sealedBytes = PayloadSeal.Seal(key.Key, new byte[320], PayloadSeal.RecordLabel("document.read", crossing, key.Subject));
        return new RecordDraft("document.read", sealedBytes, "car-1", crossing, key.Subject, key.Id);
    }
}
