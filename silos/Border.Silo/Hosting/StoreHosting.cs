using Border.Ledger;
using Border.Silo.Configuration;

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
