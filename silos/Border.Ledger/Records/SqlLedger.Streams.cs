using System.Globalization;
using Border.Domain.Records;
using Border.Ledger.Storage;

namespace Border.Ledger.Records;

// Streams: ordered references to records, such as one traveller's.
internal abstract partial class SqlLedger
{
    /// <inheritdoc />
    public async Task<long> AppendStreamAsync(
        string stream, long expectedVersion, IReadOnlyList<RecordKey> records, CancellationToken cancellation)
    {
        ArgumentException.ThrowIfNullOrEmpty(stream);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(stream.Length, 200);
        ArgumentNullException.ThrowIfNull(records);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(records.Count, RecordBatch.MaxRecords);
        var positions = new List<(long Node, RecordPosition Position)>(records.Count);
        foreach (var record in records)
            positions.Add((await NodeIdAsync(record.Node, cancellation), record.Position));
        return await database.WriteAsync(session => AppendAsync(session, stream, expectedVersion, positions, cancellation), cancellation);
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

    private static async Task<long> AppendAsync(
        Session session, string stream, long expected, List<(long Node, RecordPosition Position)> records, CancellationToken cancellation)
    {
        await session.ExecuteAsync(
            "INSERT INTO streams (name, version) VALUES (@stream, 0) ON CONFLICT DO NOTHING", cancellation, ("stream", stream));

        // Touching the row locks it until the transaction ends: whoever comes second finds another version.
        var id = await session.ScalarAsync(
            "UPDATE streams SET version = version WHERE name = @stream AND version = @expected RETURNING id",
            cancellation,
            ("stream", stream),
            ("expected", expected));
        if (id is null)
            throw new StreamConflictException($"The stream was not at version {expected}; load it again.");

        var version = expected;
        foreach (var (node, position) in records)
        {
            version += await session.ExecuteAsync(
                """
                INSERT INTO stream_records (stream, version, node, epoch, seq) VALUES (@stream, @version, @node, @epoch, @seq)
                ON CONFLICT (stream, node, epoch, seq) DO NOTHING
                """,
                cancellation,
                ("stream", Convert.ToInt64(id, CultureInfo.InvariantCulture)),
                ("version", version + 1),
                ("node", node),
                ("epoch", position.Epoch),
                ("seq", position.Sequence));
        }

        if (version > expected)
            await session.ExecuteAsync("UPDATE streams SET version = @version WHERE id = @id", cancellation, ("version", version), ("id", id));
        return version;
    }
}
