using System.Collections.Concurrent;
using System.Security.Cryptography;
using Border.Domain.People;
using Border.Domain.Records;
using Border.Grains.Live;
using Border.Grains.Nodes;
using Border.Ledger;
using Border.Ledger.Evidence;
using Border.Link.Bundles;
using Border.Link.Centre;
using Border.Silo.Api;
using Border.Silo.Bundles;
using Border.Silo.Commands;
using Border.Silo.Configuration;
using Border.Silo.Hosting;
using Border.Silo.Pages;
using Border.Silo.People;
using Border.Silo.Subjects;
using Border.Testing;
using Border.Web.Live;
using Border.Web.Security;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using NodeCommand = Border.Link.Commands.Command;

namespace Border.Silo.Tests.Pages;

/// <summary>The command pages of one silo over a real ledger and real grains; only the network to browsers and nodes is in memory.</summary>
internal sealed class CommandSite : IAsyncDisposable
{
    public const string Password = "correct horse battery";

    public static readonly byte[] PseudonymKeyBytes = new byte[32];

    private static readonly string Hash = PasswordHash.Create(Password);

    private readonly TempFolder _folder = new("site");
    private readonly ConcurrentQueue<string> _log = [];
    private WebApplication _app = null!;

    public CentreStore Store { get; private set; } = null!;

    public ECDsa Key { get; } = ECDsa.Create(ECCurve.NamedCurves.nistP256);

    public ConcurrentQueue<(NodeName Node, BundleAnnouncement Announcement)> Announced { get; } = [];

    /// <summary>Commands that the link was given, and what it says to the next ones.</summary>
    public ConcurrentQueue<(NodeName Node, NodeCommand Command)> Sent { get; } = [];

    public SendOutcome Sending { get; set; } = SendOutcome.Sent;

    public CommandDispatcher Dispatcher => _app.Services.GetRequiredService<CommandDispatcher>();

    public IEvidenceArchive Archive => _app.Services.GetRequiredService<IEvidenceArchive>();

    public IEvidenceHandler Evidence => _app.Services.GetRequiredService<IEvidenceHandler>();

    public string[] EvidenceFiles => Directory.GetFiles(_folder["evidence"], "*", SearchOption.AllDirectories);

    public string LedgerFile => _folder["ledger.db"];

    public IReadOnlyList<string> Log => [.. _log];

    public IReadOnlyList<RouteEndpoint> Endpoints =>
        [.. ((IEndpointRouteBuilder)_app).DataSources.SelectMany(d => d.Endpoints).OfType<RouteEndpoint>()];

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    /// <summary>One account per role, named as it in lower case; <c>local</c> is a supervisor of the post <c>south</c> only.</summary>
    public static async Task<CommandSite> StartAsync(TimeProvider? time = null, bool api = false)
    {
        var site = new CommandSite();
        await site.RunAsync(time ?? TimeProvider.System, api);
        return site;
    }

    public Browser Open() => new(_app.GetTestServer());

    public async Task<Browser> SignInAsync(string name)
    {
        var browser = Open();
        using var answer = await browser.SignInAsync(name, Password);
        Assert.Equal(302, (int)answer.StatusCode);
        return browser;
    }

    /// <summary>A node's twin.</summary>
    public INodeGrain Twin(NodeName node) => _app.Services.GetRequiredService<IGrainFactory>().GetGrain<INodeGrain>(node.ToString());

    /// <summary>A node sends what it has, and it is routed.</summary>
    public async Task SendAsync(NodeName node, NodeBatch batch)
    {
        var receipt = await Twin(node).AcceptAsync(batch);
        Assert.Equal(ReceiptOutcome.Accepted, receipt.Outcome);
        var last = new RecordPosition(receipt.Epoch, receipt.Sequence);
        await Eventually.Async(async () => await Store.Ledger.ReadRoutingCursorAsync(node, Cancel) >= last, cancellation: Cancel);
    }

    public async ValueTask DisposeAsync()
    {
        await _app.StopAsync(CancellationToken.None);
        await _app.DisposeAsync();
        await Store.DisposeAsync();
        Key.Dispose();
        _folder.Dispose();
    }

    private async Task RunAsync(TimeProvider time, bool api)
    {
        Store = await CentreStore.OpenSqliteAsync(_folder["ledger.db"], new LedgerOptions { KeyFile = _folder["key"] }, time, Cancel);
        var now = time.GetUtcNow();
        StaffAccount[] accounts =
        [
            .. Enum.GetValues<Role>().Select(role => Account(role.ToString().ToLowerInvariant(), role, "*", now)),
            Account("local", Role.Supervisor, "south", now),
        ];
        Assert.True(await new StaffRegister(Store.Staff, time).TryCreateAsync(new StaffRoll([.. accounts]), Cancel));
        var settings = new SiloSettings
        {
            Name = "silo",
            Url = "https://localhost",
            StateFolder = _folder.Path,
            CertificateFolder = _folder.Path,
            Broker = new BrokerSettings("localhost", 8884),
            Cluster = new ClusterSettings { SiloPort = FreePort.Next(), GatewayPort = FreePort.Next() },
        };
        var builder = WebApplication.CreateBuilder();
        builder.WebHost.UseTestServer();
        builder.Logging.ClearProviders().AddProvider(new QueueLog(_log));
        builder.Services.AddSingleton(time is ManualTimeProvider manual ? new WallTime(manual) : time).AddSingleton(settings);
        builder.AddGrainHost(settings);
        builder.Services.AddBorderGrains(Store).AddSingleton(Store.Ledger).AddSingleton(Store.Alerts).AddSingleton(Store.Crossings)
            .AddSingleton(Store.Staff).AddSingleton(Store.Bundles);
        builder.Services.AddEvidence(settings, Store);
        builder.Services.AddSingleton(Key).AddSingleton(TestRoots.Of(Key)).AddSingleton(new PseudonymKey(PseudonymKeyBytes)).AddSingleton<LiveChanges>();
        builder.Services.AddSingleton<AnnounceBundle>(Announce).AddSingleton<BundlePublisher>().AddSingleton<StandingBundles>();
        builder.Services.AddSingleton(Store.Snapshots).AddSingleton<SendCommand>(Send).AddCommands();
        // Its timers are the test's; those of the grains' host are not.
        builder.Services.AddSingleton(all => ActivatorUtilities.CreateInstance<CommandDispatcher>(all, time));
        if (api)
            builder.Services.AddCentreApi();
        builder.Services.AddRazorComponents();
        builder.Services.AddCentreSignIn(settings.StateFolder).AddCommandPages();
        _app = builder.Build();
        _app.UsePageSecurity();
        _app.UseCentreSignIn();
        _app.MapCommandPages();
        if (api)
            _app.MapCentreApi();
        await _app.StartAsync(Cancel);
    }

    private Task<SendOutcome> Send(NodeName node, NodeCommand command, CancellationToken cancellation)
    {
        Sent.Enqueue((node, command));
        return Task.FromResult(Sending);
    }

    private Task<SendOutcome> Announce(NodeName node, BundleAnnouncement announcement, CancellationToken cancellation)
    {
        Announced.Enqueue((node, announcement));
        return Task.FromResult(SendOutcome.Sent);
    }

    private static StaffAccount Account(string id, Role role, string post, DateTimeOffset at) =>
        new(new StaffMember(id, $"The {id}", [role], Hash, "en", [post]), false, at, "centre");

    private sealed class QueueLog(ConcurrentQueue<string> lines) : ILoggerProvider, ILogger
    {
        public ILogger CreateLogger(string categoryName) => this;

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
            lines.Enqueue($"{logLevel} {formatter(state, exception)} {exception}");

        public void Dispose()
        {
        }
    }
}
