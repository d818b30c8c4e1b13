using System.Data.Common;
using System.Globalization;
using Border.Domain.Crossings;
using Border.Domain.Lanes;
using Border.Domain.Recommendations;
using Border.Ledger.Storage;

namespace Border.Ledger.Crossings;

// Searching: only fields that the query gives are in the SQL, and only as parameters.
internal sealed partial class CrossingIndex
{
    private const int MaxPage = 10_000;

    /// <inheritdoc />
    public Task<CrossingRow?> FindAsync(Guid crossing, CancellationToken cancellation) => database.ReadAsync(
        async session => (await ReadAsync(
            session, "WHERE crossing = @crossing", [("crossing", crossing.ToString("N"))], cancellation)).FirstOrDefault(),
        cancellation);

    /// <inheritdoc />
    public Task<CrossingPage> SearchAsync(CrossingQuery query, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(query);
        ArgumentOutOfRangeException.ThrowIfNegative(query.Page);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(query.Page, MaxPage);
        ArgumentOutOfRangeException.ThrowIfLessThan(query.PageSize, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(query.PageSize, CrossingQuery.MaxPageSize);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(query.Subjects?.Count ?? 0, CrossingQuery.MaxSubjects);
        var (where, parameters) = Where(query);
        return database.ReadAsync(
            async session =>
            {
                var total = await session.ScalarAsync($"SELECT count(*) FROM crossings {where}", cancellation, parameters);
                var rows = await ReadAsync(
                    session,
                    $"{where} ORDER BY opened_at DESC, crossing LIMIT @limit OFFSET @offset",
                    [.. parameters, ("limit", (long)query.PageSize), ("offset", (long)query.Page * query.PageSize)],
                    cancellation);
                return new CrossingPage(rows, Convert.ToInt64(total, CultureInfo.InvariantCulture));
            },
            cancellation);
    }

    private static (string Where, (string, object?)[] Parameters) Where(CrossingQuery query)
    {
        (string Condition, string Name, object? Value)[] all =
        [
            ("opened_at >= @from", "from", query.From?.ToUnixTimeMilliseconds()),
            ("opened_at < @to", "to", query.To?.ToUnixTimeMilliseconds()),
            ("post = @post", "post", query.Post),
            ("lane = @lane", "lane", query.Lane),
            ("outcome = @outcome", "outcome", query.Outcome?.ToString()),
            ("status = @status", "status", query.Status?.ToString()),
        ];
        var given = all.Where(c => c.Value is not null).ToArray();
        var subjects = (query.Subjects ?? []).Select((subject, i) => ($"subject{i}", (object?)subject)).ToArray();
        string[] conditions = [.. given.Select(c => c.Condition), .. query.Subjects is null ? [] : new[] { OfAny(subjects.Select(s => s.Item1)) }];
        return (
            conditions.Length == 0 ? "" : "WHERE " + string.Join(" AND ", conditions),
            [.. given.Select(c => (c.Name, c.Value)), .. subjects]);
    }

    private static string OfAny(IEnumerable<string> subjects) => subjects.Any()
        ? $"crossing IN (SELECT crossing FROM crossing_subjects WHERE subject IN ({string.Join(", ", subjects.Select(name => "@" + name))}))"
        : "FALSE";

    private static async Task<List<CrossingRow>> ReadAsync(
        Session session, string where, (string, object?)[] parameters, CancellationToken cancellation, List<DateTimeOffset>? arrivals = null)
    {
        var rows = await session.QueryAsync(
            "SELECT crossing, post, node, lane, direction, kind, status, opened_at, recommended_at, closed_at, outcome, wait_ms, revision, arrived_at "
            + "FROM crossings " + where,
            reader =>
            {
                arrivals?.Add(reader.Time(13));
                return Row(reader);
            },
            cancellation,
            parameters);
        for (var i = 0; i < rows.Count; i++)
        {
            var subjects = await session.QueryAsync(
                "SELECT subject FROM crossing_subjects WHERE crossing = @crossing ORDER BY subject",
                reader => reader.GetString(0),
                cancellation,
                ("crossing", rows[i].Crossing.ToString("N")));
            rows[i] = rows[i] with { Subjects = subjects };
        }

        return rows;
    }

    private static CrossingRow Row(DbDataReader reader) => new()
    {
        Crossing = Guid.ParseExact(reader.GetString(0), "N"),
        Post = reader.GetString(1),
        Node = reader.GetString(2),
        Lane = reader.GetString(3),
        Direction = Enum.Parse<Direction>(reader.GetString(4)),
        Kind = Enum.Parse<LaneKind>(reader.GetString(5)),
        Status = Enum.Parse<CrossingStatus>(reader.GetString(6)),
        OpenedAt = reader.Time(7),
        RecommendedAt = reader.TimeOrNull(8),
        ClosedAt = reader.TimeOrNull(9),
        Outcome = reader.TextOrNull(10) is { } outcome ? Enum.Parse<Outcome>(outcome) : null,
        WaitMilliseconds = reader.NumberOrNull(11),
        Revision = reader.GetInt64(12),
    };
}
