using System.Collections.Concurrent;
using Border.Domain.Records;
using Border.Ledger.Storage;
using Border.Ledger.Subjects;

namespace Border.Ledger.Records;

/// <summary>
/// The ledger over SQL. What both databases do alike is here, a file per subject; how a batch of rows gets in is each database's own.
/// </summary>
internal abstract partial class SqlLedger(LedgerDatabase database, LedgerKey key, TimeProvider time) : ILedger
{
    private const int MaxReadBytes = 16 << 20;
    private readonly ConcurrentDictionary<string, long> _nodeIds = new(StringComparer.Ordinal);

    /// <summary>The clock in milliseconds since 1970.</summary>
    protected long Now => time.GetUtcNow().ToUnixTimeMilliseconds();

    /// <inheritdoc />
    public Task<NodeHead?> FindHeadAsync(NodeName node, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(node);
        return database.ReadAsync(session => FindHeadAsync(session, node, cancellation), cancellation);
    }

    /// <inheritdoc />
    public Task<IReadOnlyList<NodeName>> ListNodesAsync(CancellationToken cancellation) => database.ReadAsync(
        async session => (IReadOnlyList<NodeName>)await session.QueryAsync(
            "SELECT name FROM nodes WHERE epoch > 0 OR ahead_count > 0 ORDER BY name", reader => NodeName.Parse(reader.GetString(0)), cancellation),
        cancellation);

    /// <inheritdoc />
    public Task<IReadOnlyList<LedgerRecord>> ReadNodeAsync(
        NodeName node, RecordPosition after, int maxRecords, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(node);
        ArgumentOutOfRangeException.ThrowIfLessThan(maxRecords, 1);
        return database.ReadAsync(session => ReadNodeAsync(session, node, after, maxRecords, cancellation), cancellation);
    }

    /// <inheritdoc />
    public Task<IReadOnlyList<LedgerRecord>> ReadRecordsAsync(IReadOnlyList<RecordKey> keys, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(keys);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(keys.Count, RecordBatch.MaxRecords);
        return database.ReadAsync(
            async session =>
            {
                var records = new List<LedgerRecord>(keys.Count);
                foreach (var record in keys)
                    records.AddRange(await ReadRecordAsync(session, record, cancellation));
                return (IReadOnlyList<LedgerRecord>)records;
            },
            cancellation);
    }

    /// <inheritdoc />
    // The database belongs to the CentreStore, which disposes of it.
    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    /// <summary>The number that stands for a node in rows; made at its first record.</summary>
    protected async Task<long> NodeIdAsync(NodeName node, CancellationToken cancellation)
    {
        var name = node.ToString();
        if (_nodeIds.TryGetValue(name, out var known))
            return known;
        var id = await database.WriteAsync(
            async session =>
            {
                await session.ExecuteAsync(
                    "INSERT INTO nodes (name, epoch, seq, hash) VALUES (@name, 0, 0, @hash) ON CONFLICT DO NOTHING",
                    cancellation,
                    ("name", name),
                    ("hash", Array.Empty<byte>()));
                return (long)(await session.ScalarAsync("SELECT id FROM nodes WHERE name = @name", cancellation, ("name", name)))!;
            },
            cancellation);
        return _nodeIds[name] = id;
    }

    private static async Task<NodeHead?> FindHeadAsync(Session session, NodeName node, CancellationToken cancellation)
    {
        var rows = await session.QueryAsync(
            "SELECT epoch, seq, hash FROM nodes WHERE name = @name AND epoch > 0",
            reader => new NodeHead(new RecordPosition(reader.GetInt64(0), reader.GetInt64(1)), reader.Bytes(2)),
            cancellation,
            ("name", node.ToString()));
        return rows.Count == 0 ? null : rows[0];
    }

    private static async Task<IReadOnlyList<LedgerRecord>> ReadNodeAsync(
        Session session, NodeName node, RecordPosition after, int maxRecords, CancellationToken cancellation)
    {
        await using var command = session.Command(
            """
            SELECT r.epoch, r.seq, r.body, r.hash, r.committed_at FROM records r JOIN nodes n ON n.id = r.node
            WHERE n.name = @name AND (r.epoch, r.seq) > (@epoch, @seq) ORDER BY r.epoch, r.seq LIMIT @limit
            """,
            ("name", node.ToString()),
            ("epoch", after.Epoch),
            ("seq", after.Sequence),
            ("limit", (long)maxRecords));
        await using var reader = await command.ExecuteReaderAsync(cancellation);
        var records = new List<LedgerRecord>();
        for (var bytes = 0; bytes < MaxReadBytes && await reader.ReadAsync(cancellation);)
        {
            var record = Record(reader, node);
            records.Add(record);
            bytes += record.Body.Length;
        }

        return records;
    }

    private static Task<List<LedgerRecord>> ReadRecordAsync(Session session, RecordKey record, CancellationToken cancellation) =>
        session.QueryAsync(
            """
            SELECT r.epoch, r.seq, r.body, r.hash, r.committed_at FROM records r JOIN nodes n ON n.id = r.node
            WHERE n.name = @name AND r.epoch = @epoch AND r.seq = @seq
            """,
            reader => Record(reader, record.Node),
            cancellation,
            ("name", record.Node.ToString()),
            ("epoch", record.Position.Epoch),
            ("seq", record.Position.Sequence));

    private static LedgerRecord Record(System.Data.Common.DbDataReader reader, NodeName node) => new(
        new RecordKey(node, new RecordPosition(reader.GetInt64(0), reader.GetInt64(1))), reader.Bytes(2), reader.Bytes(3), reader.Time(4));
}
