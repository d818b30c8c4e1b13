using Border.Domain.Records;
using Border.Ledger.Storage;

namespace Border.Ledger.Quarantine;

/// <summary>Quarantine notes over SQL.</summary>
internal sealed class QuarantineStore(LedgerDatabase database, TimeProvider time) : IQuarantine
{
    private const int MaxReason = 500;

    /// <inheritdoc />
    public Task<bool> NoteAsync(RecordKey record, string reason, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(record);
        ArgumentException.ThrowIfNullOrEmpty(reason);
        return database.WriteAsync(
            async session => await session.ExecuteAsync(
                """
                INSERT INTO quarantine (node, epoch, seq, reason, noted_at) VALUES (@node, @epoch, @seq, @reason, @at)
                ON CONFLICT DO NOTHING
                """,
                cancellation,
                ("node", record.Node.ToString()),
                ("epoch", record.Position.Epoch),
                ("seq", record.Position.Sequence),
                ("reason", reason.Length > MaxReason ? reason[..MaxReason] : reason),
                ("at", time.GetUtcNow().ToUnixTimeMilliseconds())) == 1,
            cancellation);
    }

    /// <inheritdoc />
    public Task<IReadOnlyList<QuarantinedRecord>> ListAsync(int limit, CancellationToken cancellation)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(limit, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(limit, 1000);
        return database.ReadAsync(
            async session => (IReadOnlyList<QuarantinedRecord>)await session.QueryAsync(
                "SELECT node, epoch, seq, reason, noted_at FROM quarantine ORDER BY noted_at DESC, node, epoch, seq LIMIT @limit",
                reader => new QuarantinedRecord(
                    new RecordKey(NodeName.Parse(reader.GetString(0)), new RecordPosition(reader.GetInt64(1), reader.GetInt64(2))),
                    reader.GetString(3),
                    reader.Time(4)),
                cancellation,
                ("limit", (long)limit)),
            cancellation);
    }
}
