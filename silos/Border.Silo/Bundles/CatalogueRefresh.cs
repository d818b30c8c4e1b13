namespace Border.Silo.Bundles;

/// <summary>Looks now and then whether nodes should be told again that what they have is still the newest.</summary>
/// <param name="publisher">Signs and tells.</param>
/// <param name="time">When.</param>
/// <param name="logger">Where a failure is said; the next time may do better.</param>
internal sealed partial class CatalogueRefresh(BundlePublisher publisher, TimeProvider time, ILogger<CatalogueRefresh> logger) : BackgroundService
{
    private static readonly TimeSpan Every = TimeSpan.FromMinutes(10);

    /// <inheritdoc />
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Every, time);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            try
            {
                await publisher.RefreshAsync(stoppingToken);
            }
            catch (Exception failure) when (failure is not OperationCanceledException)
            {
                LogFailed(failure);
            }
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "Nodes could not be told what is in force; it is tried again in ten minutes.")]
    private partial void LogFailed(Exception failure);
}
