using Border.Ledger.Storage;

namespace Border.Ledger.Snapshots;

/// <summary>Snapshots over SQL.</summary>
internal sealed class SnapshotStore(LedgerDatabase database) : ISnapshotStore
{
    private const int MaxBytes = 16 << 20;
    private const int MaxKey = 200;

    /// <inheritdoc />
    public Task<Snapshot?> FindAsync(string key, CancellationToken cancellation) => database.ReadAsync(
        async session => (await session.QueryAsync(
            "SELECT version, content FROM snapshots WHERE key = @key",
            reader => new Snapshot(reader.GetInt64(0), reader.Bytes(1)),
            cancellation,
            ("key", key))).FirstOrDefault(),
        cancellation);

    /// <inheritdoc />
    public async Task<long> SaveAsync(string key, long expectedVersion, ReadOnlyMemory<byte> content, CancellationToken cancellation)
    {
        ArgumentException.ThrowIfNullOrEmpty(key);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(key.Length, MaxKey);
        ArgumentOutOfRangeException.ThrowIfNegative(expectedVersion);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(content.Length, MaxBytes);

        // The first version is an insert that the primary key fences; later ones are updates that the version fences.
        var sql = expectedVersion == 0
            ? "INSERT INTO snapshots (key, version, content) VALUES (@key, 1, @content) ON CONFLICT DO NOTHING"
            : "UPDATE snapshots SET version = version + 1, content = @content WHERE key = @key AND version = @expected";
        (string, object?)[] parameters = expectedVersion == 0
            ? [("key", key), ("content", content)]
            : [("key", key), ("content", content), ("expected", expectedVersion)];
        var saved = await database.WriteAsync(session => session.ExecuteAsync(sql, cancellation, parameters), cancellation);
        return saved == 1
            ? expectedVersion + 1
            : throw new StreamConflictException($"The snapshot was not at version {expectedVersion}; load it again.");
    }

    /// <inheritdoc />
    public Task<IReadOnlyList<string>> ListKeysAsync(string prefix, int limit, CancellationToken cancellation)
    {
        ArgumentException.ThrowIfNullOrEmpty(prefix);
        ArgumentOutOfRangeException.ThrowIfLessThan(limit, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(limit, 10_000);
        return database.ReadAsync(
            async session => (IReadOnlyList<string>)await session.QueryAsync(
                "SELECT key FROM snapshots WHERE substr(key, 1, CAST(@length AS INTEGER)) = @prefix ORDER BY key LIMIT @limit",
                reader => reader.GetString(0),
                cancellation,
                ("length", (long)prefix.Length),
                ("prefix", prefix),
                ("limit", (long)limit)),
            cancellation);
    }
}
