using System.Net;
using Border.Grains.Live;
using Border.Ledger;
using Border.Link.Centre;
using Border.Link.Transport;
using Border.Silo.Api;
using Border.Silo.Bundles;
using Border.Silo.Commands;
using Border.Silo.Configuration;
using Border.Silo.Gateway;
using Border.Silo.Health;
using Border.Silo.Pages;
using Border.Silo.People;
using Border.Silo.Subjects;
using Border.Silo.Telemetry;
using Border.Web.Live;
using Border.Web.Security;

namespace Border.Silo.Hosting;

/// <summary>Puts one silo together: store, grains, gateway, pages and API. The order of registration is the order of starting.</summary>
public static class SiloHost
{
    /// <summary>Builds a silo that is ready to run.</summary>
    /// <param name="settings">How it is set up.</param>
    /// <param name="store">The opened store; outlives the silo.</param>
    /// <param name="cancellation">Gives up.</param>
    /// <exception cref="SiloSettingsException">Certificates or keys cannot be used.</exception>
    public static async Task<WebApplication> BuildAsync(SiloSettings settings, CentreStore store, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(settings);
        ArgumentNullException.ThrowIfNull(store);
        var time = TimeProvider.System;
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions
        {
            ApplicationName = typeof(SiloHost).Assembly.GetName().Name,
            ContentRootPath = AppContext.BaseDirectory,
        });
        builder.WebHost.UseStaticWebAssets();
        Listen(builder, settings, time);
        if (settings.Ledger.Postgres is { } connection)
            await ClusterTables.EnsureAsync(connection, cancellation);

        // Orleans names grains in its warnings; keys are pseudonyms, and still nothing below a warning is kept (invariant I11).
        builder.Logging.AddFilter("Orleans", LogLevel.Warning).AddFilter("Microsoft.AspNetCore", LogLevel.Warning);
        // Orleans retries placements with Polly, which tells of every single one.
        builder.Logging.AddFilter("Polly", LogLevel.Warning);
        // It warns of every form that the stricter no-store of all our answers is overridden by its own.
        builder.Logging.AddFilter("Microsoft.AspNetCore.Antiforgery", LogLevel.Error);
        builder.Services.AddSingleton(time).AddSingleton(settings).AddStore(store).AddEvidence(settings, store);
        if (settings.TelemetryEndpoint is { } endpoint)
            builder.Services.AddHostedService(_ => new SiloTelemetry(endpoint, settings.Name));
        builder.AddGrainHost(settings);
        builder.Services.AddBorderGrains(store);
        AddGateway(builder.Services, settings, time);
        builder.Services.AddCentreSignIn(settings.StateFolder);
        builder.Services.AddRazorComponents();
        builder.Services.AddCommandPages();
        builder.Services.AddSingleton<LiveChanges>();
        builder.Services.AddOpenApi();
        builder.Services.AddCentreApi();
        return Map(builder.Build());
    }

    private static void Listen(WebApplicationBuilder builder, SiloSettings settings, TimeProvider time)
    {
        var url = new Uri(settings.Url);
        var certificate = SiloCertificates.LoadHttps(settings.CertificateFolder, time);
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Limits.MaxRequestBodySize = 1024 * 1024;
            if (IPAddress.TryParse(url.Host.Trim('[', ']'), out var address))
                kestrel.Listen(address, url.Port, listen => listen.UseHttps(certificate));
            else
                kestrel.ListenLocalhost(url.Port, listen => listen.UseHttps(certificate));
        });
    }

    private static void AddGateway(IServiceCollection services, SiloSettings settings, TimeProvider time)
    {
        services.AddSingleton(_ => SiloCertificates.LoadSealing(settings.CertificateFolder));
        services.AddSingleton(_ => SiloCertificates.LoadSigning(settings.CertificateFolder));
        services.AddSingleton(all => SiloCertificates.LoadRoot(settings.CertificateFolder, all.GetRequiredService<System.Security.Cryptography.ECDsa>()));
        services.AddSingleton(_ => new PseudonymKey(SiloCertificates.LoadPseudonymKey(settings.CertificateFolder)));
        services.AddSingleton(_ => LinkTransport.Create(time));
        services.AddSingleton(new CentreLinkOptions
        {
            Host = settings.Broker.Host,
            Port = settings.Broker.Port,
            Tls = TlsFiles.In(settings.CertificateFolder),
        });
        services.AddSingleton<AnnounceBundle>(all =>
            (node, announcement, cancellation) => all.GetRequiredService<CentreLink>().AnnounceBundleAsync(node, announcement, cancellation));
        services.AddSingleton<BundlePublisher>().AddSingleton<StandingBundles>().AddHostedService<CatalogueRefresh>();
        services.AddSingleton<SendCommand>(all =>
            (node, command, cancellation) => all.GetRequiredService<CentreLink>().SendCommandAsync(node, command, cancellation));
        services.AddCommands();
        services.AddSingleton<IBundleSource, StoredBundles>();
        services.AddSingleton(all => new RevokedNodes(settings.CertificateFolder, time, all.GetRequiredService<ILogger<RevokedNodes>>()));
        services.AddSingleton<CheckpointSigner>();
        services.AddSingleton<ICentreHandler, CentreGateway>();
        services.AddSingleton<CentreLink>();
        services.AddHostedService(all => all.GetRequiredService<CentreLink>());
        services.AddHostedService(all => new RevokedEviction(
            all.GetRequiredService<RevokedNodes>(),
            (node, cancellation) => all.GetRequiredService<CentreLink>().EndConnectionAsync(node, cancellation),
            time,
            all.GetRequiredService<ILogger<RevokedEviction>>()));
        services.AddHostedService<RoutingSweep>();
    }

    private static WebApplication Map(WebApplication app)
    {
        app.UsePageSecurity();
        app.UseCentreSignIn();
        app.MapStaticAssets();
        app.MapHealth();
        app.MapOpenApi();
        app.MapCentreApi();
        app.MapCommandPages();
        return app;
    }
}
