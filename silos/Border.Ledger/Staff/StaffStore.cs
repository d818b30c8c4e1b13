using Border.Ledger.Storage;
using Border.Ledger.Subjects;

namespace Border.Ledger.Staff;

/// <summary>Staff lists over SQL; a version is a primary key, so only one writer can make it.</summary>
internal sealed class StaffStore(LedgerDatabase database, LedgerKey key, TimeProvider time) : IStaffStore
{
    private const int MaxBytes = 4 << 20;

    /// <inheritdoc />
    public Task<StaffList?> FindLatestAsync(CancellationToken cancellation) => database.ReadAsync(
        async session => (await session.QueryAsync(
            "SELECT version, saved_at, members FROM staff ORDER BY version DESC LIMIT 1",
            reader => new StaffList(
                reader.GetInt64(0), reader.Time(1), key.Unwrap(reader.Bytes(2), Label(reader.GetInt64(0)))),
            cancellation)).FirstOrDefault(),
        cancellation);

    /// <inheritdoc />
    public async Task<long> SaveAsync(long expectedVersion, ReadOnlyMemory<byte> members, CancellationToken cancellation)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(expectedVersion);
        if (members.Length is 0 or > MaxBytes)
            throw new ArgumentException("A staff list has 1 byte to 4 MiB of JSON.", nameof(members));
        var version = expectedVersion + 1;
        var wrapped = key.Wrap(members.Span, Label(version));
        var saved = await database.WriteAsync(
            session => session.ExecuteAsync(
                """
                INSERT INTO staff (version, saved_at, members) SELECT @version, @at, @members
                WHERE @version = (SELECT coalesce(max(version), 0) + 1 FROM staff) ON CONFLICT DO NOTHING
                """,
                cancellation,
                ("version", version),
                ("at", time.GetUtcNow().ToUnixTimeMilliseconds()),
                ("members", wrapped)),
            cancellation);
        return saved == 1
            ? version
            : throw new StreamConflictException($"The staff list is not at version {expectedVersion}; load it again.");
    }

    private static string Label(long version) => $"staff|{version}";
}
