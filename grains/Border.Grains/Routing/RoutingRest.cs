namespace Border.Grains.Routing;

/// <summary>How long a router rests after a page of records, so that a drain has the processors and the database.</summary>
public static class RoutingRest
{
    /// <summary>Never rests longer than this.</summary>
    public static readonly TimeSpan Longest = TimeSpan.FromSeconds(2);

    /// <summary>So long after the last batch a drain is over.</summary>
    public static readonly TimeSpan DrainIsOver = TimeSpan.FromSeconds(2);

    /// <summary>Twice the time that a full page took, while batches keep coming; else nothing.</summary>
    /// <param name="page">How long the page took.</param>
    /// <param name="isFull">True when there may be more records to route.</param>
    /// <param name="sinceBatch">How long ago a batch came; null when none has since the router woke up. Wakes that came during the page are
    /// handled after it, so the last one known may be as old as the page.</param>
    public static TimeSpan After(TimeSpan page, bool isFull, TimeSpan? sinceBatch)
    {
        if (!isFull || sinceBatch is not { } since || since > page + DrainIsOver)
            return TimeSpan.Zero;
        return 2 * page < Longest ? 2 * page : Longest;
    }
}
