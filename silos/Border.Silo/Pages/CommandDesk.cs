using Border.Command;
using Border.Command.Desk;
using Border.Ledger.Alerts;
using Border.Ledger.Crossings;
using Border.Silo.Subjects;

namespace Border.Silo.Pages;

/// <summary>Behind the pages of command staff: the grains' picture of the posts, and the ledger's stores.</summary>
/// <param name="alerts">Alerts.</param>
/// <param name="crossings">Crossings to search and count.</param>
/// <param name="posts">What the posts look like now.</param>
/// <param name="history">The records of a crossing.</param>
/// <param name="pseudonyms">Names what is searched for.</param>
/// <param name="time">The clock of "the last day".</param>
internal sealed class CommandDesk(
    IAlertStore alerts, ICrossingIndex crossings, IPostPicture posts, CrossingHistory history, SubjectPseudonyms pseudonyms, TimeProvider time)
    : ICommandDesk
{
    private const int MaxRecent = 500;
    private const int MaxAnswered = 100;
    private const int Hours = 24;
    private static readonly TimeSpan Late = TimeSpan.FromMinutes(5);

    /// <inheritdoc />
    public async Task<IReadOnlyList<PostScreen>> PostsAsync(CancellationToken cancellation)
    {
        var open = (await alerts.ListOpenAsync(ICommandDesk.MaxCounted, cancellation))
            .GroupBy(a => a.Draft.Post ?? "").ToDictionary(g => g.Key, g => g.Count());
        var all = await posts.GetAsync(cancellation);
        return
        [
            .. all.Select(p => p with { OpenAlerts = open.GetValueOrDefault(p.Name) })
                .OrderByDescending(p => p.IsDark).ThenByDescending(p => p.OpenAlerts > 0).ThenBy(p => p.Name, StringComparer.Ordinal),
        ];
    }

    /// <inheritdoc />
    public Task<LateCrossings> LateAsync(CancellationToken cancellation) =>
        crossings.ListLateAsync(time.GetUtcNow().AddDays(-7), Late, CrossingQuery.MaxPageSize, cancellation);

    /// <inheritdoc />
    public Task<IReadOnlyList<Alert>> OpenAlertsAsync(CancellationToken cancellation) =>
        alerts.ListOpenAsync(ICommandDesk.MaxAlerts, cancellation);

    /// <inheritdoc />
    public async Task<IReadOnlyList<Alert>> AnsweredAlertsAsync(CancellationToken cancellation) =>
    [
        .. (await alerts.ListSinceAsync(time.GetUtcNow().AddDays(-1), MaxRecent, cancellation))
            .Where(a => a.AcknowledgedAt is not null).OrderByDescending(a => a.AcknowledgedAt).Take(MaxAnswered),
    ];

    /// <inheritdoc />
    public Task<bool> AcknowledgeAsync(string key, string staffId, CancellationToken cancellation) =>
        alerts.AcknowledgeAsync(key, staffId, cancellation);

    /// <inheritdoc />
    public Task<CrossingPage> SearchAsync(CrossingQuery query, SubjectSearch subject, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(query);
        ArgumentNullException.ThrowIfNull(subject);
        return crossings.SearchAsync(query with { Subjects = subject.IsEmpty ? null : pseudonyms.Of(subject) }, cancellation);
    }

    /// <inheritdoc />
    public async Task<CrossingScreen?> FindCrossingAsync(Guid crossing, CommandView who, CancellationToken cancellation) =>
        await crossings.FindAsync(crossing, cancellation) is { } row ? await history.ReadAsync(row, who, cancellation) : null;

    /// <inheritdoc />
    public async Task<ImageContent?> ReadImageAsync(Guid crossing, string digest, CommandView who, CancellationToken cancellation) =>
        await crossings.FindAsync(crossing, cancellation) is { } row ? await history.ReadImageAsync(row, digest, who, cancellation) : null;

    /// <inheritdoc />
    public async Task<IReadOnlyList<HourOfCrossings>> LastDayAsync(string? post, CancellationToken cancellation)
    {
        var now = time.GetUtcNow();
        var thisHour = new DateTimeOffset(now.Year, now.Month, now.Day, now.Hour, 0, 0, TimeSpan.Zero);
        var first = thisHour.AddHours(1 - Hours);
        var counted = (await crossings.CountHoursAsync(first, post, cancellation)).ToDictionary(h => h.Hour);
        return [.. Enumerable.Range(0, Hours).Select(i => counted.GetValueOrDefault(first.AddHours(i)) ?? new HourOfCrossings(first.AddHours(i), 0, 0, 0))];
    }
}
