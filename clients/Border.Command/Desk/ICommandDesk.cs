using Border.Ledger.Alerts;
using Border.Ledger.Crossings;

namespace Border.Command.Desk;

/// <summary>What the pages about posts and crossings need of the centre.</summary>
public interface ICommandDesk
{
    /// <summary>The most open alerts that are listed.</summary>
    const int MaxAlerts = 200;

    /// <summary>The most open alerts that are counted over all posts.</summary>
    const int MaxCounted = 1000;

    /// <summary>Every post the centre knows, those that are dark first.</summary>
    Task<IReadOnlyList<PostScreen>> PostsAsync(CancellationToken cancellation);

    /// <summary>What was decided behind a cut line in the last week and came in five minutes later or more; at most 200, newest arrival first.</summary>
    Task<LateCrossings> LateAsync(CancellationToken cancellation);

    /// <summary>Alerts not yet acknowledged, gravest first; at most <see cref="MaxAlerts"/>.</summary>
    Task<IReadOnlyList<Alert>> OpenAlertsAsync(CancellationToken cancellation);

    /// <summary>Alerts acknowledged within the last day, newest first; at most 100.</summary>
    Task<IReadOnlyList<Alert>> AnsweredAlertsAsync(CancellationToken cancellation);

    /// <summary>Acknowledges an alert; false when somebody was faster or there is none.</summary>
    Task<bool> AcknowledgeAsync(string key, string staffId, CancellationToken cancellation);

    /// <summary>Searches crossings.</summary>
    /// <param name="query">The page size and everything but the subject.</param>
    /// <param name="subject">A plate or document; empty for any.</param>
    /// <param name="cancellation">The page has gone.</param>
    Task<CrossingPage> SearchAsync(CrossingQuery query, SubjectSearch subject, CancellationToken cancellation);

    /// <summary>A crossing with its records; personal parts only when <paramref name="who"/> may see them there. Null when there is none.</summary>
    Task<CrossingScreen?> FindCrossingAsync(Guid crossing, CommandView who, CancellationToken cancellation);

    /// <summary>An image of a crossing; null when there is none here, or <paramref name="who"/> may not see it.</summary>
    /// <param name="crossing">Whose.</param>
    /// <param name="digest">From <see cref="ImageScreen"/>.</param>
    /// <param name="who">Who looks.</param>
    /// <param name="cancellation">The page has gone.</param>
    Task<ImageContent?> ReadImageAsync(Guid crossing, string digest, CommandView who, CancellationToken cancellation);

    /// <summary>The last 24 hours by hour, oldest first, hours without crossings included.</summary>
    /// <param name="post">Only this post; null for all.</param>
    /// <param name="cancellation">The page has gone.</param>
    Task<IReadOnlyList<HourOfCrossings>> LastDayAsync(string? post, CancellationToken cancellation);
}
