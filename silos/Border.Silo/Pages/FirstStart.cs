using Border.Silo.Bundles;
using Border.Silo.Configuration;
using Border.Silo.People;

namespace Border.Silo.Pages;

/// <summary>Before the first page is served: the first accounts, and the bundles that nodes cannot work without.</summary>
internal sealed class FirstStart(FirstStaff staff, StandingBundles bundles, SiloSettings settings) : IHostedService
{
    /// <inheritdoc />
    public async Task StartAsync(CancellationToken cancellationToken)
    {
        await staff.CreateAsync(settings.DemonstrationStaff, settings.Url, Console.Out, cancellationToken);
        await bundles.StartAsync(cancellationToken);
    }

    /// <inheritdoc />
    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
