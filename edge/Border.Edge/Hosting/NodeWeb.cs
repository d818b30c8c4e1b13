using System.Net;
using System.Security.Authentication;
using Border.Domain.People;
using Border.Edge.Desk;
using Border.Edge.Health;
using Border.Edge.People;
using Border.Kiosk;
using Border.Kiosk.Desk;
using Border.Officer;
using Border.Officer.Desk;
using Border.Web.Security;
using Microsoft.AspNetCore.DataProtection;

namespace Border.Edge.Hosting;

/// <summary>The node's web server: officer pages, kiosk pages, health. HTTPS only.</summary>
internal static class NodeWeb
{
    private const int MaxBodyBytes = 64 * 1024;
    private const int MaxConnections = 500;

    /// <summary>Builds the server; it does not listen yet.</summary>
    public static WebApplication Build(NodeRuntime node, ILoggerFactory loggers, TimeProvider time)
    {
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions
        {
            ApplicationName = typeof(NodeWeb).Assembly.GetName().Name,
            ContentRootPath = AppContext.BaseDirectory,
        });
        builder.Configuration.Sources.Clear();
        builder.WebHost.UseStaticWebAssets();
        builder.Services.AddSingleton(loggers);
        builder.WebHost.ConfigureKestrel(server =>
        {
            server.AddServerHeader = false;
            server.Limits.MaxRequestBodySize = MaxBodyBytes;
            server.Limits.MaxConcurrentConnections = MaxConnections;
            server.Listen(IPAddress.Parse(node.Settings.Https.Address), node.Settings.Https.Port, listen => listen.UseHttps(https =>
            {
                https.ServerCertificateSelector = (_, _) => node.Certificates.Pages; // renewed without a restart
                https.SslProtocols = SslProtocols.Tls12 | SslProtocols.Tls13;
            }));
        });
        AddServices(builder.Services, node, time);
        var app = builder.Build();
        Use(app);
        Map(app, node);
        return app;
    }

    private static void AddServices(IServiceCollection services, NodeRuntime node, TimeProvider time)
    {
        services.AddSingleton(time);
        services.AddSingleton(node.Live);
        services.AddSingleton<IOfficerDesk>(node.Desk);
        services.AddSingleton<IKioskPost>(new KioskPost(node.Settings.Post, node.Board, time));
        services.AddSingleton(node.SignIn);
        services.AddRazorComponents();
        // Sessions and forms end with the process: no key that could outlive it is written to disk.
        services.AddDataProtection().UseEphemeralDataProtectionProvider();
        services.AddOfficerPages();
        services.AddSignIn();
    }

    private static void Use(WebApplication app)
    {
        app.UseExceptionHandler(error => error.Run(static context =>
            context.Response.WriteAsync("Something went wrong inside the node. Nothing was recorded by this step. Go back and try again.")));
        app.UsePageSecurity();
        app.UseAuthentication();
        app.UseOfficerView();
        app.UseOfficerLanguage();
        app.UseAuthorization();
        app.UseAntiforgery();
    }

    private static void Map(WebApplication app, NodeRuntime node)
    {
        app.MapStaticAssets();
        app.MapHealth(node);
        app.MapSignIn();
        app.MapOfficerLanguage();
        app.MapKioskPages();
        app.MapGet("/", () => TypedResults.LocalRedirect("/officer"));
        app.MapOfficerPages().RequireAuthorization(nameof(Permission.SeeCrossings));
        app.MapOfficerDecisions().RequireAuthorization(nameof(Permission.Decide));
        app.MapOfficerAlerts().RequireAuthorization(nameof(Permission.Decide));
        app.MapOfficerPost().RequireAuthorization(nameof(Permission.RunLanes));
        app.MapOfficerExceptions().RequireAuthorization(nameof(Permission.ClearHits));
        app.MapOfficerInspections().RequireAuthorization(nameof(Permission.Decide));
        app.MapOfficerApprovalList().RequireAuthorization(nameof(Permission.SeeCrossings));
        app.MapOfficerApprovals().RequireAuthorization(nameof(Permission.ApproveDecisions));
        app.MapOfficerWithdrawals().RequireAuthorization(nameof(Permission.Decide));
        app.MapOfficerSwitches().RequireAuthorization(nameof(Permission.RunLanes));
    }
}
