using System.Globalization;

namespace Border.Ledger.Crossings;

// What was decided behind a cut line and is known here only now.
internal sealed partial class CrossingIndex
{
    private const string IsLate = "WHERE arrived_at >= @since AND arrived_at - closed_at >= @late";

    /// <inheritdoc />
    public Task<LateCrossings> ListLateAsync(DateTimeOffset since, TimeSpan lateBy, int limit, CancellationToken cancellation)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(limit, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(limit, CrossingQuery.MaxPageSize);
        (string, object?)[] late = [("since", since.ToUnixTimeMilliseconds()), ("late", (long)lateBy.TotalMilliseconds)];
        return database.ReadAsync(
            async session =>
            {
                var total = await session.ScalarAsync($"SELECT count(*) FROM crossings {IsLate}", cancellation, late);
                var arrivals = new List<DateTimeOffset>();
                var rows = await ReadAsync(
                    session, $"{IsLate} ORDER BY arrived_at DESC, crossing LIMIT @limit", [.. late, ("limit", (long)limit)], cancellation, arrivals);
                return new LateCrossings([.. rows.Zip(arrivals, (row, at) => new LateCrossing(row, at))], Convert.ToInt64(total, CultureInfo.InvariantCulture));
            },
            cancellation);
    }
}
