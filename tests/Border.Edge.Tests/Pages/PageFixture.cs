using Border.Domain.Lanes;
using Border.Domain.Time;
using Border.Domain.Vehicles;
using Border.Edge.Alerts;
using Border.Edge.Recording;
using Border.Edge.Stays;
using Border.Edge.Tests.Nodes;
using Border.Edge.Tests.Pages;
using Border.Edge.Vehicles;
using Border.Testing;
using Deque.AxeCore.Playwright;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Playwright;

[assembly: AssemblyFixture(typeof(PageFixture))]

namespace Border.Edge.Tests.Pages;

/// <summary>One node, cut off from its centre, and one Chromium for all page tests.</summary>
public sealed class PageFixture : IAsyncLifetime
{
    public const string Alert = "The same traveller was at south while it was here in lane foot. Both crossings are kept. Tell your supervisor.";

    /// <summary>A plate that was at another post ten minutes before the node started, with four people, a red Renault, as the centre told.</summary>
    public const string PlateOfSouth = "UTO95";

    private NodeProcess? _node;
    private IPlaywright? _playwright;
    private IBrowser? _browser;
    private readonly SemaphoreSlim _once = new(1, 1);

    internal async Task<NodeProcess> NodeAsync()
    {
        await _once.WaitAsync();
        try
        {
            return _node ??= await StartAsync();
        }
        finally
        {
            _once.Release();
        }
    }

    // The centre told it of something before its line was cut.
    private static async Task<NodeProcess> StartAsync()
    {
        var node = await NodeProcess.PrepareAsync($$""", "broker": { "host": "localhost", "port": {{FreePort.Next()}} }""");
        Assert.Null(new NodeAlerts(node.Folder["data/alerts.json"], TimeProvider.System).Add(Guid.NewGuid(), Alert, Guid.NewGuid()));
        TellOfVehicle(node);
        node.Run();
        await node.ReadyAsync();
        return node;
    }

    private static void TellOfVehicle(NodeProcess node)
    {
        var now = TimeProvider.System.GetUtcNow();
        var (there, pseudonyms) = (now.AddMinutes(-10), Pseudonyms.Load(Path.Combine(node.CertificateFolder, "pseudonym.key")));
        using var book = new StayBook(node.Folder["data/stays"], NullLogger<StayBook>.Instance);
        var visit = new VehicleVisit(
            Guid.NewGuid(), "south", Direction.Entry, new HlcTimestamp(there.ToUnixTimeMilliseconds(), 0), there, DateOnly.FromDateTime(there.UtcDateTime), true, 4, 0)
        {
            Looks = new VehicleDescription(VehicleCategory.PassengerCar, VehicleColour.Red, "RENAULT"),
        };
        Assert.Null(new VehicleBook("north", book, pseudonyms).Tell(pseudonyms.Of(null, PlateOfSouth), [visit], now));
    }

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    /// <summary>A page in a window of this size.</summary>
    internal async Task<IPage> OpenAsync(int width = 1366, int height = 768, bool scripts = true)
    {
        await NodeAsync();
        return await OpenAsync(width, height, scripts, null);
    }

    /// <summary>A page of the smallest screen whose browser asks for a language; no node is started for it.</summary>
    internal Task<IPage> SpeakAsync(string language) => OpenAsync(1366, 768, true, language);

    private async Task<IPage> OpenAsync(int width, int height, bool scripts, string? language)
    {
        await _once.WaitAsync();
        try
        {
            _playwright ??= await Playwright.CreateAsync();
            _browser ??= await _playwright.Chromium.LaunchAsync(new BrowserTypeLaunchOptions { ExecutablePath = Chromium.Path, Args = Chromium.Arguments });
        }
        finally
        {
            _once.Release();
        }

        var context = await _browser.NewContextAsync(new BrowserNewContextOptions
        {
            IgnoreHTTPSErrors = true,
            ViewportSize = new ViewportSize { Width = width, Height = height },
            JavaScriptEnabled = scripts,
            Locale = language,
        });
        OpenPagesAttribute.Keep(context);
        return await context.NewPageAsync();
    }

    internal async Task<IPage> SignInAsync(string name, int width = 1366, int height = 768)
    {
        var page = await OpenAsync(width, height);
        await page.GotoAsync($"{_node!.Address}/officer");
        await page.FillAsync("#name", name);
        await page.FillAsync("#password", NodeProcess.Password);
        await page.Keyboard.PressAsync("Enter");
        // Not the address: that of the sign-in page names the officer's too, and leaving it early would cancel the sign-in.
        await page.WaitForSelectorAsync(".of-who");
        return page;
    }

    /// <summary>No violation of any rule of axe; keeps a picture for whoever wants to look.</summary>
    internal static async Task CheckAsync(IPage page, string picture)
    {
        await TakeAsync(page, picture);
        var violations = (await page.RunAxe()).Violations;
        // A live part that is replaced while axe measures it has no colours: what is wrong with the page is wrong twice.
        if (violations.Length > 0)
            violations = (await page.RunAxe()).Violations;
        Assert.True(
            violations.Length == 0,
            string.Join("\n", violations.Select(v => $"{v.Id}: {v.Help}: {string.Join(" | ", v.Nodes.Select(n => n.Html))}")));
    }

    /// <summary>Keeps a picture for whoever wants to look.</summary>
    internal static async Task TakeAsync(IPage page, string picture)
    {
        Directory.CreateDirectory(RepositoryFolder.PathOf("artifacts/screenshots"));
        await page.ScreenshotAsync(new PageScreenshotOptions { Path = RepositoryFolder.PathOf($"artifacts/screenshots/{picture}.png") });
    }

    public async ValueTask DisposeAsync()
    {
        if (_browser is not null)
            await _browser.DisposeAsync();
        _playwright?.Dispose();
        if (_node is not null)
            await _node.DisposeAsync();
    }
}
