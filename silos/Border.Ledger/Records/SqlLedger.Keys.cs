using Border.Domain.Subjects;
using Border.Ledger.Storage;

namespace Border.Ledger.Records;

// Subject keys, wrapped with the ledger's own key.
internal abstract partial class SqlLedger
{
    private const int KeysPerQuery = 20;

    private static readonly string TheseKeys = "id IN (" + string.Join(", ", Enumerable.Range(0, KeysPerQuery).Select(i => $"@id{i}")) + ")";

    private static readonly string KeysQuery = "SELECT id, subject, wrapped FROM subject_keys WHERE wrapped IS NOT NULL AND " + TheseKeys;

    private static readonly string StatesQuery = "SELECT id, CASE WHEN wrapped IS NULL THEN 0 ELSE 1 END FROM subject_keys WHERE " + TheseKeys;

    /// <inheritdoc />
    public async Task<SubjectKey?> FindKeyAsync(Guid id, CancellationToken cancellation) =>
        (await FindKeysAsync([id], cancellation)).GetValueOrDefault(id);

    /// <inheritdoc />
    public Task<IReadOnlyDictionary<Guid, SubjectKey>> FindKeysAsync(IReadOnlyCollection<Guid> ids, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(ids);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(ids.Count, RecordBatch.MaxRecords);
        return database.ReadAsync(
            async session =>
            {
                var keys = new Dictionary<Guid, SubjectKey>(ids.Count);
                foreach (var chunk in ids.Chunk(KeysPerQuery))
                {
                    foreach (var found in await FindKeysAsync(session, chunk, cancellation))
                        keys[found.Id] = found;
                }

                return (IReadOnlyDictionary<Guid, SubjectKey>)keys;
            },
            cancellation);
    }

    /// <inheritdoc />
    public Task<IReadOnlyDictionary<Guid, SubjectKeyState>> FindKeyStatesAsync(IReadOnlyCollection<Guid> ids, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(ids);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(ids.Count, RecordBatch.MaxRecords);
        return database.ReadAsync(
            async session =>
            {
                var states = new Dictionary<Guid, SubjectKeyState>(ids.Count);
                foreach (var chunk in ids.Chunk(KeysPerQuery))
                {
                    foreach (var (id, kept) in await session.QueryAsync(StatesQuery, r => (r.GetString(0), r.GetInt32(1) == 1), cancellation, Named(chunk)))
                        states[Guid.ParseExact(id, "N")] = kept ? SubjectKeyState.Kept : SubjectKeyState.Erased;
                }

                return (IReadOnlyDictionary<Guid, SubjectKeyState>)states;
            },
            cancellation);
    }

    /// <inheritdoc />
    public Task<IReadOnlyList<Guid>> ListKeysAsync(string subject, CancellationToken cancellation)
    {
        ArgumentException.ThrowIfNullOrEmpty(subject);
        return database.ReadAsync<IReadOnlyList<Guid>>(
            async session => await session.QueryAsync(
                "SELECT id FROM subject_keys WHERE subject = @subject", r => Guid.ParseExact(r.GetString(0), "N"), cancellation, ("subject", subject)),
            cancellation);
    }

    /// <inheritdoc />
    public Task<int> EraseSubjectAsync(string subject, CancellationToken cancellation)
    {
        ArgumentException.ThrowIfNullOrEmpty(subject);
        return database.WriteAsync(
            session => session.ExecuteAsync(
                "UPDATE subject_keys SET wrapped = NULL, erased_at = @at WHERE subject = @subject AND wrapped IS NOT NULL",
                cancellation,
                ("subject", subject),
                ("at", Now)),
            cancellation);
    }

    /// <summary>Wraps a batch's keys once, outside any transaction; in order, so that two transactions with the same ones wait for each other one way only.</summary>
    protected IReadOnlyList<WrappedKey> WrapKeys(IReadOnlyList<SubjectKey> keys) =>
        [.. keys.DistinctBy(k => k.Id).OrderBy(k => k.Id).Select(k => new WrappedKey(k.Id.ToString("N"), k.Subject, key.Wrap(k.Key, Label(k.Id, k.Subject))))];

    /// <summary>Stores a key; one already there, erased or not, stays as it is.</summary>
    protected static Task<int> InsertKeyAsync(Session session, WrappedKey wrapped, CancellationToken cancellation) => session.ExecuteAsync(
        "INSERT INTO subject_keys (id, subject, wrapped) VALUES (@id, @subject, @wrapped) ON CONFLICT DO NOTHING",
        cancellation,
        ("id", wrapped.Id),
        ("subject", wrapped.Subject),
        ("wrapped", wrapped.Wrapped));

    // Always the same number of parameters, the last one repeated, so that the statement stays prepared.
    private Task<List<SubjectKey>> FindKeysAsync(Session session, Guid[] ids, CancellationToken cancellation) => session.QueryAsync(
        KeysQuery,
        reader =>
        {
            var (id, subject) = (Guid.ParseExact(reader.GetString(0), "N"), reader.GetString(1));
            return new SubjectKey(id, subject, key.Unwrap(reader.Bytes(2), Label(id, subject)));
        },
        cancellation,
        Named(ids));

    private static (string Name, object? Value)[] Named(Guid[] ids) =>
        [.. Enumerable.Range(0, KeysPerQuery).Select(i => ($"id{i}", (object?)ids[Math.Min(i, ids.Length - 1)].ToString("N")))];

    private static string Label(Guid id, string subject) => $"subject|{id:N}|{subject}";

    /// <summary>A subject key as stored.</summary>
    protected sealed record WrappedKey(string Id, string Subject, byte[] Wrapped);
}
