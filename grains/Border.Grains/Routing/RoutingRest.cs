namespace Border.Grains.Routing;

/// <summary>How long a router rests after a page of records, so that a drain has the processors and the database.</summary>
public static class RoutingRest
{
    /// <summary>While a drain lasts, a router has one part of the time and rests for so many.</summary>
    public const int Parts = 4;

    /// <summary>Never rests longer than this.</summary>
    public static readonly TimeSpan Longest = TimeSpan.FromSeconds(2);

    /// <summary>So long after the last batch a drain is over.</summary>
    public static readonly TimeSpan DrainIsOver = TimeSpan.FromSeconds(2);

    /// <summary><see cref="Parts"/> times as long as a full page took, while batches keep coming; else nothing.</summary>
    /// <param name="page">How long the page took.</param>
    /// <param name="isFull">True when there may be more records to route.</param>
    /// <param name="sinceBatch">How long ago a batch came; null when none has since the router woke up. Wakes that came during the page are
    /// handled after it, so the last one known may be as old as the page.</param>
    public static TimeSpan After(TimeSpan page, bool isFull, TimeSpan? sinceBatch)
    {
        if (!isFull || sinceBatch is not { } since || since > page + DrainIsOver)
            return TimeSpan.Zero;
        return Parts * page < Longest ? Parts * page : Longest;
    }
}
