namespace Border.Grains.Live;

/// <summary>
/// Tells pages of this silo that something changed, for server-sent events. Each silo looks for itself once a second, and only while
/// somebody listens: so it is right in a cluster without messages between silos, and costs nothing at night.
/// </summary>
public interface ILiveFeed
{
    /// <summary>Changes from now on. A listener that is too slow loses the oldest; each change only says what to fetch again.</summary>
    IAsyncEnumerable<LiveChange> ListenAsync(CancellationToken cancellation);
}

/// <summary>Something changed.</summary>
/// <param name="What"><c>post</c> or <c>alerts</c>.</param>
/// <param name="Post">The post that changed; null for alerts.</param>
public sealed record LiveChange(string What, string? Post);
