using System.Data.Common;
using System.Security.Cryptography;
using System.Text.RegularExpressions;
using Border.Ledger.Storage;
using Border.Ledger.Subjects;

namespace Border.Ledger.Bundles;

/// <summary>Bundles over SQL.</summary>
internal sealed partial class BundleStore(LedgerDatabase database, LedgerKey key, TimeProvider time) : IBundleStore
{
    private const int MaxBytes = 256 << 20;

    /// <inheritdoc />
    public async Task SaveAsync(string kind, long version, ReadOnlyMemory<byte> content, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(kind);
        ArgumentOutOfRangeException.ThrowIfLessThan(version, 1);
        if (!KindPattern().IsMatch(kind) || content.Length is 0 or > MaxBytes)
            throw new ArgumentException("A bundle has a kind of 1-32 of a-z, 0-9 and '-', and 1 byte to 256 MiB.");
        var digest = SHA256.HashData(content.Span);
        var wrapped = key.Wrap(content.Span, Label(kind, version));
        var stored = await database.WriteAsync(
            async session =>
            {
                await session.ExecuteAsync(
                    """
                    INSERT INTO bundles (kind, version, saved_at, digest, content) SELECT @kind, @version, @at, @digest, @content
                    WHERE NOT EXISTS (SELECT 1 FROM bundles WHERE kind = @kind AND version > @version) ON CONFLICT DO NOTHING
                    """,
                    cancellation,
                    ("kind", kind),
                    ("version", version),
                    ("at", time.GetUtcNow().ToUnixTimeMilliseconds()),
                    ("digest", digest),
                    ("content", wrapped));
                return (byte[]?)await session.ScalarAsync(
                    "SELECT digest FROM bundles WHERE kind = @kind AND version = @version",
                    cancellation,
                    ("kind", kind),
                    ("version", version));
            },
            cancellation);
        if (stored is null || !stored.AsSpan().SequenceEqual(digest))
            throw new StreamConflictException($"Version {version} of the {kind} bundle exists with other content, or a newer one does.");
    }

    /// <inheritdoc />
    public Task<Bundle?> FindAsync(string kind, long version, CancellationToken cancellation) =>
        FindAsync("WHERE kind = @kind AND version = @version", cancellation, ("kind", kind), ("version", version));

    /// <inheritdoc />
    public Task<Bundle?> FindLatestAsync(string kind, CancellationToken cancellation) =>
        FindAsync("WHERE kind = @kind ORDER BY version DESC LIMIT 1", cancellation, ("kind", kind));

    /// <inheritdoc />
    public Task<IReadOnlyList<BundleVersion>> ListLatestAsync(CancellationToken cancellation) => database.ReadAsync(
        async session => (IReadOnlyList<BundleVersion>)await session.QueryAsync(
            """
            SELECT kind, version, saved_at, digest FROM bundles b
            WHERE version = (SELECT max(version) FROM bundles WHERE kind = b.kind) ORDER BY kind
            """,
            ReadVersion,
            cancellation),
        cancellation);

    private Task<Bundle?> FindAsync(string where, CancellationToken cancellation, params (string, object?)[] parameters) => database.ReadAsync(
        async session => (await session.QueryAsync(
            "SELECT kind, version, saved_at, digest, content FROM bundles " + where,
            reader => new Bundle(ReadVersion(reader), key.Unwrap(reader.Bytes(4), Label(reader.GetString(0), reader.GetInt64(1)))),
            cancellation,
            parameters)).FirstOrDefault(),
        cancellation);

    private static BundleVersion ReadVersion(DbDataReader reader) =>
        new(reader.GetString(0), reader.GetInt64(1), reader.Time(2), Convert.ToHexStringLower(reader.Bytes(3)));

    private static string Label(string kind, long version) => $"bundle|{kind}|{version}";

    [GeneratedRegex(@"\A[a-z0-9-]{1,32}\z")]
    private static partial Regex KindPattern();
}
