using Border.Domain.Records;
using Border.Ledger.Storage;

namespace Border.Ledger.Records;

// Streams: ordered references to records, such as one traveller's.
internal abstract partial class SqlLedger
{
    private const int MaxStreams = 1000;
    private const int MaxStreamRecords = 10_000;

    private GroupQueue<StreamAppend, long?>? _appends;

    /// <inheritdoc />
    public async Task<long> AppendStreamAsync(
        string stream, long expectedVersion, IReadOnlyList<RecordKey> records, CancellationToken cancellation)
    {
        var append = new StreamAppend(stream, expectedVersion, records);
        Check(append);
        var appends = LazyInitializer.EnsureInitialized(ref _appends, () => new GroupQueue<StreamAppend, long?>(
            one => one.Stream, one => one.Records.Count, MaxStreamRecords / 2, all => AppendStreamsAsync(all, CancellationToken.None)));
        return await appends.AddAsync(append, cancellation)
            ?? throw new StreamConflictException($"The stream was not at version {expectedVersion}; load it again.");
    }

    /// <inheritdoc />
    public async Task<IReadOnlyList<long?>> AppendStreamsAsync(IReadOnlyList<StreamAppend> appends, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(appends);
        ArgumentOutOfRangeException.ThrowIfZero(appends.Count);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(appends.Count, MaxStreams);
        foreach (var append in appends)
            Check(append);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(appends.Sum(a => a.Records.Count), MaxStreamRecords);
        if (appends.DistinctBy(a => a.Stream).Count() != appends.Count)
            throw new ArgumentException("A stream is named twice.", nameof(appends));
        var resolved = new List<ResolvedAppend>(appends.Count);
        foreach (var append in appends)
        {
            var keys = new List<(long, RecordPosition)>(append.Records.Count);
            foreach (var record in append.Records)
                keys.Add((await NodeIdAsync(record.Node, cancellation), record.Position));
            resolved.Add(new ResolvedAppend(append.Stream, append.ExpectedVersion, keys));
        }

        return await database.WriteAsync(session => AppendAsync(session, resolved, cancellation), cancellation);
    }

    /// <inheritdoc />
    public Task<IReadOnlyList<StreamRecord>> ReadStreamAsync(
        string stream, long afterVersion, int maxRecords, CancellationToken cancellation)
    {
        ArgumentException.ThrowIfNullOrEmpty(stream);
        ArgumentOutOfRangeException.ThrowIfLessThan(maxRecords, 1);
        return database.ReadAsync(
            async session => (IReadOnlyList<StreamRecord>)await session.QueryAsync(
                """
                SELECT r.epoch, r.seq, r.body, r.hash, r.committed_at, n.name, s.version
                FROM stream_records s JOIN records r ON r.node = s.node AND r.epoch = s.epoch AND r.seq = s.seq JOIN nodes n ON n.id = s.node
                WHERE s.stream = (SELECT id FROM streams WHERE name = @stream) AND s.version > @after ORDER BY s.version LIMIT @limit
                """,
                reader => new StreamRecord(reader.GetInt64(6), Record(reader, NodeName.Parse(reader.GetString(5)))),
                cancellation,
                ("stream", stream),
                ("after", afterVersion),
                ("limit", (long)maxRecords)),
            cancellation);
    }

    /// <summary>Appends in one transaction, in any order of streams that is the same in every silo; null for a stream at another version.</summary>
    protected abstract Task<IReadOnlyList<long?>> AppendAsync(
        Session session, IReadOnlyList<ResolvedAppend> appends, CancellationToken cancellation);

    private static void Check(StreamAppend append)
    {
        ArgumentException.ThrowIfNullOrEmpty(append.Stream);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(append.Stream.Length, 200);
        ArgumentNullException.ThrowIfNull(append.Records);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(append.Records.Count, RecordBatch.MaxRecords);
    }

    /// <summary>An append with the numbers of its records' nodes.</summary>
    protected sealed record ResolvedAppend(string Stream, long Expected, IReadOnlyList<(long Node, RecordPosition Position)> Records);
}
