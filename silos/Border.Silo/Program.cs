using Border.Ledger;
using Border.Silo.Configuration;
using Border.Silo.Hosting;

// Exit codes: 0 stopped in order, 1 could not run, 2 wrong use.
if (args is not ["--config", var path])
{
    await Console.Error.WriteLineAsync("usage: Border.Silo --config silo.json");
    return 2;
}

SiloSettings settings;
try
{
    settings = SiloSettingsFile.Load(path);
}
catch (SiloSettingsException e)
{
    await Console.Error.WriteLineAsync(e.Message);
    return 2;
}

try
{
    await using var store = await StoreHosting.OpenAsync(settings, TimeProvider.System, CancellationToken.None);
    await using var app = await SiloHost.BuildAsync(settings, store, CancellationToken.None);
    Console.WriteLine($"Border centre {settings.Name}: grains in {GrainHost.Name}, ledger in {store.Kind}.");
    await app.StartAsync();
    Console.WriteLine($"Border centre {settings.Name}: pages and API at {settings.Url}");
    await app.WaitForShutdownAsync();
    return 0;
}
catch (Exception e) when (PortInUse.Explain(e, settings, path) is { } words)
{
    await Console.Error.WriteLineAsync(words);
}
catch (Exception e) when (e is SiloSettingsException or LedgerUnavailableException)
{
    await Console.Error.WriteLineAsync(e.Message);
}
return 1;
