using Border.Ledger;
using Border.Ledger.Evidence;
using Border.Link.Centre;
using Border.Silo.Configuration;
using Border.Silo.Gateway;

namespace Border.Silo.Hosting;

/// <summary>Opens the centre's store and makes its parts services.</summary>
public static class StoreHosting
{
    /// <summary>Opens the store that the settings name; makes the state folder and the schema where missing.</summary>
    /// <exception cref="LedgerUnavailableException">The database cannot be reached.</exception>
    public static Task<CentreStore> OpenAsync(SiloSettings settings, TimeProvider time, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(settings);
        Directory.CreateDirectory(settings.StateFolder);
        if (!OperatingSystem.IsWindows())
            File.SetUnixFileMode(settings.StateFolder, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        var options = new LedgerOptions { KeyFile = settings.Ledger.KeyFile ?? Path.Combine(settings.StateFolder, "ledger.key") };
        return settings.Ledger.Postgres is { } connection
            ? CentreStore.OpenPostgresAsync(connection, options, time, cancellation)
            : CentreStore.OpenSqliteAsync(Path.Combine(settings.StateFolder, "ledger.db"), options, time, cancellation);
    }

    /// <summary>Opens the archive of images beside the ledger and makes it a service; none where several silos share a ledger and no folder is named.</summary>
    /// <exception cref="SiloSettingsException">The folder cannot be used.</exception>
    public static IServiceCollection AddEvidence(this IServiceCollection services, SiloSettings settings, CentreStore store)
    {
        ArgumentNullException.ThrowIfNull(settings);
        ArgumentNullException.ThrowIfNull(store);
        var folder = settings.Ledger.EvidenceFolder ?? (settings.Ledger.Postgres is null ? Path.Combine(settings.StateFolder, "evidence") : null);
        if (folder is null)
            return services;
        try
        {
            services.AddSingleton<IEvidenceArchive>(EvidenceArchive.Open(new EvidenceArchiveOptions { Folder = folder }, store.Ledger));
        }
        catch (IOException e)
        {
            throw new SiloSettingsException($"Images of crossings cannot be kept: {e.Message}", e);
        }

        return services
            .AddSingleton(new EvidenceGatewayOptions { BytesPerDay = settings.Ledger.EvidenceMegabytesPerDay * 1_000_000 })
            .AddSingleton<IEvidenceHandler, EvidenceGateway>();
    }

    /// <summary>Makes the parts of the store services; the store itself comes with the grains.</summary>
    public static IServiceCollection AddStore(this IServiceCollection services, CentreStore store)
    {
        ArgumentNullException.ThrowIfNull(store);
        services.AddSingleton(store.Ledger);
        services.AddSingleton(store.Alerts);
        services.AddSingleton(store.Crossings);
        services.AddSingleton(store.Staff);
        services.AddSingleton(store.Bundles);
        services.AddSingleton(store.Quarantine);
        services.AddSingleton(store.Snapshots);
        return services;
    }
}
