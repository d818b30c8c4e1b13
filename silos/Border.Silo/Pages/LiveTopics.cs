using Border.Grains.Live;
using Border.Web.Live;

namespace Border.Silo.Pages;

/// <summary>
/// Tells open pages what changed: topic <c>posts</c> or <c>alerts</c>. Looks at the grains only while a page is open (see
/// <see cref="ILiveFeed"/>).
/// </summary>
/// <param name="feed">What changed at the centre.</param>
/// <param name="live">The open pages of this silo.</param>
/// <param name="time">The clock of looking for pages.</param>
internal sealed class LiveTopics(ILiveFeed feed, LiveChanges live, TimeProvider time) : BackgroundService
{
    private static readonly TimeSpan Period = TimeSpan.FromSeconds(1);

    /// <inheritdoc />
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Period, time);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            if (live.Listeners > 0)
                await TellAsync(stoppingToken);
        }
    }

    private async Task TellAsync(CancellationToken stopping)
    {
        using var enough = CancellationTokenSource.CreateLinkedTokenSource(stopping);
        await using var watch = time.CreateTimer(_ => StopWhenAlone(enough), null, Period, Period);
        try
        {
            await foreach (var change in feed.ListenAsync(enough.Token))
                live.Publish(change.What == "alerts" ? "alerts" : "posts");
        }
        catch (OperationCanceledException) when (!stopping.IsCancellationRequested)
        {
            // The last page was closed.
        }
    }

    private void StopWhenAlone(CancellationTokenSource enough)
    {
        if (live.Listeners == 0)
            enough.Cancel();
    }
}
