using Border.Domain.Crossings;
using Border.Domain.Lanes;
using Border.Domain.Recommendations;

namespace Border.Ledger.Crossings;

/// <summary>Every crossing in one row, to search and to count. Made from the records by the lane grains and can be made again.</summary>
public interface ICrossingIndex
{
    /// <summary>Writes rows; a row replaces its crossing's older revision, never a newer one.</summary>
    /// <param name="rows">At most 1,000, all in one transaction.</param>
    /// <param name="cancellation">Gives up.</param>
    Task SaveAsync(IReadOnlyList<CrossingRow> rows, CancellationToken cancellation);

    /// <summary>One crossing; null when the centre knows none.</summary>
    Task<CrossingRow?> FindAsync(Guid crossing, CancellationToken cancellation);

    /// <summary>Crossings that fit every given field of the query, newest first, with how many there are in all.</summary>
    Task<CrossingPage> SearchAsync(CrossingQuery query, CancellationToken cancellation);

    /// <summary>Crossings whose end became known here long after it was: decided behind a cut line. Newest arrival first.</summary>
    /// <param name="since">Arrived at or after.</param>
    /// <param name="lateBy">At least so long after the end, by the node's wall clock.</param>
    /// <param name="limit">At most this many, 1-200.</param>
    /// <param name="cancellation">Gives up.</param>
    Task<LateCrossings> ListLateAsync(DateTimeOffset since, TimeSpan lateBy, int limit, CancellationToken cancellation);

    /// <summary>Per hour from <paramref name="since"/> on, how many crossings were closed and how long they waited; hours without any are left out.</summary>
    /// <param name="since">From the beginning of this hour.</param>
    /// <param name="post">Only this post; null for all.</param>
    /// <param name="cancellation">Gives up.</param>
    Task<IReadOnlyList<HourOfCrossings>> CountHoursAsync(DateTimeOffset since, string? post, CancellationToken cancellation);
}

/// <summary>One crossing. Times are the node's wall clock: shown and searched, never used to order events.</summary>
public sealed record CrossingRow
{
    /// <summary>The crossing's id.</summary>
    public required Guid Crossing { get; init; }

    /// <summary>The post's name.</summary>
    public required string Post { get; init; }

    /// <summary>The node's name within the post.</summary>
    public required string Node { get; init; }

    /// <summary>The lane's name within the post.</summary>
    public required string Lane { get; init; }

    /// <summary>Which way.</summary>
    public required Direction Direction { get; init; }

    /// <summary>What passed.</summary>
    public required LaneKind Kind { get; init; }

    /// <summary>Where it stands.</summary>
    public required CrossingStatus Status { get; init; }

    /// <summary>When the party arrived.</summary>
    public required DateTimeOffset OpenedAt { get; init; }

    /// <summary>When the last recommendation was made.</summary>
    public DateTimeOffset? RecommendedAt { get; init; }

    /// <summary>When it was closed or cancelled.</summary>
    public DateTimeOffset? ClosedAt { get; init; }

    /// <summary>How it ended; null while open or when cancelled.</summary>
    public Outcome? Outcome { get; init; }

    /// <summary>Milliseconds from arrival to the end, by the node's hybrid clock; null while open.</summary>
    public long? WaitMilliseconds { get; init; }

    /// <summary>Pseudonyms of its travellers and vehicle.</summary>
    public IReadOnlyList<string> Subjects { get; init; } = [];

    /// <summary>Grows with every event of the crossing; the greater one wins.</summary>
    public required long Revision { get; init; }
}

/// <summary>What to search for; null fields do not restrict.</summary>
public sealed record CrossingQuery
{
    /// <summary>The largest page: 200.</summary>
    public const int MaxPageSize = 200;

    /// <summary>The most pseudonyms of one search: 8.</summary>
    public const int MaxSubjects = 8;

    /// <summary>Opened at or after.</summary>
    public DateTimeOffset? From { get; init; }

    /// <summary>Opened before.</summary>
    public DateTimeOffset? To { get; init; }

    /// <summary>The post's name.</summary>
    public string? Post { get; init; }

    /// <summary>The lane's name.</summary>
    public string? Lane { get; init; }

    /// <summary>How it ended.</summary>
    public Outcome? Outcome { get; init; }

    /// <summary>Where it stands.</summary>
    public CrossingStatus? Status { get; init; }

    /// <summary>
    /// Pseudonyms of which a crossing has any, at most <see cref="MaxSubjects"/>: a vehicle has two where a node could not tell its country. An
    /// empty list finds nothing.
    /// </summary>
    public IReadOnlyList<string>? Subjects { get; init; }

    /// <summary>Which page, from 0; at most 10,000.</summary>
    public int Page { get; init; }

    /// <summary>Rows per page, 1-200.</summary>
    public int PageSize { get; init; } = 50;
}

/// <summary>A page of crossings.</summary>
/// <param name="Rows">Newest first.</param>
/// <param name="Total">How many fit the query in all.</param>
public sealed record CrossingPage(IReadOnlyList<CrossingRow> Rows, long Total);

/// <summary>A crossing that was known here late.</summary>
/// <param name="Row">The crossing.</param>
/// <param name="ArrivedAt">When its end was known here, by the centre's clock.</param>
public sealed record LateCrossing(CrossingRow Row, DateTimeOffset ArrivedAt);

/// <summary>Crossings that were known here late.</summary>
/// <param name="Rows">The newest arrivals first.</param>
/// <param name="Total">How many there are in all.</param>
public sealed record LateCrossings(IReadOnlyList<LateCrossing> Rows, long Total);

/// <summary>The crossings closed within one hour.</summary>
/// <param name="Hour">The beginning of the hour, UTC.</param>
/// <param name="Closed">How many were closed (cancelled ones not counted).</param>
/// <param name="WaitP50Milliseconds">Half of them waited at most this long.</param>
/// <param name="WaitP95Milliseconds">95% of them waited at most this long.</param>
public sealed record HourOfCrossings(DateTimeOffset Hour, long Closed, long WaitP50Milliseconds, long WaitP95Milliseconds);
