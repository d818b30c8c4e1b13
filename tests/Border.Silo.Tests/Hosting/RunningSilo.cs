using System.Net;
using System.Text.RegularExpressions;
using Border.Domain.People;
using Border.Ledger;
using Border.Silo.Configuration;
using Border.Silo.Hosting;
using Border.Silo.People;
using Border.Testing;
using Microsoft.AspNetCore.Builder;

namespace Border.Silo.Tests.Hosting;

/// <summary>One silo as its program puts it together, on a real broker with mutual TLS, with one account per role.</summary>
public sealed partial class RunningSilo : IAsyncLifetime
{
    public const string Password = "correct horse battery";

    private readonly TempFolder _folder = new("silo");
    private TestCertificates _certificates = null!;
    private CentreStore _store = null!;
    private WebApplication _app = null!;

    public PrivateMosquitto Broker { get; private set; } = null!;

    public SiloSettings Settings { get; private set; } = null!;

    public CentreStore Store => _store;

    public IServiceProvider Services => _app.Services;

    public async ValueTask InitializeAsync()
    {
        _certificates = await TestCertificates.CreateAsync("north/n1");
        Broker = await PrivateMosquitto.StartAsync(_certificates);
        Settings = new SiloSettings
        {
            Name = "silo-1",
            Url = $"https://127.0.0.1:{FreePort.Next()}",
            StateFolder = _folder["state"],
            CertificateFolder = _certificates.CentreFolder,
            Broker = new BrokerSettings("localhost", Broker.CentrePort),
            Cluster = new ClusterSettings { SiloPort = FreePort.Next(), GatewayPort = FreePort.Next() },
        };
        _store = await StoreHosting.OpenAsync(Settings, TimeProvider.System, CancellationToken.None);
        var hash = PasswordHash.Create(Password);
        StaffAccount[] accounts =
        [
            .. Enum.GetValues<Role>().Select(role => role.ToString().ToLowerInvariant()).Select(id => new StaffAccount(
                new StaffMember(id, $"The {id}", [Enum.Parse<Role>(id, ignoreCase: true)], hash, "en", ["*"]), false, DateTimeOffset.UtcNow, "centre")),
        ];
        Assert.True(await new StaffRegister(_store.Staff, TimeProvider.System).TryCreateAsync(new StaffRoll([.. accounts]), CancellationToken.None));
        _app = await SiloHost.BuildAsync(Settings, _store, CancellationToken.None);
        await _app.StartAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await _app.StopAsync();
        await _app.DisposeAsync();
        await _store.DisposeAsync();
        await Broker.DisposeAsync();
        _certificates.Dispose();
        _folder.Dispose();
    }

    /// <summary>A client that trusts the silo's certificate and keeps cookies.</summary>
    public HttpClient Client() => new(new HttpClientHandler
    {
        CookieContainer = new CookieContainer(),
        AllowAutoRedirect = false,
        ServerCertificateCustomValidationCallback = HttpClientHandler.DangerousAcceptAnyServerCertificateValidator,
    })
    {
        BaseAddress = new Uri(Settings.Url),
    };

    /// <summary>A client signed in as the account of a role, named as it in lower case.</summary>
    public async Task<HttpClient> SignInAsync(string role)
    {
        var client = Client();
        var page = await client.GetStringAsync("/sign-in", TestContext.Current.CancellationToken);
        using var form = new FormUrlEncodedContent(new Dictionary<string, string>
        {
            ["__RequestVerificationToken"] = Token().Match(page).Groups[1].Value,
            ["name"] = role,
            ["password"] = Password,
        });
        using var answer = await client.PostAsync("/sign-in", form, TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        return client;
    }

    [GeneratedRegex("name=\"__RequestVerificationToken\"[^>]*value=\"([^\"]+)\"")]
    private static partial Regex Token();
}
