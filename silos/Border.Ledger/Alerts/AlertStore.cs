using System.Data.Common;
using Border.Ledger.Storage;

namespace Border.Ledger.Alerts;

/// <summary>Alerts over SQL.</summary>
internal sealed class AlertStore(LedgerDatabase database, TimeProvider time) : IAlertStore
{
    private const string Columns = "key, severity, kind, text, post, node, lane, crossing, raised_at, acknowledged_at, acknowledged_by";

    private long Now => time.GetUtcNow().ToUnixTimeMilliseconds();

    /// <inheritdoc />
    public Task<bool> RaiseAsync(AlertDraft alert, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(alert);
        if (alert.Key.Length is 0 or > 200 || alert.Kind.Length is 0 or > 64 || alert.Text.Length is 0 or > 1000)
            throw new ArgumentException("An alert has a key of 1-200, a kind of 1-64 and a text of 1-1,000 characters.", nameof(alert));
        return database.WriteAsync(
            async session => await session.ExecuteAsync(
                """
                INSERT INTO alerts (key, severity, kind, text, post, node, lane, crossing, raised_at)
                VALUES (@key, @severity, @kind, @text, @post, @node, @lane, @crossing, @at) ON CONFLICT DO NOTHING
                """,
                cancellation,
                ("key", alert.Key),
                ("severity", alert.Severity.ToString()),
                ("kind", alert.Kind),
                ("text", alert.Text),
                ("post", alert.Post),
                ("node", alert.Node),
                ("lane", alert.Lane),
                ("crossing", alert.Crossing?.ToString("N")),
                ("at", Now)) == 1,
            cancellation);
    }

    /// <inheritdoc />
    public Task<bool> AcknowledgeAsync(string key, string by, CancellationToken cancellation)
    {
        ArgumentException.ThrowIfNullOrEmpty(key);
        ArgumentException.ThrowIfNullOrEmpty(by);
        return database.WriteAsync(
            async session => await session.ExecuteAsync(
                "UPDATE alerts SET acknowledged_at = @at, acknowledged_by = @by WHERE key = @key AND acknowledged_at IS NULL",
                cancellation,
                ("key", key),
                ("by", by),
                ("at", Now)) == 1,
            cancellation);
    }

    /// <inheritdoc />
    public async Task<Alert?> FindAsync(string key, CancellationToken cancellation) =>
        (await ListAsync("WHERE key = @key", cancellation, ("key", key))).FirstOrDefault();

    /// <inheritdoc />
    public Task<IReadOnlyList<Alert>> ListOpenAsync(int limit, CancellationToken cancellation) => ListAsync(
        """
        WHERE acknowledged_at IS NULL
        ORDER BY CASE severity WHEN 'Critical' THEN 0 WHEN 'Warning' THEN 1 ELSE 2 END, raised_at DESC, key LIMIT @limit
        """,
        cancellation,
        ("limit", Limit(limit)));

    /// <inheritdoc />
    public Task<IReadOnlyList<Alert>> ListSinceAsync(DateTimeOffset since, int limit, CancellationToken cancellation) => ListAsync(
        "WHERE raised_at >= @since ORDER BY raised_at DESC, key LIMIT @limit",
        cancellation,
        ("since", since.ToUnixTimeMilliseconds()),
        ("limit", Limit(limit)));

    private static long Limit(int limit)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(limit, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(limit, 1000);
        return limit;
    }

    private Task<IReadOnlyList<Alert>> ListAsync(string where, CancellationToken cancellation, params (string, object?)[] parameters) =>
        database.ReadAsync(
            async session => (IReadOnlyList<Alert>)await session.QueryAsync(
                $"SELECT {Columns} FROM alerts {where}", Read, cancellation, parameters),
            cancellation);

    private static Alert Read(DbDataReader reader) => new(
        new AlertDraft(
            reader.GetString(0),
            Enum.Parse<AlertSeverity>(reader.GetString(1)),
            reader.GetString(2),
            reader.GetString(3),
            reader.TextOrNull(4),
            reader.TextOrNull(5),
            reader.TextOrNull(6),
            reader.TextOrNull(7) is { } crossing ? Guid.ParseExact(crossing, "N") : null),
        reader.Time(8),
        reader.TimeOrNull(9),
        reader.TextOrNull(10));
}
