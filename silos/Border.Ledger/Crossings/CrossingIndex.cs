using Border.Ledger.Storage;

namespace Border.Ledger.Crossings;

/// <summary>The crossing index over SQL; searching is in the sibling file.</summary>
internal sealed partial class CrossingIndex(LedgerDatabase database, TimeProvider time) : ICrossingIndex
{
    private const long HourMilliseconds = 3_600_000;

    /// <inheritdoc />
    public Task SaveAsync(IReadOnlyList<CrossingRow> rows, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(rows);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(rows.Count, 1000);
        return rows.Count == 0
            ? Task.CompletedTask
            : database.WriteAsync(
                async session =>
                {
                    // By id, so that two silos writing the same rows lock them in the same order.
                    foreach (var row in rows.OrderBy(r => r.Crossing))
                        await SaveAsync(session, row, cancellation);
                    return true;
                },
                cancellation);
    }

    /// <inheritdoc />
    public Task<IReadOnlyList<HourOfCrossings>> CountHoursAsync(DateTimeOffset since, string? post, CancellationToken cancellation) =>
        database.ReadAsync(
            async session => (IReadOnlyList<HourOfCrossings>)await session.QueryAsync(
                $"""
                WITH closed AS (
                  SELECT closed_at / {HourMilliseconds} AS hour, wait_ms FROM crossings
                  WHERE closed_at >= @since AND outcome IS NOT NULL {(post is null ? "" : "AND post = @post")}),
                ranked AS (
                  SELECT hour, wait_ms, row_number() OVER (PARTITION BY hour ORDER BY wait_ms) AS place,
                    count(*) OVER (PARTITION BY hour) AS n FROM closed)
                SELECT hour, max(n), max(CASE WHEN place = (n + 1) / 2 THEN wait_ms END),
                  max(CASE WHEN place = (n * 95 + 99) / 100 THEN wait_ms END)
                FROM ranked GROUP BY hour ORDER BY hour
                """,
                reader => new HourOfCrossings(
                    DateTimeOffset.FromUnixTimeMilliseconds(reader.GetInt64(0) * HourMilliseconds),
                    reader.GetInt64(1),
                    reader.NumberOrNull(2) ?? 0,
                    reader.NumberOrNull(3) ?? 0),
                cancellation,
                [("since", since.ToUnixTimeMilliseconds() / HourMilliseconds * HourMilliseconds), .. Optional("post", post)]),
            cancellation);

    private async Task SaveAsync(Session session, CrossingRow row, CancellationToken cancellation)
    {
        var id = row.Crossing.ToString("N");
        await session.ExecuteAsync(
            """
            INSERT INTO crossings (crossing, post, node, lane, direction, kind, status, opened_at, recommended_at, closed_at, outcome, wait_ms, revision, arrived_at)
            VALUES (@crossing, @post, @node, @lane, @direction, @kind, @status, @opened, @recommended, @closed, @outcome, @wait, @revision, @arrived)
            ON CONFLICT (crossing) DO UPDATE SET lane = excluded.lane, status = excluded.status, recommended_at = excluded.recommended_at,
              closed_at = excluded.closed_at, outcome = excluded.outcome, wait_ms = excluded.wait_ms, revision = excluded.revision,
              arrived_at = coalesce(crossings.arrived_at, excluded.arrived_at)
            WHERE excluded.revision > crossings.revision
            """,
            cancellation,
            ("crossing", id),
            ("post", row.Post),
            ("node", row.Node),
            ("lane", row.Lane),
            ("direction", row.Direction.ToString()),
            ("kind", row.Kind.ToString()),
            ("status", row.Status.ToString()),
            ("opened", row.OpenedAt.ToUnixTimeMilliseconds()),
            ("recommended", row.RecommendedAt?.ToUnixTimeMilliseconds()),
            ("closed", row.ClosedAt?.ToUnixTimeMilliseconds()),
            ("outcome", row.Outcome?.ToString()),
            ("wait", row.WaitMilliseconds),
            ("revision", row.Revision),
            ("arrived", row.ClosedAt is null ? null : time.GetUtcNow().ToUnixTimeMilliseconds()));
        foreach (var subject in row.Subjects.Order(StringComparer.Ordinal))
            await session.ExecuteAsync(
                "INSERT INTO crossing_subjects (subject, crossing) VALUES (@subject, @crossing) ON CONFLICT DO NOTHING",
                cancellation,
                ("subject", subject),
                ("crossing", id));
    }

    private static IEnumerable<(string, object?)> Optional(string name, object? value) => value is null ? [] : [(name, value)];
}
