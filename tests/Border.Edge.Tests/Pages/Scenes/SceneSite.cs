using System.Net;
using Border.Officer;
using Border.Officer.Desk;
using Border.Web.Live;
using Border.Web.Security;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Border.Edge.Tests.Pages.Scenes;

/// <summary>The officers' pages over the scenes: a supervisor whose language is the browser's.</summary>
public sealed class SceneSite : IAsyncLifetime
{
    private WebApplication? _app;

    /// <summary>Where it listens.</summary>
    public string Address { get; private set; } = "";

    public async ValueTask InitializeAsync()
    {
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions { ApplicationName = "Border.Edge", ContentRootPath = AppContext.BaseDirectory });
        builder.Logging.ClearProviders();
        builder.WebHost.UseStaticWebAssets().ConfigureKestrel(server => server.Listen(IPAddress.Loopback, 0));
        builder.Services.AddSingleton<IOfficerDesk, SceneDesk>().AddSingleton(TimeProvider.System).AddSingleton<LiveChanges>();
        builder.Services.AddOfficerPages().AddRazorComponents();
        _app = builder.Build();
        _app.UsePageSecurity();
        _app.Use(static (context, next) =>
        {
            context.Features.Set(new OfficerView("sam", "Sam Reed", true, true, true) { Language = context.Request.Headers.AcceptLanguage.ToString()[..2] });
            return next(context);
        });
        _app.UseOfficerLanguage();
        _app.UseAntiforgery();
        _app.MapStaticAssets("Border.Edge.staticwebassets.endpoints.json");
        _app.MapOfficerPages();
        _app.MapOfficerPost();
        _app.MapOfficerDecisions();
        _app.MapOfficerExceptions();
        _app.MapOfficerLanguage();
        await _app.StartAsync();
        Address = _app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single();
    }

    public async ValueTask DisposeAsync()
    {
        if (_app is not null)
            await _app.DisposeAsync();
    }
}
