using Border.Grains.Nodes;
using Border.Ledger.Alerts;
using Border.Silo.Tests.Hosting;
using Border.Testing;
using Border.Web.Live;
using Deque.AxeCore.Playwright;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;

namespace Border.Silo.Tests.Pages;

/// <summary>The command pages in Chromium, as a silo serves them.</summary>
public sealed class CommandScreenTests(RunningSilo silo) : IClassFixture<RunningSilo>, IAsyncLifetime
{
    private IPlaywright _playwright = null!;
    private IBrowser _browser = null!;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _playwright = await Playwright.CreateAsync();
        _browser = await _playwright.Chromium.LaunchAsync(new BrowserTypeLaunchOptions { ExecutablePath = Chromium.Path, Args = Chromium.Arguments });
    }

    public async ValueTask DisposeAsync()
    {
        await _browser.DisposeAsync();
        _playwright.Dispose();
    }

    [Theory]
    [InlineData(1366, 768)]
    [InlineData(420, 900)]
    [InlineData(360, 740)]
    public async Task EveryPage_WideAndNarrow_FitsTheWindowAndHasNoAxeViolation(int width, int height)
    {
        await ReportAsync();
        await silo.Store.Alerts.RaiseAsync(new AlertDraft("screen|look", AlertSeverity.Critical, "test", "Node north/n1 says nothing. Check its power.", "north"), Cancel);
        var page = await SignInAsync("commander", width, height);
        foreach (var path in new[] { "", "/links", "/alerts", "/crossings", "/statistics", "/lanes/north/l1" })
            await LookAsync(page, path, width);
        page = await SignInAsync("administrator", width, height);
        foreach (var path in new[] { "/erase", "/staff", "/bundles" })
            await LookAsync(page, path, width);
    }

    [Fact]
    public async Task Acknowledged_AfterALiveUpdate_IsStillSaidUntilItIsDismissed()
    {
        await silo.Store.Alerts.RaiseAsync(new AlertDraft("screen|said", AlertSeverity.Warning, "test", "To be acknowledged."), Cancel);
        var page = await SignInAsync("commander", 1366, 768);
        await page.GotoAsync($"{silo.Settings.Url}/command/alerts");
        await page.Keyboard.PressAsync("ArrowDown");
        await page.Keyboard.PressAsync("Enter");
        await page.WaitForSelectorAsync("#said >> text=Acknowledged.");
        await silo.Store.Alerts.RaiseAsync(new AlertDraft("screen|later", AlertSeverity.Warning, "test", "Raised a moment later."), Cancel);
        silo.Services.GetRequiredService<LiveChanges>().Publish("alerts");
        await page.WaitForSelectorAsync("#alerts >> text=Raised a moment later.");
        Assert.Contains("Acknowledged.", await page.TextContentAsync("#said"), StringComparison.Ordinal);
        await CheckAsync(page, "command-said");
        await page.PressAsync("[data-dismiss]", "Enter");
        await page.WaitForSelectorAsync("#said", new PageWaitForSelectorOptions { State = WaitForSelectorState.Hidden });
    }

    [Fact]
    public async Task LaneAndErasure_OrderedByKeyboard_SayWhatWasOrdered()
    {
        await ReportAsync();
        var page = await SignInAsync("commander", 1366, 768);
        await page.GotoAsync($"{silo.Settings.Url}/command/lanes/north/l1");
        await page.PressAsync("main form button", "Enter");
        await page.WaitForSelectorAsync("[role=status] >> text=Ordered.");
        await CheckAsync(page, "command-lane-ordered");
        page = await SignInAsync("administrator", 1366, 768);
        await page.GotoAsync($"{silo.Settings.Url}/command/erase");
        await page.FillAsync("[name=number]", "NOBODY1");
        await page.FillAsync("[name=issuer]", "uto");
        await page.FillAsync("[name=birth]", "740812");
        await page.PressAsync("[name=sure]", "Space");
        await page.PressAsync("main form button", "Enter");
        await page.WaitForSelectorAsync("[role=status] >> text=The centre held no key");
        Assert.DoesNotContain("NOBODY1", page.Url, StringComparison.Ordinal);
        await CheckAsync(page, "command-erased");
    }

    /// <summary>A node tells of a lane, so that there is a post to look at.</summary>
    private async Task ReportAsync()
    {
        // Another node each time: the same one telling another history would be a cloned disk.
        var node = new RecordedNode($"north/{Guid.NewGuid():N}"[..16]);
        node.Now = DateTimeOffset.UtcNow.AddHours(-3);
        node.Cross();
        node.Cross(end: false);
        var twin = silo.Services.GetRequiredService<IGrainFactory>().GetGrain<INodeGrain>(node.Name.ToString());
        await twin.BornAsync(new NodeBirth("1", 1, "1.0.0", 1, 4000, new Dictionary<string, long> { ["policy"] = 3, ["staff"] = 12, ["watchlist"] = 40 }));
        await twin.AcceptAsync(node.All());
        await twin.LostAsync(new NodeLoss("1", 1, "lost"));
        var page = await SignInAsync("commander", 1366, 768);
        await Eventually.Async(
            async () =>
            {
                await page.GotoAsync($"{silo.Settings.Url}/command/lanes/north/l1");
                return await page.QuerySelectorAsync("main form button") is not null;
            },
            TimeSpan.FromSeconds(60),
            cancellation: Cancel);
        await page.Context.CloseAsync();
    }

    private async Task LookAsync(IPage page, string path, int width)
    {
        await page.GotoAsync($"{silo.Settings.Url}/command{path}");
        await CheckAsync(page, $"command{path.Replace('/', '-')}-{width}");
        Assert.True(await page.EvaluateAsync<bool>("() => document.documentElement.scrollWidth <= innerWidth"), $"{path} is wider than {width} pixels");
    }

    private async Task<IPage> SignInAsync(string name, int width, int height)
    {
        var context = await _browser.NewContextAsync(new BrowserNewContextOptions { IgnoreHTTPSErrors = true, ViewportSize = new ViewportSize { Width = width, Height = height } });
        var page = await context.NewPageAsync();
        await page.GotoAsync($"{silo.Settings.Url}/sign-in");
        await page.FillAsync("#name", name);
        await page.FillAsync("#password", RunningSilo.Password);
        await page.Keyboard.PressAsync("Enter");
        await page.WaitForSelectorAsync("text=Sign out");
        return page;
    }

    /// <summary>No violation of any rule of axe; keeps a picture for whoever wants to look.</summary>
    private static async Task CheckAsync(IPage page, string picture)
    {
        Directory.CreateDirectory(RepositoryFolder.PathOf("artifacts/screenshots"));
        await page.ScreenshotAsync(new PageScreenshotOptions { Path = RepositoryFolder.PathOf($"artifacts/screenshots/{picture}.png"), FullPage = true });
        var found = (await page.RunAxe()).Violations;
        Assert.True(found.Length == 0, string.Join("\n", found.Select(v => $"{v.Id}: {v.Help}: {string.Join(" | ", v.Nodes.Select(n => n.Html))}")));
    }
}
