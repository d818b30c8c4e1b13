using Border.Domain.Records;

namespace Border.Silo.Gateway;

/// <summary>
/// Ends the open connections of nodes that were shut out. A broker that was given a new list of revoked certificates looks at it when somebody connects, and leaves
/// alone who is connected.
/// </summary>
/// <param name="revoked">Who was shut out.</param>
/// <param name="end">Ends a node's connection; see <see cref="Link.Centre.CentreLink.EndConnectionAsync"/>.</param>
/// <param name="time">How often to look.</param>
/// <param name="logger">Says whom it ended.</param>
public sealed partial class RevokedEviction(
    RevokedNodes revoked, Func<NodeName, CancellationToken, Task> end, TimeProvider time, ILogger<RevokedEviction> logger) : BackgroundService
{
    private static readonly TimeSpan Period = TimeSpan.FromSeconds(5);

    /// <inheritdoc />
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Period, time);
        do
        {
            foreach (var node in revoked.TakeUnwelcome())
                await EndAsync(node, stoppingToken);
        }
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }

    private async Task EndAsync(NodeName node, CancellationToken cancellation)
    {
        try
        {
            await end(node, cancellation);
            LogEnded(node);
        }
        catch (Exception e) when (!cancellation.IsCancellationRequested)
        {
            // The broker is away: then the node has no connection either, until it comes again.
            LogFailed(node, e.Message);
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "Node {Node} was shut out; its connection, if it had one, was ended.")]
    private partial void LogEnded(NodeName node);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Node {Node} was shut out and its connection could not be ended: {Problem}")]
    private partial void LogFailed(NodeName node, string problem);
}
