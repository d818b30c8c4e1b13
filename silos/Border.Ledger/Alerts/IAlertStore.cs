namespace Border.Ledger.Alerts;

/// <summary>What commanders must see, until one of them acknowledges it.</summary>
public interface IAlertStore
{
    /// <summary>Raises an alert; raising the same key again changes nothing. True when it is new.</summary>
    /// <exception cref="ArgumentException">A field is longer than allowed.</exception>
    Task<bool> RaiseAsync(AlertDraft alert, CancellationToken cancellation);

    /// <summary>Acknowledges an open alert once. False when there is no such alert or somebody was faster.</summary>
    /// <param name="key">The alert's key.</param>
    /// <param name="by">Staff id.</param>
    /// <param name="cancellation">Gives up.</param>
    Task<bool> AcknowledgeAsync(string key, string by, CancellationToken cancellation);

    /// <summary>One alert; null when there is none.</summary>
    Task<Alert?> FindAsync(string key, CancellationToken cancellation);

    /// <summary>Alerts not yet acknowledged, gravest first, then newest.</summary>
    /// <param name="limit">At most this many, 1-1,000.</param>
    /// <param name="cancellation">Gives up.</param>
    Task<IReadOnlyList<Alert>> ListOpenAsync(int limit, CancellationToken cancellation);

    /// <summary>Alerts raised since a time, acknowledged or not, newest first.</summary>
    Task<IReadOnlyList<Alert>> ListSinceAsync(DateTimeOffset since, int limit, CancellationToken cancellation);
}

/// <summary>How grave an alert is.</summary>
public enum AlertSeverity
{
    /// <summary>To know.</summary>
    Notice,

    /// <summary>To look at today.</summary>
    Warning,

    /// <summary>To look at now.</summary>
    Critical,
}

/// <summary>An alert to raise. No text in it names a person or plate; the crossing leads to them.</summary>
/// <param name="Key">Names the cause, so that the same cause raises one alert; at most 200 characters.</param>
/// <param name="Severity">How grave.</param>
/// <param name="Kind">Stable, dotted, for example <c>lookout.hit</c>.</param>
/// <param name="Text">What happened and what to do, in words; at most 1,000 characters.</param>
/// <param name="Post">The post concerned, if any.</param>
/// <param name="Node">The node concerned, <c>post/node</c>, if any.</param>
/// <param name="Lane">The lane concerned, if any.</param>
/// <param name="Crossing">The crossing concerned, if any.</param>
public sealed record AlertDraft(
    string Key,
    AlertSeverity Severity,
    string Kind,
    string Text,
    string? Post = null,
    string? Node = null,
    string? Lane = null,
    Guid? Crossing = null);

/// <summary>An alert.</summary>
/// <param name="Draft">What was raised.</param>
/// <param name="RaisedAt">When, by the centre's clock.</param>
/// <param name="AcknowledgedAt">When it was acknowledged; null while open.</param>
/// <param name="AcknowledgedBy">The staff id of who did.</param>
public sealed record Alert(AlertDraft Draft, DateTimeOffset RaisedAt, DateTimeOffset? AcknowledgedAt, string? AcknowledgedBy);
