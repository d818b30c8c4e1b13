using Border.Ledger.Storage;

namespace Border.Ledger.Snapshots;

/// <summary>Snapshots over SQL. Saves of different grains that come together are committed together.</summary>
internal class SnapshotStore : ISnapshotStore
{
    private const int MaxBytes = 16 << 20;
    private const int MaxBytesTogether = 4 << 20;
    private const int MaxKey = 200;

    private readonly LedgerDatabase _database;
    private readonly GroupQueue<Save, bool> _saves;

    public SnapshotStore(LedgerDatabase database)
    {
        _database = database;
        _saves = new(save => save.Key, save => save.Content.Length, MaxBytesTogether, CommitAsync);
    }

    /// <inheritdoc />
    public Task<Snapshot?> FindAsync(string key, CancellationToken cancellation) => _database.ReadAsync(
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

        return await _saves.AddAsync(new Save(key, expectedVersion, content), cancellation)
            ? expectedVersion + 1
            : throw new StreamConflictException($"The snapshot was not at version {expectedVersion}; load it again.");
    }

    /// <inheritdoc />
    public Task<IReadOnlyList<string>> ListKeysAsync(string prefix, int limit, CancellationToken cancellation)
    {
        ArgumentException.ThrowIfNullOrEmpty(prefix);
        ArgumentOutOfRangeException.ThrowIfLessThan(limit, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(limit, 10_000);
        return _database.ReadAsync(
            async session => (IReadOnlyList<string>)await session.QueryAsync(
                "SELECT key FROM snapshots WHERE substr(key, 1, CAST(@length AS INTEGER)) = @prefix ORDER BY key LIMIT @limit",
                reader => reader.GetString(0),
                cancellation,
                ("length", (long)prefix.Length),
                ("prefix", prefix),
                ("limit", (long)limit)),
            cancellation);
    }

    /// <summary>Commits saves of different keys; says of each whether it was at the version it expected.</summary>
    protected virtual Task<IReadOnlyList<bool>> CommitAsync(IReadOnlyList<Save> saves) => _database.WriteAsync(
        async session =>
        {
            // In the order of their keys, so that silos that save the same ones wait for each other and never in a circle.
            var saved = new bool[saves.Count];
            foreach (var i in Enumerable.Range(0, saves.Count).OrderBy(i => saves[i].Key, StringComparer.Ordinal))
                saved[i] = await SaveAsync(session, saves[i]) == 1;
            return (IReadOnlyList<bool>)saved;
        },
        CancellationToken.None);

    // The first version is an insert that the primary key fences; later ones are updates that the version fences.
    private static Task<int> SaveAsync(Session session, Save save) => save.Expected == 0
        ? session.ExecuteAsync(
            "INSERT INTO snapshots (key, version, content) VALUES (@key, 1, @content) ON CONFLICT DO NOTHING",
            CancellationToken.None,
            ("key", save.Key),
            ("content", save.Content))
        : session.ExecuteAsync(
            "UPDATE snapshots SET version = version + 1, content = @content WHERE key = @key AND version = @expected",
            CancellationToken.None,
            ("key", save.Key),
            ("content", save.Content),
            ("expected", save.Expected));

    /// <summary>A snapshot to be saved.</summary>
    protected sealed record Save(string Key, long Expected, ReadOnlyMemory<byte> Content);
}
